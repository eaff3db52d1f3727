"""What is selected or copied leads to one passage of the document, or to a reason why not."""

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import BlockKind, Document
from output.desk.source.placing import Span
from output.desk.source.selection import LONGEST_QUOTE, UnclearSelection, between, quoted
from tests.output.desk.sources import PAGE, TEXTS, document

READ = document(PAGE)


def words(read: Document, spans: tuple[Span, ...]) -> list[str]:
    texts = {block.id: block.text for block in read.blocks}
    return [texts[span.block][span.start : span.end] for span in spans]


COPIED = [
    ("It will dredge the bay by 2030.", ["It will dredge the bay by 2030."]),
    ("  It will\n dredge   the bay ", ["It will dredge the bay"]),
    ('Publish a "calendar" of tides - online.', ["Publish a “calendar” of tides – online."]),
    ("harbour master.\n\nPublish a", ["harbour master.", "Publish a"]),
    ("It will dred-\nge the bay", ["It will dredge the bay"]),
    ("It will dredge the bay\u00ad", ["It will dredge the bay"]),
    ("2030 | Ministry", ["2030 | Ministry"]),
]


@pytest.mark.parametrize(("quote", "expected"), COPIED)
def test_a_copied_quote_is_found(quote: str, expected: list[str]) -> None:
    assert words(READ, quoted(READ, quote)) == expected


REFUSED = [
    ("", "empty"),
    (" \n\u00ad ", "empty"),
    ("The ministry will close a lighthouse.", "absent"),
    ("The ministry will open a lighthouse.", "ambiguous"),
    ("x" * (LONGEST_QUOTE + 1), "too_long"),
]


@pytest.mark.parametrize(("quote", "reason"), REFUSED)
def test_a_quote_that_is_no_passage_is_refused_by_name(quote: str, reason: str) -> None:
    with pytest.raises(UnclearSelection) as refused:
        quoted(READ, quote)
    assert refused.value.reason == reason


def test_ambiguous_words_are_counted() -> None:
    with pytest.raises(UnclearSelection) as refused:
        quoted(READ, "will open a lighthouse")
    assert refused.value.values == {"n": 2}


SELECTED = [
    (("b3:0", "b3:36"), ["The ministry will open a lighthouse."]),
    (("b3:36", "b3:0"), ["The ministry will open a lighthouse."]),
    (("b3:5", "b3:20"), ["ministry will open"]),
    (("b3:37", "b4:9"), ["It will dredge the bay by 2030.", "Appoint a"]),
    (("b2:2", "b4:25"), ["What we will do", TEXTS[2][1], "Appoint a harbour master."]),
    (("b6:0", "b6:999"), ["Bay | 2030 | Ministry"]),
]


@pytest.mark.parametrize(("ends", "expected"), SELECTED)
def test_a_selection_is_cut_out_and_ends_at_words(ends: tuple[str, str], expected: list[str]) -> None:
    read = words(READ, between(READ, *ends))
    assert [text.strip() for text in read] == [text.strip() for text in expected]


@pytest.mark.parametrize(
    ("ends", "reason"),
    [
        (("b99:0", "b3:4"), "gone"),
        (("b3", "b3:4"), "gone"),
        (("b3:-1", "b3:4"), "gone"),
        (("b3:36", "b3:37"), "empty"),
        (("", ""), "gone"),
    ],
)
def test_a_selection_of_nothing_is_refused_by_name(ends: tuple[str, str], reason: str) -> None:
    with pytest.raises(UnclearSelection) as refused:
        between(READ, *ends)
    assert refused.value.reason == reason


def test_a_chapter_is_no_selection() -> None:
    long = document(PAGE, tuple((BlockKind.PARAGRAPH, f"Paragraph {n}.") for n in range(40)))
    with pytest.raises(UnclearSelection) as refused:
        between(long, "b1:0", "b40:5")
    assert refused.value.reason == "too_long"


@given(st.data())
def test_every_unique_passage_is_found_where_it_was_copied(data: st.DataObject) -> None:
    block = data.draw(st.sampled_from(READ.blocks))
    start = data.draw(st.integers(0, len(block.text) - 1))
    end = data.draw(st.integers(start + 1, len(block.text)))
    copied = block.text[start:end]
    try:
        (span,) = quoted(READ, copied)
    except UnclearSelection as unclear:
        assert unclear.reason in {"empty", "ambiguous"}
    else:
        assert READ.blocks[int(span.block[1:]) - 1].text[span.start : span.end] == copied.strip()


@given(st.text(max_size=60), st.text(max_size=60))
def test_anything_is_a_passage_or_refused(begin: str, end: str) -> None:
    for ask in (partial(between, READ, begin, end), partial(quoted, READ, begin)):
        try:
            assert ask()
        except UnclearSelection:
            continue
