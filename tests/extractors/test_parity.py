"""Two language versions of one work, compared by structure, dates, money and codes."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from extractors.parity import compare
from extractors.parity.align import align, amount_of, deadline_of
from models.entry import Entry, EntryField, Origin
from models.evidence import Evidence
from models.finding import ActionKind, ActionPoint, Amount, Deadline, Pillar, Principle
from models.parity import Aspect
from models.value import LocalText
from models.vocabulary import DOCUMENT_TYPES
from tests.strategies.entries import entries

SHA = "0" * 64


def quote(text: str) -> tuple[Evidence, ...]:
    return (Evidence(snapshot_sha256=SHA, block="b1", start=0, end=len(text), exact=text, page=2),)


def by(end: date | None = None, start: date | None = None, every: str | None = None) -> Deadline:
    return Deadline(text="in due time", start=start, end=end, every=every)


def money(value: str | None, currency: str | None = "EUR") -> Amount:
    return Amount(text="a sum", value=None if value is None else Decimal(value), currency=currency)


def act(name: str, pillar: str | None = None, **rest: Any) -> ActionPoint:
    text = f"We will {name}."
    return ActionPoint(id=name, evidence=quote(text), text=text, kind=ActionKind.COMMITMENT, pillar=pillar, **rest)


def pillars(*names: str) -> tuple[Pillar, ...]:
    return tuple(Pillar(id=name, evidence=quote(name), title=name) for name in names)


def principles(*names: str) -> tuple[Principle, ...]:
    return tuple(Principle(id=name, evidence=quote(name), label=name) for name in names)


def field(value: Any = None) -> EntryField[Any]:
    if value is None:
        return EntryField(reason=LocalText(nl="Niet gevonden.", en="Not found."))
    return EntryField(value=value, origin=Origin.QUOTED, evidence=quote("As of now"))


def entry(language: str = "en", **parts: Any) -> Entry:
    names = (
        "title",
        "jurisdiction",
        "issuer",
        "published",
        "document_type",
        "impact",
        "audience",
        "topics",
        "abstract",
    )
    empty = {name: field() for name in names}
    about = {"work_id": f"plan-{language}", "url": f"https://lorn.example/{language}", "language": language}
    return Entry(snapshot_sha256=SHA, extractor_version="1", **(about | empty | parts))


Y2027, Y2030 = date(2027, 12, 31), date(2030, 12, 31)
EURO = money("5000000")

ALIKE: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("nothing is said at all", {}, {}),
    ("the words differ", {"principles": principles("openness")}, {"principles": principles("openheid")}),
    (
        "pillars are aligned by order",
        {"pillars": pillars("Trust"), "actions": (act("build", "Trust"),)},
        {"pillars": pillars("Vertrouwen"), "actions": (act("bouwen", "Vertrouwen"),)},
    ),
    ("doubtful action points are left out", {"actions": (act("muse", doubtful=True),)}, {}),
    ("deadlines without dates are left out", {"actions": (act("a", deadline=by()),)}, {"actions": (act("b"),)}),
    (
        "'in 2030' is 'by 2030'",
        {"actions": (act("a", deadline=by(Y2030, start=date(2030, 1, 1))),)},
        {"actions": (act("b", deadline=by(Y2030)),)},
    ),
    (
        "sums are compared as numbers",
        {"actions": (act("a", amount=EURO),)},
        {"actions": (act("b", amount=money("5000000.00")),)},
    ),
    ("dates as exact as each version is", {"published": field("2024")}, {"published": field("2024-05")}),
    ("audiences in any order", {"audience": field(("a", "b"))}, {"audience": field(("b", "a"))}),
]


@pytest.mark.parametrize(("first", "second"), [row[1:] for row in ALIKE], ids=[row[0] for row in ALIKE])
def test_no_difference(first: dict[str, Any], second: dict[str, Any]) -> None:
    parity = compare(entry("en", **first), entry("nl", **second))
    assert parity.differences == ()
    assert parity.equal
    assert parity.score == 1


Told = tuple[Aspect, int | None, tuple[str, ...], tuple[str, ...]]
DIFFERENT: list[tuple[str, dict[str, Any], dict[str, Any], list[Told], float]] = [
    (
        "a principle is missing",
        {"principles": principles("a", "b")},
        {"principles": principles("c")},
        [(Aspect.PRINCIPLES, None, ("2",), ("1",))],
        1 / 2,
    ),
    (
        "an action point stands under another pillar",
        {"pillars": pillars("P", "Q"), "actions": (act("a", "P"), act("b", "Q"))},
        {"pillars": pillars("R", "S"), "actions": (act("c", "R"), act("d", "R"))},
        [(Aspect.ACTIONS, 1, ("1",), ("2",)), (Aspect.ACTIONS, 2, ("1",), ("0",))],
        (1 + 1 / 3) / 2,
    ),
    (
        "a pillar is missing with its action point",
        {"pillars": pillars("P", "Q"), "actions": (act("a", "Q"),)},
        {"pillars": pillars("R"), "actions": (act("c"),)},
        [
            (Aspect.PILLARS, None, ("2",), ("1",)),
            (Aspect.ACTIONS, 2, ("1",), ("0",)),
            (Aspect.ACTIONS, None, ("0",), ("1",)),
        ],
        1 / 4,
    ),
    (
        "a deadline is another",
        {"actions": (act("a", deadline=by(Y2030)),)},
        {"actions": (act("b", deadline=by(Y2027)),)},
        [(Aspect.DEADLINES, None, ("2030-12-31",), ("2027-12-31",))],
        1 / 2,
    ),
    (
        "a sum is in other money",
        {"actions": (act("a", amount=EURO),)},
        {"actions": (act("b", amount=money("5000000", "GBP")),)},
        [(Aspect.AMOUNTS, None, ("5000000 EUR",), ("5000000 GBP",))],
        1 / 2,
    ),
    (
        "a sum is missing from the action point that has the same deadline",
        {"actions": (act("a"), act("b", deadline=by(Y2030), amount=EURO))},
        {"actions": (act("c", deadline=by(Y2030)), act("d"))},
        [(Aspect.AMOUNTS, None, ("5000000 EUR",), ())],
        2 / 3,
    ),
    (
        "the dates of publication contradict each other",
        {"published": field("2024-05")},
        {"published": field("2024-06")},
        [(Aspect.PUBLISHED, None, ("2024-05",), ("2024-06",))],
        0,
    ),
    (
        "one version has no date of publication",
        {"published": field("2024-05")},
        {},
        [(Aspect.PUBLISHED, None, ("2024-05",), ())],
        0,
    ),
    (
        "the type and the audience differ",
        {"document_type": field("law"), "audience": field(("x", "y"))},
        {"document_type": field("vision"), "audience": field(("x",))},
        [
            (Aspect.DOCUMENT_TYPE, None, ("law",), ("vision",)),
            (Aspect.AUDIENCE, None, ("x", "y"), ("x",)),
        ],
        1 / 4,
    ),
]


@pytest.mark.parametrize(
    ("first", "second", "told", "score"), [row[1:] for row in DIFFERENT], ids=[row[0] for row in DIFFERENT]
)
def test_differences(first: dict[str, Any], second: dict[str, Any], told: list[Told], score: float) -> None:
    parity = compare(entry("en", **first), entry("nl", **second))
    assert [(d.aspect, d.pillar, d.first.values, d.second.values) for d in parity.differences] == told
    assert parity.score == pytest.approx(score)
    assert not parity.equal


def test_both_sides_are_quoted_with_the_ids_of_their_findings() -> None:
    first = entry("en", actions=(act("mend", deadline=by(Y2030)),), published=field("2023"))
    second = entry("nl", actions=(act("herstellen", deadline=by(Y2027)),), published=field("2024"))
    deadline, published = compare(first, second).differences
    (ours,), (theirs,) = deadline.first.proofs, deadline.second.proofs
    assert (ours.finding, ours.quote, ours.page) == ("mend", "We will mend.", 2)
    assert (theirs.finding, theirs.quote) == ("herstellen", "We will herstellen.")
    assert [(p.finding, p.quote) for p in published.first.proofs] == [(None, "As of now")]


def test_the_action_points_without_counterpart_are_quoted_first() -> None:
    first = entry("en", actions=(act("a"), act("b", deadline=by(Y2030))))
    second = entry("nl", actions=(act("c", deadline=by(Y2030)),))
    (counts, *_) = compare(first, second).differences
    assert [proof.finding for proof in counts.first.proofs] == ["a", "b"]
    assert [proof.finding for proof in counts.second.proofs] == ["c"]


SENTENCES = [
    (
        {"pillars": pillars("P"), "actions": (act("a", "P", deadline=by(Y2030)),)},
        {"pillars": pillars("Q"), "actions": (act("b", "Q"),)},
        "Onder pijler 1 is de termijn van een actiepunt in de eerste versie 2030-12-31, in de tweede niet vermeld.",
        "Under pillar 1 the deadline of an action point is 2030-12-31 in the first version, not stated in the second.",
    ),
    (
        {"document_type": field("strategy")},
        {"document_type": field("unheard-of")},
        f"Documenttype: {DOCUMENT_TYPES['strategy'].label('nl')} in de eerste versie, unheard-of in de tweede.",
        f"Document type: {DOCUMENT_TYPES['strategy'].label('en')} in the first version, unheard-of in the second.",
    ),
]


@pytest.mark.parametrize(("first", "second", "nl", "en"), SENTENCES)
def test_sentences_in_both_languages(first: dict[str, Any], second: dict[str, Any], nl: str, en: str) -> None:
    (difference,) = compare(entry("en", **first), entry("nl", **second)).differences
    assert difference.sentence == LocalText(nl=nl, en=en)


def test_the_summary_names_the_languages_and_the_score() -> None:
    assert "(en, nl)" in compare(entry("en"), entry("nl")).summary.en
    different = compare(entry("en", principles=principles("a", "b")), entry("nl", principles=principles("c"))).summary
    assert "0.50" in different.nl
    assert "0.50" in different.en


DEADLINES = [
    (by(Y2030), "2030-12-31"),
    (by(Y2030, start=date(2028, 1, 1)), "2030-12-31"),
    (by(start=date(2028, 1, 1)), "2028-01-01/.."),
    (by(every="P1Y"), "P1Y"),
    (by(Y2030, every="P1Y"), "2030-12-31 P1Y"),
    (by(), None),
    (None, None),
]


@pytest.mark.parametrize(("deadline", "expected"), DEADLINES)
def test_deadlines_as_dates(deadline: Deadline | None, expected: str | None) -> None:
    assert deadline_of(act("a", deadline=deadline)) == expected


AMOUNTS = [
    (money("5E+6"), "5000000 EUR"),
    (money("0.50"), "0.5 EUR"),
    (money("12", None), "12"),
    (money(None), None),
    (None, None),
]


@pytest.mark.parametrize(("amount", "expected"), AMOUNTS)
def test_amounts_as_numbers(amount: Amount | None, expected: str | None) -> None:
    assert amount_of(act("a", amount=amount)) == expected


ALIGNED: list[tuple[Sequence[ActionPoint], Sequence[ActionPoint], list[str]]] = [
    ([act("a"), act("b")], [act("c"), act("d")], ["a c", "b d"]),
    ([act("a"), act("b", deadline=by(Y2030))], [act("c", deadline=by(Y2030)), act("d")], ["a d", "b c"]),
    ([act("a"), act("b", amount=EURO)], [act("c", amount=EURO)], ["a -", "b c"]),
    (
        [act("a", deadline=by(Y2030)), act("b", deadline=by(Y2030), amount=EURO)],
        [act("c", deadline=by(Y2030), amount=EURO), act("d", deadline=by(Y2030))],
        ["a d", "b c"],
    ),
    ([act("a")], [act("c"), act("d"), act("e")], ["a c", "- d", "- e"]),
    ([], [], []),
]


@pytest.mark.parametrize(("first", "second", "expected"), ALIGNED)
def test_action_points_are_aligned_by_deadline_then_amount_then_order(
    first: Sequence[ActionPoint], second: Sequence[ActionPoint], expected: list[str]
) -> None:
    pairs = align(first, second)
    assert [" ".join(action.id if action else "-" for action in pair) for pair in pairs] == expected


@given(entries())
def test_an_entry_is_equal_to_itself(one: Entry) -> None:
    assert compare(one, one).equal
    assert compare(one, one).score == 1


@given(entries(), entries())
def test_the_score_is_1_exactly_without_differences_and_the_same_both_ways(one: Entry, other: Entry) -> None:
    there, back = compare(one, other), compare(other, one)
    assert 0 <= there.score <= 1
    assert (there.score == 1) == there.equal == back.equal
    assert there.score == back.score
