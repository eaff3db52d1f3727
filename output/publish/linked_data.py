"""Entries and lists as linked data (JSON-LD 1.1 with the vocabulary of schema.org).

An entry is a ``Report``: a text of the monitor's own *about* a document and *based on* it. The document is a
``Legislation``, a ``Report`` or another ``CreativeWork``, with its own publisher and date, so that nobody takes the
monitor's words for the government's. A list is a ``CollectionPage``; the files of all entries that stand beside it are
a ``Dataset``, which a single entry is not.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from models.entry import Entry
from output.publish.card import Card
from output.publish.links import Links
from output.publish.moments import timestamp
from output.publish.site import stable_id
from output.publish.story import Story
from output.publish.wording import labels
from output.render.labels import Labels
from output.render.neutral import neutral, web_link
from output.render.view import EntryView
from output.store.desk_values import Publication

CONTEXT = "https://schema.org"
_MEDIA_TYPES = {"entries.csv": "text/csv", "actions.csv": "text/csv", "entries.jsonl": "application/jsonl"}


def script(node: Mapping[str, Any]) -> Markup:
    """The node as the content of a script element: neutral, and with nothing that could end the element."""
    text = json.dumps(_without_empty({"@context": CONTEXT, **node}), ensure_ascii=False, separators=(",", ":"))
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  every character that HTML acts on was replaced above


def entry_node(story: Story, shown: Publication, view: EntryView, links: Links, path: str) -> Mapping[str, Any]:
    """The version ``shown`` of an entry, whose page is at ``path``."""
    entry, label = view.entry, labels(view.language)
    return {
        "@type": "Report",
        "@id": stable_id("entry", story.key),
        "url": links.address(path),
        "name": view.heading,
        "abstract": entry.abstract.value,
        "inLanguage": label.language,
        "version": shown.number,
        "datePublished": timestamp(story.first_published_at),
        "dateModified": timestamp(shown.published_at),
        "publisher": _publisher(links, label),
        "isPartOf": _site(links, label),
        "keywords": view.topics,
        "audience": {"@type": "Audience", "audienceType": view.audience} if view.audience else None,
        "about": {"@id": _document_id(entry)},
        "isBasedOn": _document(entry, view),
        "mentions": [
            {"@type": "Legislation" if item.kind == "law" else "CreativeWork", "name": item.text,
             "identifier": item.identifier, "url": web_link(item.url) if item.url else None}
            for item in entry.mentions
        ],
    }  # fmt: skip


def list_nodes(cards: Sequence[tuple[Card, EntryView]], links: Links, label: Labels, path: str) -> Mapping[str, Any]:
    """The list at ``path``, and the data set that stands beside it."""
    items = [
        {"@type": "ListItem", "position": n, "name": view.heading, "url": links.address(links.entry_path(card.key))}
        for n, (card, view) in enumerate(cards, start=1)
    ]
    page = {
        "@type": "CollectionPage",
        "url": links.address(path),
        "name": label("site.name"),
        "description": label("site.intro"),
        "inLanguage": label.language,
        "mainEntity": {"@type": "ItemList", "numberOfItems": len(items), "itemListElement": items},
    }
    return {"@graph": [_without_empty(page), _dataset(links, label)]}


def _dataset(links: Links, label: Labels) -> Mapping[str, Any]:
    return {
        "@type": "Dataset",
        "@id": stable_id("dataset"),
        "name": label("site.dataset"),
        "description": label("site.dataset_text"),
        "url": links.address(links.root),
        "creator": _publisher(links, label),
        "isAccessibleForFree": True,
        "distribution": [
            {"@type": "DataDownload", "name": name, "encodingFormat": media_type, "contentUrl": links.address(name)}
            for name, media_type in _MEDIA_TYPES.items()
        ],
    }


def _publisher(links: Links, label: Labels) -> Mapping[str, Any]:
    return {"@type": "Organization", "@id": stable_id("publisher"), **_name(links, label)}


def _site(links: Links, label: Labels) -> Mapping[str, Any]:
    return {"@type": "WebSite", "@id": stable_id("site"), **_name(links, label)}


def _name(links: Links, label: Labels) -> Mapping[str, Any]:
    return {"name": label("site.name"), "url": links.address(links.root)}


def _document(entry: Entry, view: EntryView) -> Mapping[str, Any]:
    kind = schema_types().get(entry.document_type.value or "", "CreativeWork")
    place = {"@type": "AdministrativeArea", "name": view.jurisdiction, "identifier": entry.jurisdiction.value}
    known_place = place if view.jurisdiction else None
    return {
        "@type": kind,
        "@id": _document_id(entry),
        "name": entry.title.value,
        "url": web_link(entry.url),
        "genre": view.document_type,
        "inLanguage": entry.language,
        "datePublished": entry.published.value,
        "publisher": {"@type": "Organization", "name": entry.issuer.value} if entry.issuer.value else None,
        "spatialCoverage": None if kind == "Legislation" else known_place,
        "legislationJurisdiction": known_place if kind == "Legislation" else None,
    }


def _document_id(entry: Entry) -> str:
    return web_link(entry.url) or stable_id("document", entry.work_id)


@cache
def schema_types() -> Mapping[str, str]:
    """What a document of each type is to schema.org."""
    text = (files("output.publish") / "schema_types.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _without_empty(node: Any) -> Any:
    if isinstance(node, Mapping):
        return {name: _without_empty(part) for name, part in node.items() if part not in (None, "", [])}
    if isinstance(node, list):
        return [_without_empty(item) for item in node]
    return neutral(node) if isinstance(node, str) else node
