"""The filters of the list of changes as they stand in an address, and as the store is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from models.change import ChangeKind
from output.desk.days import day_of
from output.store.changes import ChangeQuery

PAGE_SIZE = 50
PRIORITIES = (1, 2, 3)
"""The priorities to filter by; the lowest, 4, leaves nothing out."""
_MOST_PAGES = 100_000


@dataclass(frozen=True)
class ChangesAddress:
    """What an address asks: a ``kind``, this ``priority`` or a higher one, found ``since`` that day."""

    kind: ChangeKind | None = None
    priority: int | None = None
    since: date | None = None
    page: int = 1

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "ChangesAddress":
        """What the query of an address asks; what means nothing there is left out."""
        page = query.get("page", "")
        return cls(
            kind=next((kind for kind in ChangeKind if kind == query.get("kind")), None),
            priority=next((number for number in PRIORITIES if str(number) == query.get("priority")), None),
            since=day_of(query.get("since", "")),
            page=max(1, min(int(page[:9]), _MOST_PAGES)) if page.isascii() and page.isdigit() else 1,
        )

    @property
    def filtered(self) -> bool:
        """Whether anything is left out."""
        return bool(self.kind or self.priority or self.since)

    def address(self, page: int = 1) -> str:
        """The address of a page of what is asked."""
        asked = {"kind": self.kind, "priority": self.priority, "since": self.since, "page": page if page > 1 else None}
        kept = {name: value for name, value in asked.items() if value}
        return f"/changes?{urlencode(kept)}" if kept else "/changes"

    def query(self, zone: ZoneInfo) -> ChangeQuery:
        """What to ask the store; days begin at midnight in ``zone``."""
        return ChangeQuery(
            kind=self.kind,
            priority=self.priority,
            since=datetime.combine(self.since, time(), zone) if self.since else None,
            limit=PAGE_SIZE,
            offset=(self.page - 1) * PAGE_SIZE,
        )
