"""A language without rules is said so; rules that are broken are not passed over."""

from pathlib import Path

import pytest

from extractors.find import find
from extractors.outline import outline
from extractors.read import read
from extractors.rules import RulePackError, packs_from
from tests.extractors.read.snapshots import snapshot_of
from tests.fixtures import pages


def test_a_language_without_rules_has_a_warning_and_no_findings() -> None:
    document = read(snapshot_of(pages.spanish()))
    findings = find(document, outline(document))
    assert findings.warnings == ("There are no rules yet for documents in the language 'es'.",)
    assert not findings.actions


@pytest.mark.parametrize("name", ["actions.toml", "words.toml"])
def test_a_broken_pack_is_an_error_that_names_its_file(name: str, tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / name).write_text("[[rule]\n", encoding="utf-8")
    document = read(snapshot_of(pages.sound()))
    with packs_from(tmp_path), pytest.raises(RulePackError, match=f"en/{name}"):
        find(document, outline(document))
