"""Feeds in Atom (RFC 4287)."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from output.publish.card import Card
from output.publish.facets import value_label
from output.publish.feed import Feed, entry_id
from output.publish.filters import FACETS, Facet, values_of
from output.publish.links import Links
from output.publish.moments import timestamp
from output.publish.site import stable_id
from output.render.labels import Labels
from output.render.neutral import one_line
from output.render.view import EntryView

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CATEGORIES: tuple[Facet, ...] = tuple(facet for facet in FACETS if facet not in {"language", "year"})


def atom(feed: Feed, title: str, links: Links, label: Labels) -> str:
    """The feed as Atom, with labels in one language; ``title`` says what it is a feed of."""
    root = Element("feed", {"xmlns": _ATOM, _LANGUAGE: label.language})
    _text(root, "id", feed.identifier(label))
    _text(root, "title", title)
    _text(root, "subtitle", label("site.intro"))
    _text(root, "updated", timestamp(feed.updated))
    _text(SubElement(root, "author"), "name", label("site.name"))
    SubElement(root, "link", rel="self", type=MEDIA_TYPE, href=links.address(links.here))
    SubElement(root, "link", rel="alternate", type="text/html", href=links.address(links.listing_path(feed.chosen)))
    _text(root, "generator", "Policy Monitor")
    for card in feed.cards:
        _entry(root, card, EntryView(card.entry, label.language, unreviewed=()), links)
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _entry(root: Element, card: Card, view: EntryView, links: Links) -> None:
    entry = SubElement(root, "entry")
    _text(entry, "id", entry_id(card))
    _text(entry, "title", view.heading)
    _text(entry, "published", timestamp(card.first_published_at))
    _text(entry, "updated", timestamp(card.published_at))
    address = links.address(links.entry_path(card.key))
    SubElement(entry, "link", rel="alternate", type="text/html", hreflang=view.language, href=address)
    if source := view.link():
        SubElement(entry, "link", rel="related", hreflang=card.entry.language, href=source)
    if view.lead:
        _text(entry, "summary", view.lead[0]).set(_LANGUAGE, view.language_of(card.entry.abstract))
    for facet, value in _categories(card):
        name = one_line(value_label(facet, value, view.label))
        name = f"{view.label('fields.impact')}: {name}" if facet == "impact" else name
        SubElement(entry, "category", term=one_line(value), scheme=stable_id("facet", facet), label=name)


def _categories(card: Card) -> Sequence[tuple[Facet, str]]:
    return [(facet, value) for facet in _CATEGORIES for value in values_of(card.entry, facet)]


def _text(parent: Element, name: str, text: str) -> Element:
    element = SubElement(parent, name)
    element.text = one_line(text)
    return element
