"""Works of the same text are linked, whichever came first, and unlinked when one of them says something else."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from models.signature import LENGTH, Signature
from output.store import Store
from output.store.alike import MOST_LINKS
from output.store.errors import UnknownWork
from tests.output.examples import draft, outcome, snapshot


def numbers(start: int, other: int = 0) -> Signature:
    """A signature whose last ``other`` numbers are unlike those of ``numbers(start)``."""
    return tuple(start + at + (1_000_000 if at >= LENGTH - other else 0) for at in range(LENGTH))


def add(store: Store, *works: str) -> None:
    for work in works:
        source = snapshot(f"<p>{work} opens a lighthouse.</p>", f"https://lorn.example/{work}")
        store.put_snapshot(source)
        entry = draft(source, work, f"Plan {work}")
        store.save_draft(entry, outcome(entry))


def test_a_near_duplicate_is_linked_both_ways(store: Store) -> None:
    add(store, "a", "b", "c")
    assert store.save_signature("a", numbers(0)) == ()
    assert store.save_signature("c", numbers(5000)) == ()
    (found,) = store.save_signature("b", numbers(0, other=16))
    assert (found.work_id, found.key, found.title) == ("a", store.key_of("a"), "Plan a")
    assert found.likeness == pytest.approx(0.875)
    assert [link.work_id for link in store.links("a")] == ["b"]
    assert [link.work_id for link in store.links("b")] == ["a"]
    assert store.links("c") == ()


def test_texts_half_alike_are_not_linked(store: Store) -> None:
    add(store, "a", "b")
    store.save_signature("a", numbers(0))
    assert store.save_signature("b", numbers(0, other=64)) == ()


def test_a_new_signature_replaces_the_old_one_and_its_links(store: Store) -> None:
    add(store, "a", "b")
    store.save_signature("a", numbers(0))
    store.save_signature("b", numbers(0))
    assert store.save_signature("b", numbers(0)) == store.links("b") != ()
    assert store.save_signature("b", numbers(9000)) == ()
    assert store.links("a") == ()


def test_a_text_too_short_to_compare_is_linked_to_nothing(store: Store) -> None:
    add(store, "a", "b")
    store.save_signature("a", numbers(0))
    store.save_signature("b", numbers(0))
    assert store.save_signature("b", ()) == ()
    assert store.links("a") == ()


def test_links_are_the_most_alike_first_and_not_without_end(store: Store) -> None:
    works = [f"w{number:02}" for number in range(MOST_LINKS + 3)]
    add(store, "a", *works)
    for number, work in enumerate(works):
        store.save_signature(work, numbers(0, other=number))
    found = store.save_signature("a", numbers(0))
    assert [link.work_id for link in found] == works[:MOST_LINKS]


def test_two_saved_at_once_find_each_other(store: Store) -> None:
    add(store, "a", "b")
    with ThreadPoolExecutor(2) as threads:
        list(threads.map(lambda work: store.save_signature(work, numbers(0)), ("a", "b")))
    assert [link.work_id for link in store.links("a")] == ["b"]


def test_an_unknown_work_has_no_signature(store: Store) -> None:
    with pytest.raises(UnknownWork):
        store.save_signature("nobody", numbers(0))
