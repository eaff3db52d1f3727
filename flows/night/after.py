"""What is known of a source or a document after it was visited."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from extractors.failures import NotFound, SaysItIsGone
from flows.night.schedule import LISTED, next_check, next_visit
from models.item_state import ItemPhase, ItemState
from models.outcome import Outcome, Status
from models.source import Source
from models.source_state import Answered, SourceState

RECENT = 9
"""Visits over which what is usual is worked out: a week and a bit of nights."""
_PHASES: dict[Status, ItemPhase] = {
    Status.DRAFTED: "drafted",
    Status.UNCHANGED: "drafted",
    Status.LISTED: "listed",
    Status.FAILED: "failed",
}
GONE = frozenset({NotFound.code, SaysItIsGone.code})
"""The codes of documents whose publisher says that there is nothing."""


class Gave(NamedTuple):
    """What the addresses of a document gave: where its page led, and the fingerprint of what was at both."""

    led_to: str | None
    fingerprint: str


def source_answered(
    source: Source,
    before: SourceState | None,
    now: datetime,
    items: int,
    answers: Sequence[Answered] = (),
    *,
    news: bool,
    read_by: str = "",
    sentence: str = "",
) -> SourceState:
    """The state of a source that named so many documents, ``news`` among them.

    ``read_by`` is the fingerprint of what read its ``answers``, ``sentence`` what could not be read of them.
    """
    state = before or _first(source, now)
    return state.model_copy(
        update={
            "checked_at": now,
            "due_at": next_visit(source, now),
            "code": "ok",
            "sentence": sentence,
            "failures": 0,
            "failing_since": None,
            "items": items,
            "recent_items": (*state.recent_items, items)[-RECENT:],
            "news_at": now if news else state.news_at,
            "answers": tuple(answers),
            "read_by": read_by,
        }
    )


def source_failed(source: Source, before: SourceState | None, now: datetime, code: str, sentence: str) -> SourceState:
    """The state of a source that could not be asked or read. What it named before stays known."""
    state = before or _first(source, now)
    failures = state.failures + 1
    return state.model_copy(
        update={
            "checked_at": now,
            "due_at": next_visit(source, now, failures),
            "code": code,
            "sentence": sentence,
            "failures": failures,
            "failing_since": state.failing_since or now,
        }
    )


def document_unchanged(source: Source, before: ItemState, now: datetime) -> ItemState:
    """The state of a document whose addresses gave what they gave when it was dealt with last."""
    due = now + LISTED if before.phase == "listed" else next_check(source, now)
    return before.model_copy(update={"checked_at": now, "due_at": due})


def document_failed(source: Source, before: ItemState, now: datetime, code: str, sentence: str) -> ItemState:
    """The state of a document that could not be had."""
    failures = before.failures + 1
    failed = {"code": code, "sentence": sentence, "failures": failures, "phase": "failed"}
    return before.model_copy(update=failed | {"checked_at": now, "due_at": next_check(source, now, failures)})


def document_taken_in(source: Source, before: ItemState, now: datetime, outcome: Outcome, gave: Gave) -> ItemState:
    """The state of a document that was dealt with, when its addresses ``gave`` that."""
    dealt = {"led_to": gave.led_to, "taken": gave.fingerprint, "work_id": outcome.work_id or before.work_id}
    if outcome.code in GONE:
        gone = {"phase": "gone", "code": outcome.code, "sentence": outcome.sentence, "failures": 0}
        return before.model_copy(update=dealt | gone | {"checked_at": now, "due_at": next_check(source, now)})
    if not outcome.good:
        failed = document_failed(source, before, now, outcome.code, outcome.sentence)
        return failed.model_copy(update=dealt)
    good: dict[str, object] = {"phase": _PHASES[outcome.status], "code": "ok", "sentence": "", "failures": 0}
    if outcome.status is Status.LISTED and before.phase != "listed":
        good["listed_at"] = now
    after = before.model_copy(update=dealt | good)
    return document_unchanged(source, after, now)


def _first(source: Source, now: datetime) -> SourceState:
    return SourceState(source_id=source.id, first_checked_at=now, checked_at=now, due_at=now)
