"""Feeds as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Mapping
from typing import Any

from output.publish.card import Card
from output.publish.facets import value_label
from output.publish.feed import Feed, entry_id
from output.publish.filters import Facet, values_of
from output.publish.links import Links
from output.publish.moments import timestamp
from output.render.labels import Labels
from output.render.neutral import one_line
from output.render.view import EntryView

MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"
_TAGS: tuple[Facet, ...] = ("jurisdiction", "type", "topic")


def json_feed(feed: Feed, title: str, links: Links, label: Labels) -> str:
    """The feed as JSON, with labels in one language; ``title`` says what it is a feed of."""
    content = {
        "version": VERSION,
        "title": one_line(title),
        "description": label("site.intro"),
        "home_page_url": links.address(links.listing_path(feed.chosen)),
        "feed_url": links.address(links.here),
        "language": label.language,
        "authors": [{"name": label("site.name")}],
        "items": [_item(card, EntryView(card.entry, label.language, unreviewed=()), links) for card in feed.cards],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def _item(card: Card, view: EntryView, links: Links) -> Mapping[str, Any]:
    tags = [(facet, value) for facet in _TAGS for value in values_of(card.entry, facet)]
    item = {
        "id": entry_id(card),
        "url": links.address(links.entry_path(card.key)),
        "external_url": view.link(),
        "title": one_line(view.heading),
        "content_text": _text(card, view),
        "summary": one_line(view.lead[0]) if view.lead else None,
        "date_published": timestamp(card.first_published_at),
        "date_modified": timestamp(card.published_at),
        "language": view.language,
        "tags": [one_line(value_label(facet, value, view.label)) for facet, value in tags],
    }
    return {name: part for name, part in item.items() if part}


def _text(card: Card, view: EntryView) -> str:
    impact = card.entry.impact.value
    facts = [
        f"{view.label('fields.what')}: {view.document_type}" if view.document_type else "",
        f"{view.label('fields.impact')}: {impact.score}" if impact else "",
    ]
    first = " · ".join(fact for fact in facts if fact)
    paragraphs = (view.heading, first, *view.lead, card.counts.phrase(view.label, zeros=False))
    return "\n\n".join(one_line(part) for part in paragraphs if part)
