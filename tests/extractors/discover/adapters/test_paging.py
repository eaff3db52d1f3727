"""Page after page: until all are there, and no further, whatever an interface promises."""

import contextlib
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from extractors.discover.adapters import ADAPTERS, rijksoverheid
from extractors.discover.adapters.paging import MOST_PAGES, PAGE_SIZE, Page, gather
from models.item import Item
from models.snapshot import Snapshot
from models.source import Source
from tests.extractors.discover.adapters import examples
from tests.extractors.discover.adapters.interface import Interface, Parameters, source

MATCHING = 2 * PAGE_SIZE + PAGE_SIZE // 2


def _numbers(start: int) -> range:
    return range(start + 1, min(start + PAGE_SIZE, MATCHING) + 1)


def _govuk(asked: Parameters) -> object:
    results = [examples.govuk_result(number) for number in _numbers(int(asked["start"][0]))]
    return examples.govuk_answer(*results, total=MATCHING)


def _sru(asked: Parameters) -> object:
    records = [examples.sru_record(number) for number in _numbers(int(asked["startRecord"][0]) - 1)]
    return examples.sru(*records, total=MATCHING)


def _cellar(asked: Parameters) -> object:
    offset = int(asked["query"][0].rpartition("OFFSET ")[2].split()[0])
    kinds = ("xhtml", "pdf")
    rows = [examples.binding(n, "nl", "Licht", kind, f"0007.{kind}") for n in _numbers(offset) for kind in kinds]
    return examples.bindings(*rows)


def _register(asked: Parameters) -> object:
    page = int(asked["page"][0])
    results = [examples.register_result(number) for number in _numbers((page - 1) * PAGE_SIZE)]
    return examples.register(*results) | {"count": MATCHING, "total_pages": -(-MATCHING // PAGE_SIZE)}


def _codex(asked: Parameters) -> object:
    results = [examples.codex_result(number) for number in _numbers(int(asked["skip"][0]))]
    return examples.codex(*results, total=MATCHING)


PAGED: list[tuple[Source, Callable[[Parameters], object]]] = [
    (examples.GOVUK, _govuk),
    (examples.BEKENDMAKINGEN, _sru),
    (examples.EURLEX, _cellar),
    (examples.FEDERAL_REGISTER, _register),
    (examples.CODEX, _codex),
]


@pytest.mark.parametrize(("watched", "answer"), PAGED)
def test_all_pages_are_asked_for_and_none_after_the_last(
    watched: Source, answer: Callable[[Parameters], object]
) -> None:
    asked = Interface(answer)
    listing = ADAPTERS[watched.kind](watched, asked)
    assert len(asked.asked) == 3
    assert len(listing.items) == len({item.url for item in listing.items}) == MATCHING
    assert listing.complete
    assert not listing.warnings


def test_a_document_that_is_named_twice_is_as_it_was_named_first() -> None:
    def ask(number: int) -> Page:
        return Page((Item(url="https://lamps.example.org/", source_id="watched", title=f"{number}"),), last=number == 1)

    pages = iter([ask(0), Page((*ask(1).items, ask(2).items[0].model_copy(update={"url": "https://b.org/"})), True)])
    assert [item.title for item in gather(lambda _: next(pages)).items] == ["0", "2"]


ENDLESS: list[tuple[Source, object]] = [
    (examples.GOVUK, examples.govuk_answer(examples.govuk_result(), total=10**6)),
    (examples.BEKENDMAKINGEN, examples.sru(examples.sru_record(), total=10**6)),
    (
        examples.EURLEX,
        examples.bindings(*(examples.binding(n, "nl", "Licht", "xhtml", "1") for n in range(PAGE_SIZE))),
    ),
    (examples.FEDERAL_REGISTER, examples.register(examples.register_result(), pages=10**6)),
    (examples.CODEX, examples.codex(examples.codex_result(), total=10**6)),
]


@pytest.mark.parametrize(("watched", "answer"), ENDLESS)
def test_an_interface_that_repeats_itself_is_left_at_that(watched: Source, answer: object) -> None:
    asked = Interface(lambda _: answer)
    listing = ADAPTERS[watched.kind](watched, asked)
    assert len(asked.asked) == 2
    assert listing.items
    assert not listing.complete
    assert "named nothing new" in listing.warnings[0]


@pytest.mark.parametrize(("watched", "answer"), PAGED)
def test_an_interface_that_always_has_more_is_asked_a_bounded_number_of_times(
    watched: Source, answer: Callable[[Parameters], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(globals(), "MATCHING", 10_000)
    asked = Interface(answer)
    listing = ADAPTERS[watched.kind](watched, asked)
    assert len(asked.asked) == MOST_PAGES
    assert len(listing.items) == MOST_PAGES * PAGE_SIZE
    assert not listing.complete
    assert bool(listing.warnings) is (watched.kind == "codex"), "only its answers are in no known order"


NOW = datetime(2031, 5, 4, tzinfo=UTC)


def _period(asked: Parameters) -> tuple[datetime, datetime]:
    period = json.loads(asked["query"][0])["filters"][-1]["values"][0]
    return datetime.fromisoformat(period["from"]), datetime.fromisoformat(period["to"])


def _published(moments: list[datetime]) -> Interface:
    """The RSS of rijksoverheid.nl over documents of these moments: 20 of the period that is asked for, not the latest."""

    def answer(asked: Parameters) -> object:
        start, end = _period(asked)
        matching = [(number, moment) for number, moment in enumerate(moments) if start <= moment <= end]
        return examples.rss(*(examples.rss_item(number, format_datetime(moment)) for number, moment in matching[-20:]))

    return Interface(answer)


def test_a_full_period_is_asked_for_in_halves_until_all_are_there() -> None:
    asked = _published([NOW - timedelta(hours=11 * number) for number in range(1, 61)])
    listing = rijksoverheid.discover(examples.RIJKSOVERHEID, asked, now=NOW)
    assert len(listing.items) == 60
    assert len(asked.asked) <= rijksoverheid.MOST_REQUESTS
    assert not listing.warnings


def test_a_flood_of_documents_in_one_hour_is_told_of() -> None:
    asked = _published([NOW - timedelta(minutes=number) for number in range(1, 101)])
    watched = source("rijksoverheid", examples.RIJKSOVERHEID.url, days="1")
    listing = rijksoverheid.discover(watched, asked, now=NOW)
    assert len(asked.asked) < rijksoverheid.MOST_REQUESTS
    assert len(listing.items) >= 20
    assert "ask for less" in listing.warnings[0]
    assert min(end - start for start, end in map(_period, asked.asked)) > timedelta(minutes=30)


def test_the_latest_are_among_those_that_are_found_before_it_is_enough() -> None:
    asked = _published([NOW - timedelta(minutes=40 * number) for number in range(1, 1001)])
    listing = rijksoverheid.discover(examples.RIJKSOVERHEID, asked, now=NOW)
    assert len(asked.asked) == rijksoverheid.MOST_REQUESTS
    assert "Vuurtorens 0" in {item.title for item in listing.items}
    assert "ask for less" in listing.warnings[0]


def test_documents_before_the_days_that_are_asked_for_are_left_out() -> None:
    asked = _published([NOW - timedelta(days=number) for number in range(10)])
    watched = source("rijksoverheid", examples.RIJKSOVERHEID.url, days="5")
    assert len(rijksoverheid.discover(watched, asked, now=NOW).items) == 5


class _Wanted(BaseException):
    """Raised for an address of which the answer is not there yet."""


@pytest.mark.parametrize(("watched", "answer"), [*PAGED, (examples.RIJKSOVERHEID, lambda _: examples.rss())])
def test_begun_anew_with_the_answers_so_far_it_asks_for_the_next(
    watched: Source, answer: Callable[[Parameters], object]
) -> None:
    answers: dict[str, Snapshot] = {}
    interface = Interface(answer)

    def get(url: str) -> Snapshot:
        if url not in answers:
            answers[url] = interface(url)
            raise _Wanted
        return answers[url]

    for _ in range(MOST_PAGES):
        with contextlib.suppress(_Wanted):
            ADAPTERS[watched.kind](watched, get)
    assert ADAPTERS[watched.kind](watched, get) == ADAPTERS[watched.kind](watched, Interface(answer))
    assert len(interface.asked) == len(answers) <= MOST_PAGES
