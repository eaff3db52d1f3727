"""Small documents of invented governments, for the tests of the store and the renderers."""

from datetime import UTC, datetime
from hashlib import sha256

from models.entry import Entry, EntryField, Origin
from models.evidence import Evidence
from models.finding import ActionKind, ActionPoint
from models.outcome import Outcome, Status
from models.snapshot import Snapshot
from models.value import LocalText

UNKNOWN = LocalText(nl="Niet gevonden.", en="Not found.")
EXTRACTOR = "1.0"


def snapshot(
    text: str = "<p>The ministry will open a lighthouse.</p>", url: str = "https://lorn.example/plan"
) -> Snapshot:
    """A page with this source text, fetched at a fixed moment."""
    content = text.encode()
    return Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type="text/html",
        requested_url=url,
        final_url=url,
        headers={"etag": '"1"'},
        fetched_at=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
    )


def field(value: str | None) -> EntryField[str]:
    """A field with this value, or an explained empty one."""
    return EntryField(value=value, origin=Origin.EXTRACTED) if value else EntryField(reason=UNKNOWN)


def draft(
    source: Snapshot, work_id: str = "lorn-plan", title: str = "A plan for Lorn", extractor: str = EXTRACTOR
) -> Entry:
    """A draft with one action point, drawn from ``source``."""
    return Entry(
        work_id=work_id,
        snapshot_sha256=source.sha256,
        extractor_version=extractor,
        url=source.final_url,
        language="en",
        title=field(title),
        jurisdiction=field("NL"),
        issuer=field(None),
        published=field("2026-03"),
        document_type=field("plan"),
        impact=EntryField(reason=UNKNOWN),
        audience=EntryField(reason=UNKNOWN),
        topics=EntryField(reason=UNKNOWN),
        abstract=field("Lorn plans lighthouses."),
        actions=(action(source, "The ministry will open a lighthouse."),),
    )


def action(source: Snapshot, text: str, name: str = "action-1") -> ActionPoint:
    """An action point that quotes ``text`` as block b1 of the page."""
    evidence = Evidence(snapshot_sha256=source.sha256, block="b1", start=0, end=len(text), exact=text, path="p")
    return ActionPoint(id=name, text=text, kind=ActionKind.COMMITMENT, evidence=(evidence,))


def outcome(entry: Entry) -> Outcome:
    """The outcome of drafting ``entry``."""
    return Outcome(
        url=entry.url,
        status=Status.DRAFTED,
        code="drafted",
        sentence="A draft was written.",
        work_id=entry.work_id,
        snapshot_sha256=entry.snapshot_sha256,
    )


def failure(source: Snapshot, code: str = "no-text") -> Outcome:
    """The outcome of failing on ``source``."""
    return Outcome(
        url=source.final_url,
        status=Status.FAILED,
        code=code,
        sentence="The page holds no text.",
        snapshot_sha256=source.sha256,
    )
