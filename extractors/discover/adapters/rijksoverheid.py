"""The Dutch government's site, rijksoverheid.nl: the RSS of its search, open and without key.

``url`` is "https://www.rijksoverheid.nl/api/rss"; it is explained at https://www.rijksoverheid.nl/rss. It took the
place of opendata.rijksoverheid.nl/v1/documents, which answers 404 since the site was renewed on 2 June 2026. The
parameter ``query`` is JSON: ``resultSearchTerm`` and ``filters``, each a ``field`` with ``values``; the period is a
filter on ``sort_date``, and takes moments, not days. The answer is RSS 2.0: ``channel`` with for each ``item``
``title``, ``link``, ``description`` and ``pubDate``.

It gives at most 20 documents, by relevance, and has no pages. So a period is asked for, and when the answer is full,
each half of the period, the later first.
"""

import json
from datetime import UTC, date, datetime, time, timedelta
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo

from extractors.discover.adapters.query import Parameter, Query, with_query
from extractors.discover.answers import Field, refuse
from extractors.discover.get import Get
from extractors.discover.text import LONGEST_SUMMARY, plain
from extractors.discover.xml_answers import Node, xml_answer
from models.item import Item, Listing
from models.snapshot import Snapshot
from models.source import Source

FULL = 20
"""The documents that the interface gives at most."""
MOST_REQUESTS = 15
USUAL_DAYS = 30
_ZONE = ZoneInfo("Europe/Amsterdam")
_SHORTEST = timedelta(hours=1)
"""A full period that is no longer than this is not halved again."""

QUERY = Query(
    {
        "search": Parameter("words to search for", several=False),
        "content_type": Parameter("the kind of page: pro:newsDocument for news"),
        "topic": Parameter("the subject, as the site calls it"),
        "ministry": Parameter("the ministry, as the site calls it"),
        "information_type": Parameter("the kind of document, as the site calls it: Rapport"),
        "days": Parameter(f"how many days back, {USUAL_DAYS} unless told", r"[1-9][0-9]{0,2}", several=False),
    }
)
_FILTERS = ("content_type", "topic", "ministry", "information_type")


def discover(source: Source, get: Get, now: datetime | None = None) -> Listing:
    """The documents of the last days that match the source's query, period by period, the latest period first.

    The last of the days is that of ``now``, by default the present: the same addresses are asked all day long.
    """
    asked = QUERY.asked(source)
    (days,) = asked.get("days", (str(USUAL_DAYS),))
    tomorrow = (now or datetime.now(UTC)).astimezone(_ZONE).date() + timedelta(days=1)
    periods = [(_midnight(tomorrow - timedelta(days=int(days))), _midnight(tomorrow))]
    found: dict[str, Item] = {}
    whole = True
    for _ in range(MOST_REQUESTS):
        if not periods:
            break
        start, end = periods.pop()
        items = _items(get(_address(source.url, asked, start, end)), source)
        found.update({item.url: item for item in items if item.url not in found})
        if len(items) < FULL:
            continue
        if end - start > _SHORTEST:
            middle = start + (end - start) / 2
            periods += [(start, middle), (middle, end)]
        else:
            whole = False
    warning = "More was published than the interface tells; ask for less to see all that match."
    return Listing(items=tuple(found.values()), warnings=() if whole and not periods else (warning,))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), _ZONE).astimezone(UTC)


def _address(url: str, asked: dict[str, tuple[str, ...]], start: datetime, end: datetime) -> str:
    """The address that asks for the period from ``start`` to ``end``."""
    filters: list[dict[str, object]] = [
        {"field": name, "values": list(asked[name]), "type": "any" if len(asked[name]) > 1 else "all"}
        for name in _FILTERS
        if name in asked
    ]
    period = {"name": "period", "from": _written(start), "to": _written(end)}
    filters.append({"field": "sort_date", "values": [period], "type": "all"})
    query = {"filters": filters, "resultSearchTerm": asked.get("search", ("",))[0], "pageTitle": "Zoeken"}
    return with_query(url, [("query", json.dumps(query, ensure_ascii=False, separators=(",", ":")))])


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")


def _items(snapshot: Snapshot, source: Source) -> list[Item]:
    channel = xml_answer(snapshot, "rss").need("channel")
    return [_item(item, source) for item in channel.children("item")]


def _item(item: Node, source: Source) -> Item:
    dated, summary = item.get("pubDate"), item.get("description")
    return Item(
        url=item.need("link").field().address(source.url),
        source_id=source.id,
        title=item.need("title").field().text(),
        summary=plain(summary.field().value, LONGEST_SUMMARY) if summary else None,
        language="nl",
        published=_day(dated.field()) if dated else None,
    )


def _day(written: Field) -> date:
    """The day in the Netherlands of a date as in e-mail: documents are dated at midnight there."""
    try:
        return parsedate_to_datetime(str(written.value)).astimezone(_ZONE).date()
    except (ValueError, TypeError, OverflowError):
        refuse(written.path, "is no date")
