"""What a document says is shown on the public pages, and never acts: not in a browser, a feed reader or a spreadsheet."""

import csv
import json
import re
from collections.abc import Iterator
from io import StringIO
from itertools import cycle
from pathlib import Path

import feedparser
import pytest

from models.entry import Entry
from output.publish.addresses import FileAddresses, ServerAddresses
from output.publish.atom import atom
from output.publish.card import Card, card_of
from output.publish.export import export
from output.publish.feed import feed_of
from output.publish.filters import EVERYTHING, FACETS, Filter, facet_counts
from output.publish.json_feed import json_feed
from output.publish.links import Links
from output.publish.listing import listing
from output.publish.pages import Pages
from output.publish.search_index import RECEIVER, search_index
from output.publish.site import PAGE_SIZE, Site
from output.publish.sitemap import site_pages, sitemap
from output.publish.story import for_readers
from output.publish.tables import entries_csv, entry_line
from output.publish.wording import labels, list_title
from output.store import Store
from tests.output.hostile import STRINGS, poisoned, poisoned_entries
from tests.output.parsed import parsed
from tests.output.publish.checked import faults
from tests.output.publish.examples import publication, publish, story
from tests.output.publish.schema_org import expanded
from tests.output.publish.site import PAGES
from tests.output.test_hostile import ACTING, ATTRIBUTES, ELEMENTS, marked_frames

ELEMENTS_OF_PAGES = ELEMENTS | {
    "link",
    "script",
    "time",
    "q",
    "form",
    "label",
    "input",
    "select",
    "option",
    "button",
    "noscript",
}
ATTRIBUTES_OF_PAGES = ATTRIBUTES | {
    *(
        "hreflang",
        "property",
        "type",
        "src",
        "defer",
        "role",
        "datetime",
        "reversed",
        "aria-label",
        "aria-current",
        "aria-describedby",
    ),
    *("action", "method", "for", "value", "maxlength", "hidden"),
    *(
        "data-index",
        "data-root",
        "data-found",
        "data-found-one",
        "data-none",
        "data-more",
        "data-failed",
        "data-of-all",
    ),
}
HREF = re.compile(
    r"#|(\.\./)*(nl|en|assets|browse|feeds)?/?[a-z0-9./-]+(#[a-z-]+)?$|https://monitor\.example/lorn/[a-z0-9./-]*$|https://evil\.example/"
)
SITE = Site(base_url="https://monitor.example/lorn/")


def cards() -> list[Card]:
    return [card_of(publication(entry), publication(entry).published_at) for entry in poisoned_entries()]


def pages() -> Iterator[str]:
    for entry in poisoned_entries():
        told = story(
            entry,
            entry.model_copy(update={"actions": entry.actions[1:], "title": entry.issuer}),
            unreviewed=("title", "action-2"),
        )
        yield from (PAGES.entry(language, told, shown) for language in ("nl", "en") for shown in told.publications)
    yield from lists(cards())


def lists(held: list[Card]) -> Iterator[str]:
    yield from (PAGES.listing("en", listing(held, EVERYTHING, n)) for n in range(1, len(held) // PAGE_SIZE + 2))
    yield PAGES.jurisdictions("nl", held)
    yield PAGES.listing(
        "nl", listing(held, Filter(jurisdiction=held[0].entry.jurisdiction.value or "", text=STRINGS[0]))
    )
    yield from (PAGES.missing("en", text, (text, "index.html")) for text in STRINGS[::97])


def test_pages_stay_sound_and_hold_nothing_but_text() -> None:
    for text in pages():
        assert not ACTING.search(text)
        page = parsed(text)
        assert {element.tag for element in page.iter()} <= ELEMENTS_OF_PAGES
        assert {name for element in page.iter() for name in element.attrib} <= ATTRIBUTES_OF_PAGES
        assert set(page.xpath("//script/@type")) <= {"application/ld+json"}
        assert all(re.fullmatch(r"(\.\./)+assets/monitor\.js", src) for src in page.xpath("//script/@src"))
        assert not [href for href in page.xpath("//@href") if not HREF.match(href)]
        assert page.xpath("count(//meta[@http-equiv])") == 1


def test_pages_are_sound() -> None:
    assert [found for text in [*pages()][::9] if (found := faults(text))] == []


def test_linked_data_keeps_its_shape() -> None:
    for text in pages():
        for data in parsed(text).xpath("//script[@type='application/ld+json']/text()"):
            assert not set(data) & set("<>&")
            (node,) = [
                n for n in expanded(data, "https://monitor.example/") if n["@type"] != ["https://schema.org/Dataset"]
            ]
            assert node["@type"][0].removeprefix("https://schema.org/") in {"Report", "CollectionPage"}


def test_feeds_stay_feeds() -> None:
    held = cards()
    label = labels("nl")
    for chosen in (EVERYTHING, Filter(jurisdiction=STRINGS[3], text=STRINGS[0])):
        links = Links(SITE, FileAddresses(), "nl", "nl/feed.atom")
        read = atom(feed_of(held, chosen), list_title(chosen, label), links, label)
        assert not ACTING.search(read)
        parsed_feed = feedparser.parse(read)
        assert not parsed_feed.bozo
        assert len(parsed_feed.entries) == (len(held) if not chosen else 0)
        text = json_feed(feed_of(held, chosen), list_title(chosen, label), links, label)
        assert all(item["url"].startswith("https://monitor.example/lorn/nl/") for item in json.loads(text)["items"])


def test_no_cell_is_a_formula_and_no_row_is_broken() -> None:
    held = cards()
    rows = list(csv.reader(StringIO(entries_csv(held, Links(SITE, FileAddresses(), "nl", "")))))
    assert len(rows) == 1 + len(held)
    assert not [
        cell for row in rows for cell in row if re.match(r"\s*[=+\-@\t\r]", cell) or ACTING.search(cell) or "\n" in cell
    ]


def test_lines_stay_lines() -> None:
    for entry in poisoned_entries():
        line = entry_line(publication(entry))
        assert not re.search("[\x00-\x1f]", line[:-1])
        assert Entry.model_validate(json.loads(line)["entry"]) == for_readers(publication(entry))


def test_the_search_index_is_data() -> None:
    held = cards()
    text = search_index(held, Links(SITE, FileAddresses(), "en", "en/index.html"), labels("en"), lambda _: "today")
    assert text.isascii() and "<" not in text
    records = json.loads(text.removeprefix(f"window.{RECEIVER} = ").removesuffix(";\n"))
    assert [record["href"] for record in records] == [f"{found.key}.html" for found in held]


def test_the_sitemap_holds_addresses_of_the_monitor_only() -> None:
    text = sitemap(list(site_pages(FileAddresses(), cards())), SITE.base_url or "")
    assert set(re.findall(r"<loc>(.*?)</loc>", text)) <= set(
        re.findall(r"https://monitor\.example/lorn/[a-z0-9/.-]+", text)
    )


@pytest.mark.parametrize("url", [s for s in STRINGS if "evil.example" in s or "script:" in s][::7])
def test_an_address_that_is_unsafe_is_not_linked(url: str) -> None:
    told = story(poisoned(cycle(STRINGS[:7]), url=url))
    for href in parsed(PAGES.entry("en", told, told.current)).xpath("//@href"):
        assert HREF.match(href), href


def test_an_export_writes_no_name_that_a_document_chose(empty: Store, tmp_path: Path) -> None:
    supply = cycle(STRINGS)
    for number in range(3):
        entry = poisoned(supply)
        publish(empty, entry.model_copy(update={"work_id": f"{STRINGS[number]}/../{number}"}))
    export(empty, tmp_path / "site", SITE)
    names = {str(path.relative_to(tmp_path / "site")) for path in (tmp_path / "site").rglob("*")}
    assert all(re.fullmatch(r"[a-z0-9./-]+", name) for name in names)
    assert {path.name for path in tmp_path.iterdir()} == {"home", "site"}


def test_every_facet_of_hostile_entries_has_a_file_of_its_own() -> None:
    counts = facet_counts(cards(), EVERYTHING)
    values = [(facet, value) for facet in FACETS for value in counts[facet]]
    files = {FileAddresses().listing("nl", Filter.of(facet, value)) for facet, value in values}
    assert len(files) == len(values)


def test_a_browser_runs_nothing(tmp_path: Path) -> None:
    bare = [re.sub("<meta http-equiv[^>]*>", "", text) for text in [*pages()][::2]]
    assert marked_frames(tmp_path, [*bare, f"<html><body>{STRINGS[0]}"]) == [str(len(bare))]


def test_pages_at_a_server_are_as_harmless() -> None:
    served = Pages(SITE, ServerAddresses("/monitor/"))
    for entry in list(poisoned_entries())[::5]:
        told = story(entry)
        page = parsed(served.entry("nl", told, told.current))
        assert not page.xpath("//script[not(@type='application/ld+json')]|//*[@style]")
        assert all(re.match(r"#|/monitor/|https://", href) for href in page.xpath("//@href"))
