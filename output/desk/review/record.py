"""What stands behind a claim: what was done to it, what was said of it, how it came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import JsonValue

from models.evidence import Evidence
from output.desk.review.cards import Card, digest
from output.desk.review.phrases import Chip, Phrases
from output.review import Change, Returned
from output.store.desk_values import Comment, Work

Said = tuple[str | None, tuple[Chip, ...]]
"""What a value says: its words, none for nothing, and its other parts."""


@dataclass(frozen=True)
class Comparison:
    """A claim that came back, in both readings: its words, other parts and quotes; none where it is gone."""

    words: str | None
    parts: tuple[Chip, ...]
    quotes: tuple[Evidence, ...]


class Record:
    """The record of one entry; ``history`` are all changes to it, the oldest first."""

    def __init__(self, work: Work, history: Sequence[Change], phrases: Phrases) -> None:
        self._work, self._history, self._phrases = work, history, phrases

    @cached_property
    def _changes(self) -> dict[str, list[Change]]:
        changes: dict[str, list[Change]] = {}
        for change in self._history:
            changes.setdefault(change.target, []).append(change)
        return changes

    def history(self, card: Card) -> Sequence[Change]:
        """What was done to a claim, the newest first."""
        return self._changes.get(card.target, [])[::-1]

    def last_change(self, card: Card) -> Change | None:
        """The decision on a claim that is in force."""
        return next((change for change in self.history(card) if change.in_force), None)

    def restorable(self, card: Card, change: Change) -> bool:
        """Whether a claim can be made to say again what it said after ``change``."""
        return change.after is not None and digest(change.after) != card.seen

    def value_said(self, card: Card, change: Change, side: str) -> Said:
        """What a claim said before or after a change: its words and other parts."""
        value = change.before if side == "before" else change.after
        return self._both(card, value)

    @cached_property
    def _comments(self) -> dict[str | None, list[Comment]]:
        comments: dict[str | None, list[Comment]] = {}
        for comment in self._work.comments:
            comments.setdefault(comment.target, []).append(comment)
        return comments

    def comments(self, target: str | None) -> Sequence[Comment]:
        """The comments on a claim, or on the entry as a whole; the oldest first."""
        return self._comments.get(target, [])

    def returned(self, card: Card) -> Returned | None:
        """How a claim came back, if it did."""
        return next((item for item in self._work.returned if item.target == card.target), None)

    def comparison(self, card: Card) -> tuple[Comparison, Comparison] | None:
        """A claim that came back as it was decided, and as the new version has it."""
        item = self.returned(card)
        if item is None:
            return None
        old = Comparison(*self._both(card, item.kept), item.old.evidence if item.old else ())
        new = item.new
        return old, Comparison(*self._both(card, new.value if new else None), new.evidence if new else ())

    def _both(self, card: Card, value: JsonValue) -> Said:
        return self._phrases.value(card.kind, value), self._phrases.parts(card.kind, value)
