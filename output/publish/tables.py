"""Published entries for spreadsheets (CSV) and programs (JSON Lines)."""

import json
from collections.abc import Iterable

from output.publish.card import Card
from output.publish.links import Links
from output.publish.moments import timestamp
from output.publish.story import for_readers
from output.render.table import csv_line
from output.store.desk_values import Publication

ENTRY_COLUMNS = (
    "key", "version", "first_published_at", "published_at", "title", "jurisdiction", "issuer", "document_type",
    "impact", "audience", "topics", "language", "document_published", "principles", "pillars", "action_points",
    "not_reviewed", "abstract", "url", "page",
)  # fmt: skip
LIST_SEPARATOR = "; "


def entries_csv(cards: Iterable[Card], links: Links) -> str:
    """One row for each entry under a row of column names; no cell is one that a spreadsheet would run."""
    lines = [csv_line(ENTRY_COLUMNS)]
    for card in cards:
        row = _row(card, links)
        lines.append(csv_line(row[name] for name in ENTRY_COLUMNS))
    return "".join(lines)


def entry_line(publication: Publication) -> str:
    """A publication as one line of JSON, with its evidence, without the name of who published it.

    An object of ``key``, ``version``, ``published_at`` (RFC 3339), ``not_reviewed`` (the names of claims) and
    ``entry``, as docs/entry.schema.json describes it.
    """
    head = {
        "key": publication.key,
        "version": publication.number,
        "published_at": timestamp(publication.published_at),
        "not_reviewed": publication.unreviewed,
    }
    return f'{json.dumps(head)[:-1]}, "entry": {for_readers(publication).model_dump_json()}}}\n'


def _row(card: Card, links: Links) -> dict[str, object]:
    entry = card.entry
    return {
        "key": card.key,
        "version": card.number,
        "first_published_at": timestamp(card.first_published_at),
        "published_at": timestamp(card.published_at),
        "title": entry.title.value,
        "jurisdiction": entry.jurisdiction.value,
        "issuer": entry.issuer.value,
        "document_type": entry.document_type.value,
        "impact": entry.impact.value and entry.impact.value.score,
        "audience": LIST_SEPARATOR.join(entry.audience.value or ()),
        "topics": LIST_SEPARATOR.join(entry.topics.value or ()),
        "language": entry.language,
        "document_published": entry.published.value,
        "principles": card.counts.principles,
        "pillars": card.counts.pillars,
        "action_points": card.counts.actions,
        "not_reviewed": card.unreviewed,
        "abstract": entry.abstract.value,
        "url": entry.url,
        "page": links.address(links.entry_path(card.key)),
    }
