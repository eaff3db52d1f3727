"""The list of changes, the page of one, and what the page of a work says of them."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from models.change import Change, ChangeKind, FindingChange, PassageChange
from models.finding import ActionPoint
from output.desk.options import DeskOptions
from output.store import Store
from tests.output.desk.reviewing import LORN, stored
from tests.output.desk.visiting import Visitor, desk
from tests.output.examples import draft, outcome, snapshot
from tests.output.test_alike import numbers

FOUND = datetime(2026, 5, 1, 12, tzinfo=UTC)


def change(
    work: str = LORN.work_id, kind: ChangeKind = ChangeKind.CHANGED, priority: int = 3, **known: object
) -> Change:
    values = {"work_id": work, "kind": kind, "priority": priority, "url": LORN.url, **known}
    return Change.model_validate(values)


def body(page: str) -> str:
    """What a reader of the page reads."""
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def test_without_changes_the_list_says_when_there_will_be_some(local: Visitor) -> None:
    page = local.get("/changes").text
    assert "Nothing has changed yet" in page
    assert '<a href="/changes" aria-current="page">Changes</a>' in page


def test_changes_are_listed_newest_first_with_kind_priority_and_note(local: Visitor, desk_store: Store) -> None:
    stored(desk_store)
    desk_store.save_changes([change(kind=ChangeKind.NEW, priority=2)], FOUND)
    note = "Two <b>deadlines</b> were moved."
    passages = (PassageChange(new="A second lighthouse."),)
    desk_store.save_changes([change(priority=1, note=note, passages=passages)], FOUND + timedelta(hours=1))
    page = local.get("/changes").text
    assert re.findall(r'<h2><a href="/changes/(\d+)"', page) == ["2", "1"]
    assert "Two &lt;b&gt;deadlines&lt;/b&gt; were moved." in page
    assert "1 passage" in body(page) and "Look now" in body(page)
    assert "1–2 of 2" in page


FILTERS = [
    ("kind=moved", ["3"]),
    ("priority=1", ["2"]),
    ("priority=3", ["2", "1"]),
    ("since=2026-05-03", ["3"]),
    ("kind=changed&priority=1&since=2026-05-02", ["2"]),
    ("kind=nonsense&priority=9&since=yesterday&page=x", ["3", "2", "1"]),
]


@pytest.mark.parametrize(("query", "expected"), FILTERS)
def test_filters_stand_in_the_address(local: Visitor, desk_store: Store, query: str, expected: list[str]) -> None:
    stored(desk_store)
    for day, (kind, priority) in enumerate((("changed", 3), ("changed", 1), ("moved", 4))):
        desk_store.save_changes([change(kind=ChangeKind(kind), priority=priority)], FOUND + timedelta(days=day))
    page = local.get(f"/changes?{query}").text
    assert re.findall(r'<h2><a href="/changes/(\d+)"', page) == expected


@pytest.mark.parametrize("zone", ["Europe/Brussels", "America/New_York"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_day_at_the_end_of_the_calendar_leaves_nothing_out(desk_store: Store, zone: str, day: str) -> None:
    stored(desk_store)
    desk_store.save_changes([change()], FOUND)
    visitor = Visitor(desk(desk_store, DeskOptions(timezone=ZoneInfo(zone))))
    assert "1–1 of 1" in visitor.get(f"/changes?since={day}").text


def test_a_filter_that_leaves_nothing_can_be_cleared(local: Visitor, desk_store: Store) -> None:
    stored(desk_store)
    desk_store.save_changes([change()], FOUND)
    page = local.get("/changes?kind=removed").text
    assert "No change matches this" in page
    assert '<option value="removed" selected>removed (0)</option>' in page
    assert '<a class="button" href="/changes">' in page


def test_the_list_comes_in_pages(local: Visitor, desk_store: Store) -> None:
    stored(desk_store)
    desk_store.save_changes([change() for _ in range(60)], FOUND)
    first = local.get("/changes?kind=changed").text
    assert "1–50 of 60" in first and 'rel="prev"' not in first
    assert 'rel="next" href="/changes?kind=changed&amp;page=2"' in first
    second = local.get("/changes?kind=changed&page=2").text
    assert "51–60 of 60" in second and 'rel="next"' not in second
    assert 'rel="prev" href="/changes?kind=changed"' in second
    assert "No change matches this" in local.get("/changes?kind=changed&page=99").text


def test_a_change_shows_the_words_that_differ_by_section(local: Visitor, desk_store: Store) -> None:
    stored(desk_store)
    passages = (
        PassageChange(section=("2 Lights", "2.1 Capes"), old="It opens in May.", new="It opens in June."),
        PassageChange(section=("2 Lights", "2.1 Capes"), new="It has a <lamp>."),
        PassageChange(old="Draft."),
        PassageChange(section=("2 Lights", "2.1 Capes"), old="It has no keeper."),
    )
    desk_store.save_changes([change(passages=passages)], FOUND)
    page = local.get("/changes/1").text
    assert page.count("2 Lights › 2.1 Capes") == 1
    assert "It opens in <del>May</del><ins>June</ins>." in page
    assert "<ins>It has a &lt;lamp&gt;.</ins>" in page
    places = [page.index(words) for words in ("It has no keeper.", "Before the first heading", "<del>Draft.</del>")]
    assert places == sorted(places), "what was removed stands in its section"
    assert "No finding is touched." in page


def test_a_change_leads_to_the_claims_that_the_entry_still_has(local: Visitor, desk_store: Store) -> None:
    stored(desk_store)
    action: ActionPoint = LORN.actions[0]
    findings = (
        FindingChange(group="actions", id=action.id, old="They opened.", new=action.text, parts=("text", "deadline")),
        FindingChange(group="principles", id="lost-1", new="Openness"),
        FindingChange(group="pillars", id="lost-2", old="Clean ships"),
    )
    desk_store.save_changes([change(findings=findings)], FOUND)
    page, key = local.get("/changes/1").text, desk_store.key_of(LORN.work_id)
    link = re.search(rf'href="(/work/{key}\?claim={action.id}#[^"]+)"', page)
    assert link
    anchor = link[1].partition("#")[2]
    assert f'id="{anchor}"' in local.get(link[1]).text
    said = body(page)
    assert "changed: the words, the deadline" in said
    assert "no longer in the entry" in said and page.count("?claim=") == 1
    assert "vanished Pillar Clean ships" in said


def test_a_change_leads_to_both_snapshots_and_the_old_one_is_marked_as_such(local: Visitor, desk_store: Store) -> None:
    old = snapshot("<p>The ministry will open a lighthouse.</p>", "https://lorn.example/lights")
    new = snapshot("<p>The ministry will open two lighthouses.</p>", "https://lorn.example/lights")
    for source in (old, new):
        desk_store.put_snapshot(source)
        entry = draft(source, "lights")
        desk_store.save_draft(entry, outcome(entry))
    desk_store.save_changes([change("lights", old_sha256=old.sha256, new_sha256=new.sha256)], FOUND)
    page, key = local.get("/changes/1").text, desk_store.key_of("lights")
    then, now = (f"/work/{key}?of={source.sha256}&amp;view=text#source" for source in (old, new))
    assert f'href="{then}">As it was</a>' in page
    assert f'href="{now}">As it is now</a>' in page
    assert "This is how the document was before" in local.get(then.replace("&amp;", "&")).text
    assert "This is how the document was before" not in local.get(now.replace("&amp;", "&")).text
    assert "Earlier version" not in local.get(f"/work/{key}?of={'0' * 64}").text


def test_a_snapshot_that_the_work_never_had_is_not_linked(local: Visitor, desk_store: Store) -> None:
    stored(desk_store)
    desk_store.save_changes([change(old_sha256="0" * 64)], FOUND)
    assert "As it was" not in local.get("/changes/1").text


def test_addresses_are_only_links_when_they_are_safe(local: Visitor, desk_store: Store) -> None:
    stored(desk_store)
    moved = change(kind=ChangeKind.MOVED, old_url="javascript:alert(1)", url="https://lorn.example/new")
    desk_store.save_changes([moved], FOUND)
    page = local.get("/changes/1").text
    assert 'href="https://lorn.example/new"' in page
    assert "javascript:alert(1)" in page and 'href="javascript' not in page


def test_the_changes_of_a_work_lead_to_each_other(local: Visitor, desk_store: Store) -> None:
    stored(desk_store)
    other = snapshot("<p>Other.</p>", "https://lorn.example/other")
    desk_store.put_snapshot(other)
    entry = draft(other, "other")
    desk_store.save_draft(entry, outcome(entry))
    desk_store.save_changes([change(), change("other"), change(), change()], FOUND)
    page = local.get("/changes/3").text
    assert 'rel="prev" href="/changes/1"' in page
    assert 'rel="next" href="/changes/4"' in page


def test_a_long_change_is_shown_in_part_until_all_is_asked_for(local: Visitor, desk_store: Store) -> None:
    stored(desk_store)
    passages = tuple(PassageChange(new=f"Passage {number}.") for number in range(250))
    desk_store.save_changes([change(passages=passages)], FOUND)
    part, whole = local.get("/changes/1").text, local.get("/changes/1?whole=true").text
    assert "The first 200 of 250 passages." in part and "Passage 249." not in part
    assert "Passage 249." in whole and "The first" not in whole


@pytest.mark.parametrize("path", ["/changes/1", "/changes/99999"])
def test_a_change_that_is_not_there_is_not_found(local: Visitor, path: str) -> None:
    assert local.get(path).status_code == 404


@pytest.mark.parametrize("kind", list(ChangeKind))
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_kind_is_explained(local: Visitor, desk_store: Store, kind: ChangeKind, language: str) -> None:
    stored(desk_store)
    desk_store.save_changes([change(kind=kind)], FOUND)
    page = local.get("/changes/1", headers={"Accept-Language": language})
    assert page.status_code == 200 and f'<html lang="{language}">' in page.text


def test_the_page_of_a_work_says_when_it_changed_and_what_has_the_same_text(local: Visitor, desk_store: Store) -> None:
    work = stored(desk_store)
    assert "work-news" not in local.get(f"/work/{work.key}").text
    desk_store.save_changes([change(kind=ChangeKind.NEW)], FOUND)
    assert "work-news" not in local.get(f"/work/{work.key}").text
    twin = snapshot("<p>Twin.</p>", "https://marn.example/twin")
    desk_store.put_snapshot(twin)
    entry = draft(twin, "twin", "The same plan")
    desk_store.save_draft(entry, outcome(entry))
    desk_store.save_signature("twin", numbers(0))
    desk_store.save_signature(LORN.work_id, numbers(0, other=16))
    desk_store.save_changes([change()], FOUND)
    page = local.get(f"/work/{work.key}").text
    assert '<a href="/changes/2">changed on 1 May 2026, 12:00</a>' in page
    assert f'<a href="/work/{desk_store.key_of("twin")}">The same plan</a>' in page
    assert "(88 % alike)" in page or "(87 % alike)" in page
