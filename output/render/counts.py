"""How much was found in a document."""

from typing import Self

from models.entry import Entry
from models.value import Value
from output.render.labels import Labels


class Counts(Value):
    """How many findings an entry has of the kinds that readers ask for; ``doubtful`` are those of the actions."""

    principles: int
    pillars: int
    actions: int
    doubtful: int

    @classmethod
    def of(cls, entry: Entry) -> Self:
        """The counts of an entry."""
        return cls(
            principles=len(entry.principles),
            pillars=len(entry.pillars),
            actions=len(entry.actions),
            doubtful=sum(action.doubtful for action in entry.actions),
        )

    def phrase(self, label: Labels, *, zeros: bool = True) -> str:
        """In words: "4 principles · 6 pillars · 23 action points (3 of them maybe)"; with or without what is zero."""
        numbers = (
            ("counts.principle", "counts.principles", self.principles),
            ("counts.pillar", "counts.pillars", self.pillars),
            ("counts.action", "counts.actions", self.actions),
        )
        parts = [label.count(one, many, n) for one, many, n in numbers if n or zeros]
        if self.doubtful:
            parts[-1] += f" ({label('counts.doubtful', n=self.doubtful)})"
        return " · ".join(parts)
