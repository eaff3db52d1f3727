"""What comes out of the demo documents is what came out when somebody last read it."""

import json
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from models.entry import Entry, EntryField
from models.evidence import Evidence
from models.finding import Finding
from tests.golden.demo import WORKS, processed
from tests.golden.subset import subset


@pytest.mark.parametrize("work", WORKS)
def test_entry_is_the_golden_one(work: str, request: pytest.FixtureRequest) -> None:
    golden = Path(__file__).parent / "golden" / f"{work}.json"
    text = json.dumps(subset(processed(work)), ensure_ascii=False, indent=2) + "\n"
    if request.config.getoption("--update-golden"):
        golden.write_text(text, encoding="utf-8")
    before = golden.read_text(encoding="utf-8")
    changes = "\n".join(unified_diff(before.splitlines(), text.splitlines(), "golden", "now", lineterm=""))
    assert text == before, f"read the changes; if they are wanted, see tests/golden/README.md\n{changes}"


@pytest.mark.parametrize("work", WORKS)
def test_every_claim_of_the_entry_is_in_the_document(work: str) -> None:
    document, _, entry = processed(work)
    proofs = list(_proofs(entry))
    assert proofs
    for proof in proofs:
        proof.check(document)


@pytest.mark.parametrize("work", WORKS)
def test_every_finding_names_its_rule(work: str) -> None:
    for finding in _findings(processed(work).entry):
        assert finding.evidence[0].rule is not None, finding.id


def _findings(entry: Entry) -> tuple[Finding, ...]:
    return (*entry.principles, *entry.pillars, *entry.actions, *entry.provisions, *entry.mentions)


def _proofs(entry: Entry) -> Iterator[Evidence]:
    """All evidence of findings, takeaways and fields."""
    for finding in _findings(entry):
        yield from finding.evidence
    for takeaway in entry.takeaways:
        yield from takeaway.evidence
    for extract in entry.pillar_summaries:
        yield from extract.summary.evidence
    for name in type(entry).model_fields:
        field = getattr(entry, name)
        if isinstance(field, EntryField):
            yield from field.evidence
