"""A pillar's summary says what the pillar is about; its measures stand below it."""

import pytest

from extractors.draft.pillar_summary import pillar_summaries, stands_alone
from extractors.outline import outline
from models.entry import EntryField
from models.evidence import Evidence, RuleRef
from models.finding import ActionKind, ActionPoint, Pillar
from tests.extractors.draft.made import web

RULE = RuleRef(id="test", version=1)


def _summary(text: str, *measures: str) -> EntryField[str]:
    """The summary of the pillar headed "Clean harbours" whose section holds ``text``, with ``measures`` as actions."""
    document = web(
        f"# Harbour plan\n## Clean harbours\n{text}\n## Safe harbours\nSafe harbours need pilots day and night."
    )
    tree = outline(document)
    heading = document.blocks[1]
    pillar = Pillar(
        id="pillar-1",
        evidence=(Evidence.of(document, heading, 0, len(heading.text), RULE),),
        confidence=1,
        title=heading.text,
        section=1,
    )
    actions = [
        ActionPoint(
            id=f"action-{number}",
            evidence=(Evidence.of(document, block, block.text.index(m), block.text.index(m) + len(m), RULE),),
            confidence=1,
            text=m,
            kind=ActionKind.COMMITMENT,
        )
        for number, m in enumerate(measures)
        for block in document.blocks
        if m in block.text
    ]
    return pillar_summaries(document, tree, [pillar], actions)[0].summary


ABOUT = "Water in harbours is dirtier than it was ten years ago."
MEASURE = "The harbour office will filter the water of all docks by 2033."
RUNS = "It will run the filters with the help of two towns."


def test_it_is_what_describes_and_not_the_measures() -> None:
    assert _summary(f"{ABOUT} {MEASURE} {RUNS}", MEASURE).value == ABOUT


def test_a_sentence_may_go_on_from_the_one_before() -> None:
    more = "It harms fish and swimmers in every season."
    assert _summary(f"{ABOUT} {more} {MEASURE}", MEASURE).value == f"{ABOUT} {more}"


def test_a_pillar_of_measures_alone_has_no_summary_but_a_reason() -> None:
    field = _summary(f"{MEASURE} {RUNS}", MEASURE)
    assert field.value is None
    assert field.reason is not None


def test_nothing_is_taken_from_the_next_section() -> None:
    assert _summary(MEASURE, MEASURE).value is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port needs clean water.", True),
        ("This priority is about clean water.", True),
        ("It is important that water is clean.", True),
        ("This means that water is clean.", False),
        ("Deze pijler gaat over schoon water.", True),
        ("Dat vraagt om schoon water.", False),
        ("Het water in de haven is vuil.", True),
        ("Het wordt elk jaar vuiler.", False),
        ("Cet axe porte sur la qualité de l'eau.", True),
        ("Elle surveille la qualité de l'eau.", False),
        ("Dieses Handlungsfeld betrifft sauberes Wasser.", True),
        ("Dazu gehört sauberes Wasser.", False),
        ("Die Häfen brauchen sauberes Wasser.", True),
    ],
)
def test_what_stands_alone(text: str, expected: bool) -> None:
    assert stands_alone(text) is expected
