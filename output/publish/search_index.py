"""What the script of a static list searches: all entries in short, as a script that hands over JSON.

A page that is opened from a disk may not fetch a JSON file, but it may load a script that lies beside it.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from output.publish.card import Card
from output.publish.filters import FACETS, values_of
from output.publish.links import Links
from output.publish.site import TEASER_LENGTH
from output.render.labels import Labels
from output.render.neutral import neutral
from output.render.view import EntryView

RECEIVER = "policyMonitorSearch"
"""The property of the page's window in which ``monitor.js`` finds the entries."""


def search_index(cards: Sequence[Card], links: Links, label: Labels, day: Callable[[datetime], str]) -> str:
    """The index in one language, in the order of ``cards``; ``links`` are those of the pages that search in it.

    ``day`` writes out the day of a moment.
    """
    records = [_record(card, links, label, day) for card in cards]
    text = json.dumps(records, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.{RECEIVER} = {text};\n"


def _record(card: Card, links: Links, label: Labels, day: Callable[[datetime], str]) -> Mapping[str, Any]:
    entry, view = card.entry, EntryView(card.entry, label.language, unreviewed=())
    impact, teaser = entry.impact.value, view.lead[0] if view.lead else ""
    chips = [
        (label("fields.what"), view.document_type),
        (label("fields.impact"), str(impact.score) if impact else None),
        (label("fields.audience"), view.audience),
        (label("fields.published"), label.date(entry.published.value or "")),
    ]
    counts, added = card.counts.phrase(label, zeros=False), label("list.added", date=day(card.first_published_at))
    return {
        "href": links.entry(card.key),
        "speaker": neutral(f"{view.speaker}{label('page.separator')}" if view.speaker else ""),
        "title": neutral(view.title),
        "lang": view.language_of(entry.title) if entry.title.value else label.language,
        "chips": [[name, neutral(value)] for name, value in chips if value],
        "teaser": neutral(teaser if len(teaser) <= TEASER_LENGTH else f"{teaser[:TEASER_LENGTH].rstrip()} …"),
        "teaserLang": view.language_of(entry.abstract),
        "counts": f"{'. '.join(part for part in (counts, added) if part)}.",
        "words": card.words,
        "facets": {facet: values_of(entry, facet) for facet in FACETS},
    }
