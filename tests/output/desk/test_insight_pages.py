"""The pages with numbers show what is stored, in both languages, and lead to the claims."""

from datetime import UTC, date, datetime
from xml.etree import ElementTree

import pytest

from models.alert import Alert, AlertKind
from models.decision import Verb
from models.source import Source
from models.source_state import SourceState
from models.value import LocalText
from output.desk import SourceUnavailable
from output.desk.insight.bars import TALLEST, bar_chart
from output.desk.insight.timeline import COLUMN_WIDTH, LARGEST, timeline
from output.desk.source.quoted import claim_anchor
from output.insight.promises import Grid, Quarter
from output.store import Store
from output.store.visits import Visits
from tests.output.desk.visiting import Visitor, desk
from tests.output.insight.examples import RULE, decided, stored

SOON = date(datetime.now(UTC).year + 1, 2, 28)
PAGES = ("/insight", "/insight/rules", "/insight/sources", "/insight/actions")


@pytest.fixture
def visitor(desk_store: Store) -> Visitor:
    source = Source(id="lorn", url="https://lorn.example/plans")
    return Visitor(desk(desk_store, sources=lambda: (source,)))


def text_of(visitor: Visitor, path: str) -> str:
    answer = visitor.get(path)
    assert answer.status_code == 200, answer.text
    return str(answer.text)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_empty_desk_says_what_to_do(visitor: Visitor, path: str, language: str) -> None:
    answer = visitor.get(path, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text


def test_a_rule_leads_to_its_wrong_hits_and_these_to_the_claims(visitor: Visitor, desk_store: Store) -> None:
    stored(desk_store, "plan", ("We", SOON), ("We", SOON))
    decided(desk_store, "plan", "action-0", Verb.REJECT, reason="No <plan>.")
    page = text_of(visitor, "/insight/rules")
    address = f"/insight/rules/{RULE.id}?version={RULE.version}"
    assert address in page
    assert "too few as yet" in page
    hits = text_of(visitor, address)
    assert f'href="/work/{desk_store.key_of("plan")}#{claim_anchor("action-0")}"' in hits
    assert "No &lt;plan&gt;." in hits
    assert "Nothing of this rule" in text_of(visitor, "/insight/rules/en.none")


def test_a_source_that_was_never_asked_says_so(visitor: Visitor) -> None:
    assert "not asked yet" in text_of(visitor, "/insight/sources")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["needs attention", "Names no document.", "0 (usually 20)", "/nights"]),
        ("nl", ["vraagt aandacht", "Noemt geen document.", "0 (gewoonlijk 20)", "/nights"]),
    ],
)
def test_a_source_shows_its_visits_and_its_alerts(
    visitor: Visitor, desk_store: Store, language: str, words: list[str]
) -> None:
    now = datetime(2026, 11, 23, 2, 15, tzinfo=UTC)
    known = SourceState(
        source_id="lorn", first_checked_at=now, checked_at=now, due_at=now, recent_items=(20, 20, 0), items=0
    )
    sentence = LocalText(nl="Noemt geen document.", en="Names no document.")
    desk_store.save_visits(Visits(night=desk_store.begin_night(now).number, sources=(known,)))
    desk_store.settle_alerts([Alert(source_id="lorn", kind=AlertKind.EMPTY, sentence=sentence, opened_at=now)], now)
    page = visitor.get("/insight/sources", headers={"accept-language": language}).text
    assert [word for word in words if word not in page] == []
    shown = visitor.get("/api/v1/insight/sources").json()["sources"][0]
    assert (shown["state"], shown["items"], shown["alerts"][0]["sentence"]) == ("alert", 0, "Names no document.")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_source_that_answers_shows_what_could_not_be_read(visitor: Visitor, desk_store: Store, language: str) -> None:
    now = datetime(2026, 11, 23, 2, 15, tzinfo=UTC)
    warning = "Page 2 of <the list> could not be read."
    known = SourceState(source_id="lorn", first_checked_at=now, checked_at=now, due_at=now, sentence=warning)
    desk_store.save_visits(Visits(night=desk_store.begin_night(now).number, sources=(known,)))
    page = visitor.get("/insight/sources", headers={"accept-language": language}).text
    assert '<span lang="en">Page 2 of &lt;the list&gt; could not be read.</span>' in page
    shown = visitor.get("/api/v1/insight/sources").json()["sources"][0]
    assert (shown["state"], shown["sentence"]) == ("well", warning)


def test_a_list_of_sources_that_cannot_be_read_is_told(desk_store: Store) -> None:
    def unreadable() -> tuple[Source, ...]:
        raise SourceUnavailable("sources.toml: no TOML.")

    visitor = Visitor(desk(desk_store, sources=unreadable))
    assert "sources.toml: no TOML." in text_of(visitor, "/insight/sources")
    assert visitor.get("/api/v1/insight/sources").json()["detail"] == "sources.toml: no TOML."


def test_action_points_stand_in_the_chart_the_table_and_the_list(visitor: Visitor, desk_store: Store) -> None:
    stored(desk_store, "plan", ("The Ministry", SOON), ("The Ministry", SOON), (None, SOON))
    page = text_of(visitor, "/insight/actions")
    quarter = str(Quarter.of(SOON))
    assert f'aria-label="The Ministry, {quarter}: 2 action points"' in page
    assert f'aria-label="All others, {quarter}: 1 action point"' in page
    assert page.count(f"#{claim_anchor('action-1')}") == 1
    assert "3 action points" in page
    chart = page[page.index("<svg") : page.index("</svg>") + 6]
    ElementTree.fromstring(chart)


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("owner=the+ministry", 2),
        ("owner=nobody", 0),
        (f"quarter={Quarter.of(SOON)}", 3),
        ("quarter=1999-Q1", 0),
        ("jurisdiction=NL&kind=commitment", 3),
        ("jurisdiction=XX", 0),
        ("owner=&jurisdiction=&kind=", 3),
    ],
)
def test_the_list_is_narrowed_down_by_the_address(visitor: Visitor, desk_store: Store, query: str, count: int) -> None:
    stored(desk_store, "plan", ("The Ministry", SOON), ("The Ministry", SOON), ("We", SOON))
    assert f"{count} action points" in text_of(visitor, f"/insight/actions?{query}")


@pytest.mark.parametrize("query", ["quarter=2027-Q5", "quarter=x", "start=0001-Q1", "page=0"])
def test_an_address_that_makes_no_sense_is_refused_in_words(visitor: Visitor, query: str) -> None:
    assert visitor.get(f"/insight/actions?{query}").status_code == 422


def test_everything_from_documents_is_escaped(visitor: Visitor, desk_store: Store) -> None:
    stored(desk_store, "plan", ('"><script>alert(1)</script>', SOON))
    page = text_of(visitor, "/insight/actions")
    assert "<script>alert" not in page


def test_the_area_of_a_circle_is_its_number() -> None:
    quarters = (Quarter(2027, 1), Quarter(2027, 2))
    grid = Grid(quarters=quarters, owners=("A",), counts={("A", "2027-Q1"): 16, ("A", "2027-Q2"): 4}, others={})
    chart = timeline(grid, date(2027, 2, 15))
    (row,) = chart.rows
    assert [dot.radius for dot in row.dots] == [LARGEST, LARGEST / 2]
    assert [dot.x for dot in row.dots] == [COLUMN_WIDTH * 0.5, COLUMN_WIDTH * 1.5]
    assert chart.today is not None
    assert 0 < chart.today < COLUMN_WIDTH
    assert timeline(grid, date(2026, 12, 31)).today is None


def test_the_tallest_bar_of_a_row_is_its_largest_number() -> None:
    chart = bar_chart({"drafts": [0, 5, 10], "published": [0, 0, 0]})
    assert [[bar.height for bar in row.bars] for row in chart.rows] == [[0, TALLEST / 2, TALLEST], [0, 0, 0]]
