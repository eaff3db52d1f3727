"""Writes the whole monitor as files."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from output.publish.addresses import FileAddresses
from output.publish.assets import search_script, stylesheet
from output.publish.card import Card, card_of
from output.publish.export.fingerprint import fingerprint
from output.publish.export.folder import Changed, ExportFolder
from output.publish.feed import feed_of
from output.publish.filters import EVERYTHING, FACETS, Filter, facet_counts
from output.publish.forms import FEEDS
from output.publish.listing import listing, listings
from output.publish.pages import Pages
from output.publish.search_index import search_index
from output.publish.shelf import Shelf
from output.publish.site import LANGUAGES, Site
from output.publish.sitemap import site_pages, sitemaps
from output.publish.story import for_readers
from output.publish.tables import entries_csv, entry_line
from output.publish.wording import labels, list_title
from output.render.labels import Language
from output.render.table import action_lines
from output.store import Store
from output.store.published_works import PublishedWork

HOME: Language = LANGUAGES[0]
"""The language of the page at the root of the export, and of the one for addresses that do not exist."""

Advance = Callable[[str], None]
"""Called with the key of each work that is done."""


class Exported(NamedTuple):
    """What an export did: ``entries`` in force, ``withdrawn`` ones with a page that says so, and the files."""

    entries: int
    withdrawn: int
    files: Changed


def export(store: Store, folder: Path, site: Site, advance: Advance = lambda _: None) -> Exported:
    """Write the monitor of ``store`` to ``folder``, replacing an earlier export of it.

    Files that would not change are not touched; those that the monitor no longer has are removed. Everything is made
    before anything is replaced. Raises an ``ExportRefused`` and a ``StoreFailure``: then the folder is as it was.
    """
    with ExportFolder(folder) as target:
        entries, withdrawn = _Export(store, target, site).write(advance)
        return Exported(entries, withdrawn, target.swap())


class _Export:
    def __init__(self, store: Store, target: ExportFolder, site: Site) -> None:
        self._shelf = Shelf(store)
        self._target = target
        self._site = site
        self._addresses = FileAddresses()
        self._pages = Pages(site, self._addresses)

    def write(self, advance: Advance) -> tuple[int, int]:
        """Stage every file, those that others lead to first."""
        self._target.put(self._addresses.asset("monitor.css"), stylesheet())
        self._target.put(self._addresses.asset("monitor.js"), search_script())
        works = self._shelf.works()
        cards = self._works(works, advance)
        for language in LANGUAGES:
            self._lists(language, cards)
            self._feeds(language, cards)
        self._root(cards)
        return len(cards), len(works) - len(cards)

    def _works(self, works: Sequence[PublishedWork], advance: Advance) -> Sequence[Card]:
        """Stage the pages of all works, and the tables with everything in them; the cards of those in force."""
        cards = []
        with (
            self._target.opened(self._addresses.table("entries.jsonl")) as lines,
            self._target.opened(self._addresses.table("actions.csv")) as actions,
        ):
            actions.writelines(action_lines(()))
            for work in works:
                self._pages_of(work)
                if work.withdrawn_at is None:
                    current = self._shelf.current(work)
                    lines.write(entry_line(current))
                    actions.writelines(action_lines([for_readers(current)], header=False))
                    cards.append(card_of(current, work.versions[0]))
                advance(work.key)
        return cards

    def _pages_of(self, work: PublishedWork) -> None:
        numbers: Sequence[int | None] = [*range(1, len(work.versions) + 1), None]
        places = [
            (language, number, self._addresses.entry(language, work.key, number))
            for language in LANGUAGES
            for number in numbers
        ]
        if self._target.keep(work.key, fingerprint(work, self._site), [path for _, _, path in places]):
            return
        if work.withdrawn_at is not None:
            for language, _, path in places:
                self._target.put(path, self._pages.withdrawn(language, work.key, work.withdrawn_at, path))
            return
        story = self._shelf.story(work)
        for language, number, path in places:
            shown = story.current if number is None else story.publications[number - 1]
            self._target.put(path, self._pages.entry(language, story, shown, path))

    def _lists(self, language: Language, cards: Sequence[Card]) -> None:
        links = self._pages.links(language, self._addresses.listing(language))
        index = search_index(cards, links, labels(language), partial(self._pages.day, language))
        self._target.put(self._addresses.search_index(language), index)
        self._target.put(self._addresses.jurisdictions(language), self._pages.jurisdictions(language, cards))
        counts = facet_counts(cards, EVERYTHING)
        for chosen in _filters(cards):
            for shown in listings(cards, chosen, counts):
                path = self._addresses.listing(language, chosen, shown.page)
                self._target.put(path, self._pages.listing(language, shown))

    def _feeds(self, language: Language, cards: Sequence[Card]) -> None:
        label = labels(language)
        for chosen in _filters(cards):
            feed, title = feed_of(cards, chosen), list_title(chosen, label)
            for form, (write, _) in FEEDS.items():
                path = self._addresses.feed(form, language, chosen)
                self._target.put(path, write(feed, title, self._pages.links(language, path), label))

    def _root(self, cards: Sequence[Card]) -> None:
        links = self._pages.links(HOME, "")
        self._target.put(self._addresses.table("entries.csv"), entries_csv(cards, links))
        root = self._addresses.listing(None)
        self._target.put(root, self._pages.listing(HOME, listing(cards, EVERYTHING), root))
        address = self._site.base_url
        anywhere = FileAddresses(urlsplit(address).path) if address else self._addresses
        self._target.put("404.html", Pages(self._site, anywhere).missing(HOME, here="404.html"))
        maps = sitemaps(list(site_pages(self._addresses, cards)), address) if address else {}
        for name, content in maps.items():
            self._target.put(name, content)
        where = f"Sitemap: {address}sitemap.xml\n" if address else ""
        self._target.put("robots.txt", f"User-agent: *\nAllow: /\n{where}")


def _filters(cards: Sequence[Card]) -> Sequence[Filter]:
    """No condition, and each condition that an entry meets."""
    counts = facet_counts(cards, EVERYTHING)
    return [EVERYTHING, *(Filter.of(facet, value) for facet in FACETS for value in counts[facet])]
