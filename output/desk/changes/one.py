"""Everything that the template of one change asks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from models.change import FindingChange, PassageChange
from output.desk.changes.view import BADGES
from output.desk.source.quoted import claim_anchor
from output.desk.wording import Labels
from output.render.neutral import web_link
from output.render.word_diff import Piece, word_diff
from output.review import targets
from output.store.change_pages import ChangeLine
from output.store.desk_values import Work

SHOWN = 200
"""Passages of a change that are shown at first: a page that a browser draws at once."""
Effect = Literal["appeared", "vanished", "changed"]


@dataclass(frozen=True)
class Difference:
    """A text that was added, removed or changed, in pieces: those that stayed, went and came."""

    pieces: tuple[Piece, ...]
    added: bool
    removed: bool

    @classmethod
    def of(cls, change: PassageChange | FindingChange) -> "Difference":
        """The difference that a change of a passage or finding makes."""
        return cls(word_diff(change.old, change.new), added=change.old is None, removed=change.new is None)


@dataclass(frozen=True)
class Stretch:
    """The changed passages of one section."""

    section: tuple[str, ...]
    differences: tuple[Difference, ...]


@dataclass(frozen=True)
class TouchedFinding:
    """A finding that appeared, vanished or changed; ``target`` is its claim, if the entry still has it."""

    change: FindingChange
    difference: Difference
    target: str | None

    @property
    def effect(self) -> Effect:
        """What became of it."""
        return "appeared" if self.change.old is None else "vanished" if self.change.new is None else "changed"

    @property
    def anchor(self) -> str:
        """The id of its claim's element on the page of the work."""
        return claim_anchor(self.change.id)


class ChangeView:
    """One change of a work. ``numbers`` are those of all changes of the work; ``whole`` shows all passages."""

    def __init__(self, line: ChangeLine, work: Work, numbers: Sequence[int], *, whole: bool = False) -> None:
        self.line, self.change, self.work, self._numbers, self._whole = line, line.change, work, sorted(numbers), whole

    badges = BADGES

    @property
    def address(self) -> str:
        """Where the page is."""
        return f"/changes/{self.line.number}"

    @property
    def passages(self) -> tuple[PassageChange, ...]:
        """The passages that are shown."""
        return self.change.passages if self._whole else self.change.passages[:SHOWN]

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """The passages that are shown, by section: what was removed stands with what else changed in its section."""
        by_section: dict[tuple[str, ...], list[Difference]] = {}
        for passage in self.passages:
            by_section.setdefault(passage.section, []).append(Difference.of(passage))
        return tuple(Stretch(section, tuple(found)) for section, found in by_section.items())

    @property
    def findings(self) -> tuple[TouchedFinding, ...]:
        """The findings that are touched."""
        claims = set(targets(self.work.reviewed.entry))
        return tuple(
            TouchedFinding(change, Difference.of(change), change.id if change.new and change.id in claims else None)
            for change in self.change.findings
        )

    @property
    def neighbours(self) -> tuple[int | None, int | None]:
        """The numbers of the change of this work before this one, and of the one after."""
        before = max((number for number in self._numbers if number < self.line.number), default=None)
        return before, next((number for number in self._numbers if number > self.line.number), None)

    def snapshot(self, sha: str | None) -> str | None:
        """Where a snapshot that was compared can be read; none when it can not be shown any more."""
        if sha is None or sha not in {self.work.reviewed.entry.snapshot_sha256, *self.work.earlier}:
            return None
        return f"/work/{self.work.key}?of={sha}&view=text#source"

    def link(self, url: str | None) -> str | None:
        """An address on the web that is safe to click."""
        return web_link(url) if url else None

    def parts(self, finding: TouchedFinding, label: Labels) -> str:
        """What changed in a finding, in words, each once."""
        return ", ".join(dict.fromkeys(label.or_itself("change-part", part) for part in finding.change.parts))
