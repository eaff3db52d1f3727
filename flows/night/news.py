"""The changes of works that a night tells, each as a line."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from models.change import Change
from models.entry import Entry
from models.night import News
from output.store import Store
from output.store.changes import ChangeQuery
from output.store.keys import key_of


def news_between(store: Store, since: datetime, until: datetime, source_of: Mapping[str, str]) -> tuple[News, ...]:
    """What was found between two moments, both included, the most urgent first.

    ``source_of`` names the source of a work, where it is known.
    """
    told = store.changes(ChangeQuery(since=since))
    found = [one.change for one in reversed(told) if one.found_at <= until]
    lines = [_news(change, store.entry(change.work_id), source_of.get(change.work_id)) for change in found]
    return tuple(sorted(lines, key=lambda news: (news.priority, news.impact or 0, news.title)))


def _news(change: Change, entry: Entry, source_id: str | None) -> News:
    counts = Counter("appeared" if not f.old else "vanished" if not f.new else "changed" for f in change.findings)
    return News(
        work_id=change.work_id,
        key=key_of(change.work_id),
        kind=change.kind,
        priority=change.priority,
        title=str(entry.title.value or change.url),
        url=change.url,
        source_id=source_id,
        jurisdiction=entry.jurisdiction.value,
        impact=entry.impact.value.score if entry.impact.value else None,
        actions=len(entry.actions),
        appeared=counts["appeared"],
        changed=counts["changed"],
        vanished=counts["vanished"],
        note=change.note,
    )
