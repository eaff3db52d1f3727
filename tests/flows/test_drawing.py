"""What a worker answers of a document whose work is known."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest

from extractors.failures import SaysItIsGone
from flows.intake.drafting import Assignment, Drafted, Known
from flows.intake.drawing import drawn
from models.change import ChangeKind
from models.snapshot import Snapshot
from tests.fixtures import pages

ASSIGNMENT = Assignment(work_id="harbours", profile="flanders", extractor_version="this")
NOW = pages.page("Harbour plan", "<p>The ministry will build twelve bridges by 2033.</p>")
BEFORE = NOW.replace(b"2033", b"2031")
NOISY = NOW.replace(b"<nav>", b"<nav><a href='/news'>News</a>")


def snapshot(content: bytes) -> Snapshot:
    return Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type="text/html",
        requested_url="https://harbours.example/plan",
        final_url="https://harbours.example/plan",
        fetched_at=datetime(2030, 3, 1, tzinfo=UTC),
    )


def draw(content: bytes, before: bytes | None = None, drawn_by: str = "this", *, compare: bool = True) -> Drafted:
    """The answer for a page, its work's entry having been drawn from ``before``."""
    if before is None:
        return drawn(snapshot(content), ASSIGNMENT, None, None, None)
    entry = drawn(snapshot(NOW), ASSIGNMENT, None, None, None).entry
    assert entry is not None
    known = Known(
        entry_json=entry.model_dump_json(), extractor_version=drawn_by, snapshot=snapshot(before), compare=compare
    )
    return drawn(snapshot(content), ASSIGNMENT, None, None, known)


def test_the_same_text_needs_no_new_entry() -> None:
    answer = draw(NOISY, NOW)
    assert (answer.same, answer.entry, answer.change) == (True, None, None)


def test_the_same_text_drawn_by_another_extractor_is_drawn_anew_and_no_change() -> None:
    answer = draw(NOISY, NOW, drawn_by="another")
    assert answer.entry is not None
    assert (answer.same, answer.change) == (False, None)


def test_another_text_is_compared() -> None:
    answer = draw(NOW, BEFORE, drawn_by="another")
    assert answer.change is not None
    assert [(p.old, p.new) for p in answer.change.passages] == [
        ("The ministry will build twelve bridges by 2031.", "The ministry will build twelve bridges by 2033.")
    ]


def test_a_difference_that_is_ours_is_no_change() -> None:
    answer = draw(NOW, BEFORE, compare=False)
    assert answer.entry is not None
    assert answer.change is None


def test_what_cannot_be_read_any_more_keeps_no_new_version_back() -> None:
    answer = draw(NOW, pages.without_text())
    assert answer.entry is not None
    assert answer.change is not None
    assert (answer.change.kind, answer.change.passages) == (ChangeKind.CHANGED, ())


def test_a_page_that_says_there_is_nothing_is_no_document() -> None:
    with pytest.raises(SaysItIsGone):
        draw(pages.page("Page not found", "<p>Try the home page.</p>"))
