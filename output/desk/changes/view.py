"""Everything that the template of the list of changes asks."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.change import ChangeKind
from models.vocabulary import JURISDICTIONS
from output.desk.changes.filters import PAGE_SIZE, PRIORITIES, ChangesAddress
from output.desk.wording import Labels
from output.store.change_pages import ChangeLine, ChangePage

BADGES = {
    ChangeKind.NEW: "accent",
    ChangeKind.CHANGED: "warn",
    ChangeKind.REMOVED: "bad",
    ChangeKind.SOFT_404: "bad",
    ChangeKind.RESTORED: "good",
}
"""The colour of a kind's badge; of the others none."""


@dataclass(frozen=True)
class Option:
    """A value to filter by, with its label."""

    value: str
    label: str
    chosen: bool


class ChangesView:
    """A page of the list of changes."""

    def __init__(self, asked: ChangesAddress, found: ChangePage, label: Labels) -> None:
        self.asked, self.found, self.label = asked, found, label

    badges = BADGES

    @property
    def kinds(self) -> tuple[Option, ...]:
        """The kinds that there are, with how many changes each would leave."""
        there = {kind: self.found.kinds.get(kind, 0) for kind in ChangeKind}
        return tuple(
            Option(kind, self.label("changes.option", name=self.kind(kind), n=n), kind == self.asked.kind)
            for kind, n in there.items()
            if n or kind == self.asked.kind
        )

    @property
    def priorities(self) -> tuple[Option, ...]:
        """The priorities to filter by: each with those above it."""
        first, *rest = PRIORITIES
        names = {first: self.priority(first)}
        names |= {number: self.label("changes.at-least", name=self.priority(number)) for number in rest}
        return tuple(Option(str(number), name, number == self.asked.priority) for number, name in names.items())

    @property
    def span(self) -> str:
        """Which of the changes are on this page: "1–50 of 312"."""
        first = (self.asked.page - 1) * PAGE_SIZE + 1
        return self.label("changes.span", first=first, last=first + len(self.found.lines) - 1, total=self.found.total)

    @property
    def pages(self) -> tuple[str | None, str | None]:
        """The addresses of the page before and the page after this one."""
        page, last = self.asked.page, max(1, -(-self.found.total // PAGE_SIZE))
        before = self.asked.address(min(page - 1, last)) if page > 1 else None
        return before, self.asked.address(page + 1) if page < last else None

    def kind(self, kind: str) -> str:
        """What a kind is called."""
        return self.label(f"change-kind.{kind}")

    def priority(self, number: int) -> str:
        """What a priority is called."""
        return self.label(f"change-priority.{number}")

    def about(self, line: ChangeLine) -> str:
        """Where the document is from, and how much of it is touched."""
        return " · ".join(self._about(line))

    def _about(self, line: ChangeLine) -> Iterator[str]:
        if line.jurisdiction:
            known = line.jurisdiction in JURISDICTIONS
            yield JURISDICTIONS[line.jurisdiction].label(self.label.language) if known else line.jurisdiction
        if line.change.findings:
            yield self.label.count("changes.finding", "changes.findings", len(line.change.findings))
        if line.change.passages:
            yield self.label.count("changes.passage", "changes.passages", len(line.change.passages))
