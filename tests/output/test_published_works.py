from output.review import State
from output.store import Store
from output.store.published_works import publication_stamp, published_work, published_works
from tests.output.examples import EXTRACTOR
from tests.output.reviewers import WORK, accept_all, drawn, move, publish


def test_works_are_known_once_published_with_all_their_versions(store: Store) -> None:
    drawn(store, "one")
    assert published_works(store.engine) == ()
    publish(store)
    drawn(store, "two", actions={"action-2": "The council will dredge the harbour."}, extractor=f"{EXTRACTOR}.1")
    accept_all(store)
    move(store, State.APPROVED, State.PUBLISHED)
    (work,) = published_works(store.engine)
    assert (work.work_id, work.key, work.withdrawn_at) == (WORK, store.key_of(WORK), None)
    assert list(work.versions) == [line.published_at for line in reversed(store.publications(WORK))]
    assert store.publication(WORK, work.versions[0]).number == 1
    assert published_work(store.engine, work.key) == work


def test_the_newest_work_stands_first(store: Store) -> None:
    for name in ("first", "second"):
        drawn(store, name, work_id=name)
        publish(store, name)
    assert [work.work_id for work in published_works(store.engine)] == ["second", "first"]


def test_a_withdrawal_says_when_until_it_is_published_again(store: Store) -> None:
    drawn(store, "one")
    publish(store)
    store.withdraw(WORK, "ada", "A mistake.")
    (work,) = published_works(store.engine)
    assert work.withdrawn_at is not None and work.withdrawn_at >= work.versions[-1]
    move(store, State.IN_REVIEW, State.APPROVED)
    assert published_works(store.engine)[0].withdrawn_at == work.withdrawn_at
    move(store, State.PUBLISHED)
    (again,) = published_works(store.engine)
    assert (again.withdrawn_at, len(again.versions)) == (None, 2)


def test_what_was_never_published_is_not_there(store: Store) -> None:
    drawn(store, "one")
    assert published_work(store.engine, store.key_of(WORK)) is None
    assert published_work(store.engine, "0123456789abcdef") is None


def test_the_stamp_changes_with_every_publication_and_withdrawal(store: Store) -> None:
    stamps = [publication_stamp(store.engine)]
    drawn(store, "one")
    publish(store)
    stamps.append(publication_stamp(store.engine))
    store.withdraw(WORK, "ada", "A mistake.")
    stamps.append(publication_stamp(store.engine))
    assert len(set(stamps)) == 3
    assert publication_stamp(store.engine) == stamps[-1]
