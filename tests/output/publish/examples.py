"""Published entries of invented governments."""

from datetime import UTC, datetime, timedelta
from typing import Any

from models.entry import Entry, EntryField, Origin
from output.publish.card import Card, card_of
from output.publish.story import Story
from output.review import State
from output.store import Store
from output.store.desk_values import Publication
from output.store.keys import key_of
from tests.output.examples import outcome, snapshot
from tests.output.lorn import ENTRY
from tests.output.reviewers import move

BEGIN = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
BASE = "https://monitor.example/lorn/"


def given(value: Any) -> EntryField[Any]:
    """A field that an analyst wrote."""
    return EntryField(value=value, origin=Origin.WRITTEN)


def entry(work_id: str = "lorn-strategy", **fields: Any) -> Entry:
    """The strategy of Lorn as another work; ``fields`` get these values."""
    return ENTRY.model_copy(update={"work_id": work_id, **{name: given(value) for name, value in fields.items()}})


def publication(
    published: Entry = ENTRY, number: int = 1, day: int = 0, unreviewed: tuple[str, ...] = ()
) -> Publication:
    """The entry as published so many days after ``BEGIN``."""
    return Publication(
        work_id=published.work_id,
        key=key_of(published.work_id),
        number=number,
        published_at=BEGIN + timedelta(days=day),
        by="ada lovelace",
        entry=published,
        unreviewed=unreviewed,
    )


def story(*entries: Entry, unreviewed: tuple[str, ...] = ()) -> Story:
    """These versions of one work, published a day apart; ``unreviewed`` are claims of the last."""
    last = len(entries) - 1
    return Story([publication(version, n + 1, n, unreviewed if n == last else ()) for n, version in enumerate(entries)])


def card(day: int = 0, **fields: Any) -> Card:
    """A card of an entry with these values, published so many days after ``BEGIN``."""
    published = publication(entry(f"work-{day}-{sorted(fields.items())}", **fields), day=day)
    return card_of(published, published.published_at)


FEWER = ENTRY.model_copy(update={"actions": ENTRY.actions[1:]})
"""The strategy of Lorn with its first action point gone."""


def fill(store: Store) -> None:
    """Publish "other", a Dutch report called "Tides", and two versions of the strategy of Lorn, the second ``FEWER``."""
    report = {"jurisdiction": "NL", "document_type": "report", "title": "Tides"}
    publish(store, entry("other", **report, topics=("privacy",), published="2025"))
    publish(store, ENTRY)
    publish(store, FEWER, page="two")


def stored(store: Store, version: Entry = ENTRY, page: str = "one") -> Entry:
    """Store a draft that says what ``version`` says."""
    source = snapshot(f"<p>{version.work_id} {page}</p>")
    store.put_snapshot(source)
    draft = version.model_copy(update={"snapshot_sha256": source.sha256})
    return store.save_draft(draft, outcome(draft))


def publish(store: Store, version: Entry = ENTRY, page: str = "one") -> str:
    """Store a draft that says what ``version`` says, and publish it with nothing reviewed; the work's key comes back."""
    draft = stored(store, version, page)
    if store.work(draft.work_id).state is not State.IN_REVIEW:
        move(store, State.IN_REVIEW, work_id=draft.work_id)
    move(store, State.APPROVED, State.PUBLISHED, work_id=draft.work_id, leave_unreviewed=True)
    return store.key_of(draft.work_id)
