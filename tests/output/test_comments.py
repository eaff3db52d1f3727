import pytest

from models.decision import Verb
from output.review.errors import EmptyComment, UnknownTarget
from output.store import Store
from output.store.errors import UnknownComment, UnknownWork
from tests.output.reviewers import WORK, decide, drawn


def test_comments_point_at_claims_and_are_counted_until_resolved(store: Store) -> None:
    drawn(store)
    first = store.comment(WORK, "action-1", "ada", "Which ministry?")
    second = store.comment(WORK, None, "bob", "Nice.\nReally.")
    assert store.comments(WORK) == store.work(WORK).comments == (first, second)
    assert (first.target, first.who, second.target, second.text) == ("action-1", "ada", None, "Nice.\nReally.")
    assert store.queue().lines[0].comments == 2
    resolved = store.resolve_comment(first.id, "eve")
    assert (resolved.resolved_by, resolved.resolved_at is not None) == ("eve", True)
    assert store.resolve_comment(first.id, "bob") == resolved
    assert store.queue().lines[0].comments == 1


def test_a_comment_changes_neither_state_nor_revision(store: Store) -> None:
    drawn(store)
    before = store.work(WORK)
    store.comment(WORK, "title", "ada", "Why?")
    after = store.work(WORK)
    assert (after.state, after.revision) == (before.state, before.revision)
    assert after.changed_at > before.changed_at


def test_a_comment_on_what_was_rejected_is_possible(store: Store) -> None:
    drawn(store)
    decide(store, Verb.REJECT, "action-1")
    store.comment(WORK, "action-1", "ada", "It was promised before.")


@pytest.mark.parametrize(
    ("work", "target", "text", "error"),
    [
        ("nowhere", None, "Hello", UnknownWork),
        (WORK, "nowhere", "Hello", UnknownTarget),
        (WORK, None, " \n", EmptyComment),
    ],
)
def test_a_comment_needs_a_place_and_words(
    store: Store, work: str, target: str | None, text: str, error: type[Exception]
) -> None:
    drawn(store)
    with pytest.raises(error):
        store.comment(work, target, "ada", text)
    with pytest.raises(UnknownComment):
        store.resolve_comment(1, "ada")
