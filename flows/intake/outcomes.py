"""What is said to people: one sentence for each way in which an ingestion can end, with what to do next."""

import tomllib
from importlib.resources import files

from extractors.failures import DocumentFailure
from models.entry import Entry
from models.outcome import Outcome, Status

SENTENCES: dict[str, str] = tomllib.loads((files("flows.intake") / "outcomes.toml").read_text(encoding="utf-8"))
"""The sentence for each code of a failure."""
_SAME_BYTES = "Nothing new: the stored entry was made from the same document."
_SAME_TEXT = "Nothing new: the file is another one, but its text is that of the stored entry."


def failed(
    url: str,
    failure: DocumentFailure,
    seconds: float = 0.0,
    snapshot_sha256: str | None = None,
    work_id: str | None = None,
) -> Outcome:
    """The outcome for a document that could not be dealt with. ``seconds`` is how long it took to find out.

    ``work_id`` names the work whose entry stays as it was, if there is one.
    """
    sentence = SENTENCES[failure.code]
    if failure.detail:
        sentence = f"{sentence} (Detail: {failure.detail}.)"
    return Outcome(
        url=url,
        status=Status.FAILED,
        code=failure.code,
        sentence=sentence,
        work_id=work_id,
        snapshot_sha256=snapshot_sha256,
        seconds=seconds,
    )


def attachment_failed(failure: DocumentFailure) -> str:
    """The warning for a landing page whose document could not be had."""
    return f"Drafted from the page alone, for the document it leads to could not be had. {SENTENCES[failure.code]}"


def drafted(url: str, entry: Entry, seconds: float, *, incomplete: bool = False) -> Outcome:
    """The outcome for a new or changed document; its code is "drafted" or "incomplete"."""
    counts = f"{len(entry.principles)} principles, {len(entry.pillars)} pillars, {len(entry.actions)} action points"
    warnings = "".join(f" {warning}" for warning in entry.warnings)
    return Outcome(
        url=url,
        status=Status.DRAFTED,
        code="incomplete" if incomplete else "drafted",
        sentence=f"Draft ready for review: {counts}.{warnings}",
        work_id=entry.work_id,
        snapshot_sha256=entry.snapshot_sha256,
        seconds=seconds,
    )


def unchanged(url: str, work_id: str, snapshot_sha256: str, seconds: float, *, same_bytes: bool = True) -> Outcome:
    """The outcome for a document that says what a stored entry was made from; without ``same_bytes`` in other bytes."""
    return Outcome(
        url=url,
        status=Status.UNCHANGED,
        code="unchanged" if same_bytes else "same-content",
        sentence=_SAME_BYTES if same_bytes else _SAME_TEXT,
        work_id=work_id,
        snapshot_sha256=snapshot_sha256,
        seconds=seconds,
    )


def listed(url: str, snapshot_sha256: str, seconds: float) -> Outcome:
    """The outcome for a new document that is not on a topic of the profile, from a source that names many."""
    return Outcome(
        url=url,
        status=Status.LISTED,
        code="listed",
        sentence="Only listed: the document is not on a topic of the profile. Ingest its address to have it drafted.",
        snapshot_sha256=snapshot_sha256,
        seconds=seconds,
    )


def landing_page(url: str, work_id: str, snapshot_sha256: str) -> Outcome:
    """The outcome for the bytes of a page whose work was drafted from the document it leads to."""
    return Outcome(
        url=url,
        status=Status.DRAFTED,
        code="landing-page",
        sentence="The page leads to a document; the draft was made from both.",
        work_id=work_id,
        snapshot_sha256=snapshot_sha256,
    )
