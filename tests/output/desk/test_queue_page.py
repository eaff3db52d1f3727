"""The queue page: what it lists, counts and says when there is nothing."""

import re

from models.user import Role
from models.vocabulary import DOCUMENT_TYPES
from output.store import Store
from tests.output.desk.reviewing import LORN, colleague, stored
from tests.output.desk.visiting import Visitor, desk
from tests.output.examples import draft, outcome, snapshot


def ingest(store: Store, number: int, title: str = "") -> str:
    """Store a small draft; its key."""
    source = snapshot(f"<p>The ministry will open lighthouse {number}.</p>", f"https://lorn.example/{number}")
    store.put_snapshot(source)
    entry = draft(source, f"work-{number}", title or f"Plan {number}")
    store.save_draft(entry, outcome(entry))
    return store.key_of(entry.work_id)


def titles(page: str) -> list[str]:
    return re.findall(r'<h2><a href="/work/\w+"[^>]*>([^<]+)</a>', page)


def test_a_new_desk_says_how_to_begin(local: Visitor) -> None:
    page = local.get("/").text
    assert "There are no drafts yet" in page
    assert "policy-monitor ingest URL" in page
    assert "There are no drafts yet" in local.get("/?q=anything").text


def test_a_search_without_a_hit_offers_to_clear(local: Visitor, desk_store: Store) -> None:
    ingest(desk_store, 1)
    page = local.get("/?q=volcano").text
    assert "No draft matches this" in page
    assert "Clear all filters" in page


def test_drafts_come_with_what_matters_and_link_to_their_review(local: Visitor, desk_store: Store) -> None:
    work = stored(desk_store)
    page = local.get("/").text
    assert f'href="/work/{work.key}"' in page
    for part in (
        LORN.title.value,
        DOCUMENT_TYPES["strategy"].label("en"),
        "Ministry of Digital Affairs",
        "4 March 2026",
        "0 of 39 decided",
        "Impact 3",
    ):
        assert str(part) in page, part


def test_what_was_searched_for_is_marked(local: Visitor, desk_store: Store) -> None:
    stored(desk_store)
    assert re.search(r'class="snippet"[^>]*>.*<mark>sandbox</mark>', local.get("/?q=sandbox").text)


def test_filters_count_what_each_value_would_leave(local: Visitor, desk_store: Store) -> None:
    stored(desk_store)
    for number in range(3):
        ingest(desk_store, number)
    page = local.get("/?impact=3").text
    assert titles(page) == [LORN.title.value]
    assert '<option value="none">None (3)</option>' in page
    assert '<option value="3" selected>3 (1)</option>' in page
    assert "Remove: Impact score: 3" in page


def test_a_long_queue_has_pages(local: Visitor, desk_store: Store) -> None:
    for number in range(51):
        ingest(desk_store, number)
    first = local.get("/").text
    assert len(titles(first)) == 50
    assert "1–50 of 51" in first
    assert 'href="/?page=2"' in first
    second = local.get("/?page=2").text
    assert "51–51 of 51" in second
    assert len({*titles(first), *titles(second)}) == 51


def test_saved_filters_are_addresses(desk_store: Store) -> None:
    ingest(desk_store, 1)
    ingest(desk_store, 2)
    ada = colleague(desk(desk_store), desk_store, "ada", Role.REVIEWER)
    desk_store.assign("work-2", "ada", "ada")
    for name, address, found in (
        ("Mine", "/?assignee=me", ["Plan 2"]),
        ("Nobody&#39;s", "/?assignee=none", ["Plan 1"]),
        ("Returned to me", "/?assignee=me&amp;returned=1", []),
        ("New since yesterday", "/?since=yesterday", ["Plan 1", "Plan 2"]),
    ):
        page = ada.get(address.replace("&amp;", "&")).text
        assert f'<a href="{address}" aria-current="page">{name}</a>' in page
        assert sorted(titles(page)) == found
    assert "with Ada" in ada.get("/").text


def test_a_title_is_only_text(local: Visitor, desk_store: Store) -> None:
    ingest(desk_store, 1, "<script>alert(1)</script>\u202e")
    page = local.get("/?q=script").text
    assert "<script>alert" not in page
    assert "\u202e" not in page
