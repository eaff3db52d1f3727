"""Which sentences, items and cells are read, and what stands around each."""

import pytest

from extractors.find.units import Unit, units
from models.document import BlockKind
from tests.extractors.find.short_documents import written


def read(text: str) -> list[Unit]:
    return list(units(*written("en", text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ports are old. We will mend them.", ["Ports are old.", "We will mend them."]),
        ("1.2. Publish the fees.", ["Publish the fees."]),
        ("\uf0b7 Publish the fees.", ["Publish the fees."]),
        ("Ports must: (a) publish fees; and (b) keep a log.", ["Ports must:", "publish fees;", "keep a log."]),
        ("Fees | Once a year | Ports publish their fees online", ["Ports publish their fees online"]),
        ("Publish all fees online | Report every spill", ["Publish all fees online", "Report every spill"]),
        ("Milestone | Date | Owner", []),
    ],
    ids=["sentences", "number", "symbol bullet", "run-on list", "wide row", "row of two", "header row"],
)
def test_what_is_read(text: str, expected: list[str]) -> None:
    assert [unit.text for unit in read(text)] == expected


def test_characters_point_into_the_block() -> None:
    text = "Ports are old. We will mend them."
    document, outline = written("en", text)
    for unit in units(document, outline):
        assert document.blocks[unit.block].text[unit.start : unit.end] == unit.text


def test_cells_beside_a_measure_are_kept() -> None:
    (unit,) = read("1.1 Publish a map of wells | Ports | 2031")
    assert (unit.text, unit.beside) == ("Publish a map of wells", ("Ports", "2031"))


LEAD_INS = [
    ("Ports must:\n• publish fees;\n• keep a log.", [None, "Ports must:", "Ports must:"]),
    ("Ports must:\n• publish fees.\nFees are high.", [None, "Ports must:", None]),
    ("Ports must:\n• keep a log of:\n  • spills;\n• pay.", [None, "Ports must:", "keep a log of:", "Ports must:"]),
    ("Ports are old.\n• publish fees.", [None, None]),
]


@pytest.mark.parametrize(("text", "expected"), LEAD_INS, ids=["items", "list over", "nested", "no colon"])
def test_lead_in_over_each(text: str, expected: list[str | None]) -> None:
    assert [unit.setting.lead_in for unit in read(text)] == expected


def test_a_heading_that_announces_governs_its_own_section_only() -> None:
    text = "# Part\n## Ports should:\nPublish fees each year.\n## History\nPublish or perish, they said."
    assert [unit.setting.lead_in for unit in read(text)] == ["Ports should:", None]


def test_a_run_in_title_is_a_heading_to_what_follows() -> None:
    text = "# Education\n(Initiatives)\n• Training of crews.\n# Annex\nFigures follow."
    items = [unit for unit in read(text) if unit.setting.block is BlockKind.LIST_ITEM]
    assert [unit.setting.headings for unit in items] == [("(Initiatives)", "Education")]
