"""Every piece of news is told by one night and no other, whatever became of the night that found it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import pytest

from flows.intake.intake import Intake, open_store
from flows.night import Handed, Selection
from flows.night.taking_in import here
from models.night import Night
from models.outcome import Outcome
from models.source import Source
from tests.fixtures import pages
from tests.flows.night.web import Nights, Publisher, published

PATHS = ["/canals", "/ditches", "/dykes"]
BROKEN = "500 Internal Server Error"


class Killed(BaseException):
    """What ends a night at once."""


@pytest.fixture
def web(tmp_path: Path) -> Iterator[tuple[Nights, Publisher]]:
    plans: dict[str, bytes | str] = {
        path: pages.page(f"Plan {path}", f"<p>The board will mend {path} by 1 March 2028.</p>") for path in PATHS
    }
    with published(plans, tmp_path) as (publisher, settings):
        sources = [Source(id=path.strip("/"), url=f"{publisher.address}{path}", kind="document") for path in PATHS]
        yield Nights(settings.model_copy(update={"batch_size": 1}), publisher, sources), publisher


def pass_by(nights: Nights, *only: str) -> Night:
    return nights.pass_by(Selection(only=only), here(nights.settings, nights.now))


def killed(nights: Nights) -> None:
    """A night that is killed when its first document has been taken in, and that nobody goes on with."""

    def take_in(handed: Sequence[Handed], since: datetime) -> Iterator[Outcome]:
        yield from here(nights.settings, nights.now)(handed, since)
        raise Killed

    with pytest.raises(Killed):
        nights.pass_by(take_in=take_in)
    nights.day += 1


def ingest(nights: Nights, url: str) -> None:
    """Take a document in by hand."""
    with open_store(nights.settings) as store, Intake(nights.settings, store, now=nights.now) as intake:
        assert [outcome.good for outcome in intake.take_in([url])] == [True]


def told(night: Night) -> list[str]:
    """The paths of the night's news, in alphabetical order."""
    return sorted(news.title.removeprefix("Plan ") for news in night.news)


@pytest.mark.parametrize("first_of_all", [True, False])
def test_what_a_killed_night_found_is_told_by_the_next(web: tuple[Nights, Publisher], first_of_all: bool) -> None:
    nights, _ = web
    if not first_of_all:
        watched, nights.sources = nights.sources, []
        pass_by(nights)
        nights.sources = watched
    killed(nights)
    with open_store(nights.settings) as store:
        assert len(store.changes()) == 1
    night = pass_by(nights)
    assert (told(night), night.asked) == (PATHS, 6)
    with open_store(nights.settings) as store:
        assert [begun.ended_at is None for begun in store.nights(2)] == [False, True]
    assert told(pass_by(nights)) == []


def test_what_failed_in_a_killed_night_is_told_by_the_next_though_it_is_not_asked_again(
    web: tuple[Nights, Publisher],
) -> None:
    nights, publisher = web
    publisher.pages["/dykes"] = BROKEN
    killed(nights)
    publisher.taken()
    night = pass_by(nights, "canals", "ditches")
    assert publisher.taken() == ["/canals", "/ditches"]
    assert [trouble.source_id for trouble in night.failed] == ["dykes"]
    assert pass_by(nights, "canals", "ditches").failed == ()


def test_what_was_taken_in_after_a_night_had_ended_is_told_by_the_next(web: tuple[Nights, Publisher]) -> None:
    nights, publisher = web
    watched, nights.sources = nights.sources, []
    pass_by(nights)
    nights.day -= 0.5
    ingest(nights, f"{publisher.address}/canals")
    nights.day += 0.5
    nights.sources = watched[1:2]
    assert told(pass_by(nights)) == ["/canals", "/ditches"]
    assert told(pass_by(nights)) == []


def test_what_was_taken_in_before_the_first_night_is_not_told(web: tuple[Nights, Publisher]) -> None:
    nights, publisher = web
    ingest(nights, f"{publisher.address}/canals")
    nights.day += 0.5
    nights.sources = nights.sources[1:]
    assert told(pass_by(nights)) == ["/ditches", "/dykes"]


def test_what_is_found_while_a_night_is_ending_is_told_by_the_next(
    web: tuple[Nights, Publisher], monkeypatch: pytest.MonkeyPatch
) -> None:
    nights, publisher = web
    nights.sources = nights.sources[1:2]
    with monkeypatch.context() as patched:

        def found_meanwhile(*_: object) -> tuple[()]:
            nights.day += 0.001
            ingest(nights, f"{publisher.address}/canals")
            return ()

        patched.setattr("flows.night.brought.broken", found_meanwhile)
        assert told(pass_by(nights)) == ["/ditches"]
    assert told(pass_by(nights)) == ["/canals"]
