"""Trying a text: what fires, what is cancelled, what would fire elsewhere; counting; comparing findings."""

from collections import Counter
from pathlib import Path

import pytest

from extractors.rules import Setting, load_rules, packs_from
from extractors.rules.coverage import Coverage, count_matches, coverage_of
from extractors.rules.difference import changes
from extractors.rules.trial import firings
from models.document import BlockKind, Document
from models.evidence import Evidence
from models.finding import ActionKind, ActionPoint, Findings, finding_id
from tests.extractors.draft.made import web

PACK = """
about = "Harbours."
[[rule]]
id = "opens"
label = "a harbour opens"
why = "Whoever opens a harbour says so."
kind = "body"
score = 0.8
pattern = ["harbour opens"]
unless = ["<< not|never"]
finds = ["A «harbour opens»."]
ignores = ["Not a harbour opens."]

[[rule]]
id = "listed"
label = "a listed harbour"
why = "Lists name harbours."
kind = "body"
score = 0.8
pattern = ["quay"]
where = { block = ["list-item"] }
setting = { block = "list-item" }
finds = ["A «quay»."]
ignores = ["Nothing."]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "provisions.toml").write_text(PACK)
    return tmp_path


@pytest.mark.parametrize(
    ("text", "block", "rule", "cancelled_by", "elsewhere"),
    [
        ("A harbour opens.", BlockKind.PARAGRAPH, "en.provisions.opens", None, None),
        ("Never a harbour opens.", BlockKind.PARAGRAPH, "en.provisions.opens", "<< not|never", None),
        ("The quay.", BlockKind.LIST_ITEM, "en.provisions.listed", None, None),
        ("The quay.", BlockKind.PARAGRAPH, "en.provisions.listed", None, "block"),
    ],
)
def test_firings(  # noqa: PLR0917
    folder: Path, text: str, block: BlockKind, rule: str, cancelled_by: str | None, elsewhere: str | None
) -> None:
    with packs_from(folder):
        (firing,) = firings(load_rules("en", "provisions"), text, Setting(block=block))
    assert firing.match.ref.id == rule
    assert (firing.match.cancelled_by, firing.elsewhere) == (cancelled_by, elsewhere)
    assert firing.counts == (cancelled_by is None and elsewhere is None)


def test_coverage_counts_matches_and_documents_and_lists_the_silent(folder: Path) -> None:
    said = [("A harbour opens; a harbour opens.", Setting()), ("The quay.", Setting())]
    with packs_from(folder):
        counts = [count_matches("en", said), count_matches("en", said[:1]), Counter[str]()]
        rows = [row for row in coverage_of(["en"], counts) if ".provisions." in row.rule]
    assert rows == [Coverage("en.provisions.opens", 4, 2), Coverage("en.provisions.listed", 0, 0)]


def test_changes_of_findings() -> None:
    document = web("# Plan\nWe open harbours.\n\nWe close quays.\n\nWe paint boats.")
    opens, closes, paints = (_action(document, i) for i in range(3))
    firmer = closes.model_copy(update={"kind": ActionKind.OBLIGATION})
    found = changes(Findings(actions=(opens, closes)), Findings(actions=(firmer, paints)))
    assert [(c.sign, c.kind, c.text) for c in found] == [
        ("-", "action", "We open harbours."),
        ("~", "action", "We close quays."),
        ("+", "action", "We paint boats."),
    ]
    assert found[1].fields == ("kind: ongoing -> obligation",)


def test_equal_findings_have_no_changes() -> None:
    document = web("# Plan\nWe open harbours.")
    findings = Findings(actions=(_action(document, 0),))
    assert changes(findings, findings) == ()


def _action(document: Document, index: int) -> ActionPoint:
    block = [block for block in document.blocks if block.kind is BlockKind.PARAGRAPH][index]
    evidence = Evidence.of(document, block, 0, len(block.text))
    text = block.text
    return ActionPoint(id=finding_id("action", text), evidence=(evidence,), text=text, kind=ActionKind.ONGOING)
