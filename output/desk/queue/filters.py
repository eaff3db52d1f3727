"""The queue's filters as they stand in an address, and as the store is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Literal
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from output.desk.days import day_of
from output.review.states import State
from output.store.desk_values import QueueQuery

FILTERS = ("jurisdiction", "document_type", "language", "source", "impact", "state", "assignee")
"""The filters with a list of values to choose from, in the order of the page."""
Order = Literal["priority", "changed", "title"]
ORDERS: tuple[Order, ...] = ("priority", "changed", "title")
PAGE_SIZE = 50
NONE = "none"
"""In an address: works that have no such value."""
ME = "me"
"""In an address: whoever looks."""
YESTERDAY = "yesterday"
_MOST_PAGES = 100_000
_IMPACTS = frozenset("1234")


@dataclass(frozen=True)
class QueueAddress:
    """What an address asks of the queue. ``chosen`` are values by filter, in the words of addresses."""

    text: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    since: str = ""
    returned: bool = False
    order: Order = "priority"
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "QueueAddress":
        """What the query of an address asks; what means nothing there is left out."""
        page = query.get("page", "1")
        since = query.get("since", "")
        return cls(
            text=" ".join(query.get("q", "").split()),
            chosen=tuple((name, value) for name in FILTERS if (value := query.get(name, "")) and _known(name, value)),
            since=since if since == YESTERDAY or day_of(since) else "",
            returned=query.get("returned") == "1",
            order=next((order for order in ORDERS if order == query.get("order")), "priority"),
            page=min(int(page), _MOST_PAGES) if page.isascii() and page.isdigit() and int(page[:9]) else 1,
        )

    def value(self, name: str) -> str:
        """What is chosen of a filter; empty when nothing is."""
        return dict(self.chosen).get(name, "")

    @property
    def filtered(self) -> bool:
        """Whether anything is left out of the queue."""
        return bool(self.text or self.chosen or self.since or self.returned)

    def address(self, **changes: str | int | None) -> str:
        """The address of the queue as asked, with these changes; from its first page unless ``page`` is given."""
        query: dict[str, str | int | None] = {"q": self.text, **dict(self.chosen), "since": self.since}
        query |= {"returned": "1" if self.returned else None}
        query |= {"order": self.order if self.order != "priority" else None}
        kept = {name: value for name, value in {**query, **changes}.items() if value}
        return f"/?{urlencode(kept)}" if kept else "/"

    def query(self, me: str, zone: ZoneInfo, now: datetime | None = None) -> QueueQuery:
        """What to ask the store for ``me``, whose days begin at midnight in ``zone``."""
        chosen = {name: "" if value == NONE else value for name, value in self.chosen}
        impact, state, assignee = chosen.pop("impact", None), chosen.pop("state", None), chosen.pop("assignee", None)
        return QueueQuery(
            text=self.text or None,
            **chosen,
            impact=None if impact is None else int(impact or 0),
            state=State(state) if state else None,
            assignee=me if assignee == ME else assignee,
            changed_since=self._moment(zone, now or datetime.now(UTC)),
            returned_only=self.returned,
            order=self.order,
            limit=PAGE_SIZE,
            offset=(self.page - 1) * PAGE_SIZE,
        )

    def _moment(self, zone: ZoneInfo, now: datetime) -> datetime | None:
        if not self.since:
            return None
        day = now.astimezone(zone).date() - timedelta(days=1) if self.since == YESTERDAY else day_of(self.since)
        return None if day is None else datetime.combine(day, time(), zone)


def word_of(name: str, value: str) -> str:
    """How a value of the store's counts is written in an address."""
    return NONE if value == "" or (name == "impact" and value == "0") else value


def _known(name: str, value: str) -> bool:
    if name == "impact":
        return value in _IMPACTS or value == NONE
    return value in set(State) if name == "state" else len(value) <= 200  # noqa: PLR2004  no code or host is longer
