"""Works are named by as much of their id as tells them apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.cli.works import AmbiguousWork, short_length, work_named
from output.store import Store
from output.store.errors import UnknownWork
from tests.output.examples import draft, outcome, snapshot

WORKS = ("0123456789abcdef", "0123456789ffffff", "89abcdef01234567")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path) as opened:
        for work in WORKS:
            page = snapshot(work)
            opened.put_snapshot(page)
            entry = draft(page, work_id=work, title=f"Plan {work[-1]}")
            opened.save_draft(entry, outcome(entry))
        yield opened


@pytest.mark.parametrize(("name", "work"), [("8", WORKS[2]), ("0123456789a", WORKS[0]), (WORKS[1], WORKS[1])])
def test_a_beginning_names_the_only_work_that_has_it(name: str, work: str, store: Store) -> None:
    assert work_named(store, name) == work


@pytest.mark.parametrize("name", ["9", "", "123", f"{WORKS[0]}0", "%"])
def test_what_no_work_begins_with_is_unknown(name: str, store: Store) -> None:
    with pytest.raises(UnknownWork, match="entries list"):
        work_named(store, name)


def test_what_several_begin_with_names_them(store: Store) -> None:
    with pytest.raises(AmbiguousWork) as raised:
        work_named(store, "0123")
    for told in ("2 works", WORKS[0], "Plan f", WORKS[1]):
        assert told in str(raised.value)


def test_a_list_shows_enough_to_tell_works_apart(store: Store) -> None:
    lines = store.listing()
    assert short_length(lines) == 11
    assert short_length([line for line in lines if line.work_id != WORKS[0]]) == 8
    assert short_length([]) == 8
