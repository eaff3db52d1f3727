"""The pages of the public monitor."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from typing import NamedTuple
from zoneinfo import ZoneInfo

from jinja2 import Environment

from models.vocabulary import JURISDICTIONS
from output.publish.addresses import Addresses
from output.publish.card import Card
from output.publish.facets import choices, chosen, value_label
from output.publish.filters import Facet, Filter, values_of
from output.publish.folding import folded
from output.publish.frame import Frame
from output.publish.linked_data import entry_node, list_nodes, script
from output.publish.links import Links, entry_paths
from output.publish.listing import Listing
from output.publish.moments import timestamp
from output.publish.site import LANGUAGES, Site
from output.publish.story import Story, for_readers
from output.publish.wording import labels, list_title
from output.render.labels import Labels, Language
from output.render.names import plain_name
from output.render.templating import templates
from output.render.view import EntryView
from output.store.desk_values import Publication

_LOCALES: Mapping[Language, str] = {"nl": "nl_BE", "en": "en_GB"}
_DESCRIPTION_LENGTH = 300
"""Characters of a description: search engines and those who share a page show no more."""
_RELATED: tuple[Facet, ...] = ("jurisdiction", "type", "topic")


class Related(NamedTuple):
    """A list that an entry is in."""

    label: str
    href: str


class JurisdictionGroup(NamedTuple):
    """The entries of one jurisdiction; ``href`` leads to the list of them, none where it is not known."""

    label: str
    anchor: str
    href: str | None
    items: Sequence[tuple[Card, EntryView]]


class Pages:
    """Makes the pages of one monitor; each method gives a whole page in ``language``."""

    def __init__(self, site: Site, addresses: Addresses) -> None:
        self._site = site
        self._addresses = addresses

    def links(self, language: Language, here: str) -> Links:
        """The links of the page or file at ``here``."""
        return Links(self._site, self._addresses, language, here)

    def listing(self, language: Language, listing: Listing, here: str | None = None) -> str:
        """A page of the list; ``here`` is its path where it is not that of the list in this language."""
        label, view = labels(language), self._view(language)
        paths = {other: self._addresses.listing(other, listing.chosen, listing.page) for other in LANGUAGES}
        links = self.links(language, here or paths[language])
        items = [(card, view(card)) for card in listing.cards]
        title = list_title(listing.chosen, label)
        frame = Frame(
            title=title if listing.page == 1 else label("list.title_page", title=title, page=listing.page),
            description=label("site.intro"),
            paths=paths,
            canonical=paths[language],
            chosen=listing.chosen,
            linked_data=script(list_nodes(items, links, label, paths[language])),
            hidden=bool(listing.chosen.text),
        )
        return self._render(
            "list.html.j2", frame, links, label,
            heading=title, listing=listing, items=items,
            facets=choices(listing, label, links.listing), chosen=chosen(listing, label, links.listing),
            search_index=links.search_index() if links.static else None,
        )  # fmt: skip

    def jurisdictions(self, language: Language, cards: Sequence[Card]) -> str:
        """The index by jurisdiction."""
        label, view = labels(language), self._view(language)
        paths = {other: self._addresses.jurisdictions(other) for other in LANGUAGES}
        links = self.links(language, paths[language])
        frame = Frame(label("by_jurisdiction.title"), label("site.intro"), paths, paths[language])
        groups: dict[str, list[tuple[Card, EntryView]]] = {}
        for card in cards:
            groups.setdefault(card.entry.jurisdiction.value or "", []).append((card, view(card)))
        ordered = sorted((_group(code, items, links, label) for code, items in groups.items()), key=_by_name)
        return self._render("jurisdictions.html.j2", frame, links, label, groups=ordered)

    def entry(self, language: Language, story: Story, shown: Publication, here: str | None = None) -> str:
        """A published entry; ``shown`` is one of its versions, whose page is at ``here``, else the entry's own."""
        label, unreviewed = labels(language), set(shown.unreviewed)
        view = EntryView(for_readers(shown), language, self._site.home, unreviewed)
        own, version = entry_paths(self._addresses, story.key), self._addresses.entry(language, story.key, shown.number)
        links = self.links(language, here or own[language])
        newest = shown.number == story.current.number
        paths = own if newest else entry_paths(self._addresses, story.key, shown.number)
        frame = Frame(
            title=view.heading,
            description=" ".join(view.lead)[:_DESCRIPTION_LENGTH] or None,
            paths=paths,
            canonical=paths[language],
            linked_data=script(entry_node(story, shown, view, links, paths[language])),
            hidden=not newest,
            published_at=story.first_published_at,
            modified_at=shown.published_at,
        )
        return self._render(
            "publication.html.j2", frame, links, label,
            view=view, key=story.key, shown=shown, versions=story.versions, unreviewed=len(unreviewed),
            first_published_at=story.first_published_at, newer=None if newest else links.entry(story.key),
            version_path=version, related=_related(shown, links, label),
        )  # fmt: skip

    def withdrawn(self, language: Language, key: str, at: datetime, here: str | None = None) -> str:
        """What stands where an entry stood that was withdrawn."""
        label, paths = labels(language), entry_paths(self._addresses, key)
        frame = Frame(label("gone.title"), None, paths, paths[language], hidden=True)
        return self._notice(frame, language, label("gone.text", date=self.day(language, at)), here=here)

    def missing(
        self,
        language: Language,
        sentence: str | None = None,
        further: tuple[str, str] | None = None,
        here: str | None = None,
    ) -> str:
        """What stands where nothing is: a sentence, and the words of a link with where it leads, else to the list."""
        label, paths = labels(language), {other: self._addresses.listing(other) for other in LANGUAGES}
        frame = Frame(label("missing.title"), None, paths, paths[language], hidden=True)
        return self._notice(frame, language, sentence or label("missing.text"), further, here)

    def day(self, language: Language, moment: datetime) -> str:
        """The day of a moment, in words."""
        return labels(language).date(moment.astimezone(ZoneInfo(self._site.timezone)).date().isoformat())

    def _notice(
        self,
        frame: Frame,
        language: Language,
        sentence: str,
        further: tuple[str, str] | None = None,
        here: str | None = None,
    ) -> str:
        links = self.links(language, here or frame.canonical)
        return self._render("notice.html.j2", frame, links, labels(language), sentence=sentence, further=further)

    def _view(self, language: Language) -> Callable[[Card], EntryView]:
        return lambda card: EntryView(card.entry, language, self._site.home, ())

    def _render(self, template: str, frame: Frame, links: Links, label: Labels, **values: object) -> str:
        return _templates().get_template(template).render(
            frame=frame, links=links, label=label, language=label.language, languages=LANGUAGES, locales=_LOCALES,
            day=partial(self.day, label.language),
            timestamp=timestamp, **values,
        )  # fmt: skip


def _group(code: str, items: Sequence[tuple[Card, EntryView]], links: Links, label: Labels) -> JurisdictionGroup:
    if not code:
        return JurisdictionGroup(label("by_jurisdiction.unknown"), "unknown", None, items)
    href = links.listing(Filter.of("jurisdiction", code))
    known = code.lower() if code in JURISDICTIONS else code
    return JurisdictionGroup(value_label("jurisdiction", code, label), f"in-{plain_name(known)}", href, items)


def _by_name(group: JurisdictionGroup) -> tuple[bool, str]:
    return group.href is None, folded(group.label)


def _related(shown: Publication, links: Links, label: Labels) -> Sequence[Related]:
    values = [(facet, value) for facet in _RELATED for value in values_of(shown.entry, facet)]
    return [Related(_named(facet, value, label), links.listing(Filter.of(facet, value))) for facet, value in values]


def _named(facet: Facet, value: str, label: Labels) -> str:
    return f"{label(f'facet.{facet}')}: {value_label(facet, value, label)}"


@cache
def _templates() -> Environment:
    return templates("output.publish", "output.render")
