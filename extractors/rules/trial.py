"""What every rule makes of one text: what fires where, what takes it back, what would fire elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from extractors.rules.engine import Match, Rulebook
from extractors.rules.schema import Setting, Where


@dataclass(frozen=True)
class Firing:
    """A rule whose pattern matches. It counts unless ``match.cancelled_by`` or ``elsewhere`` says why not.

    ``elsewhere`` names the conditions on the setting that the rule needs and the text does not meet.
    """

    match: Match
    elsewhere: str | None = None

    @property
    def counts(self) -> bool:
        """Whether the rule finds something in this text, in this setting."""
        return self.match.cancelled_by is None and self.elsewhere is None


def firings(book: Rulebook, text: str, setting: Setting) -> Iterator[Firing]:
    """The firings of every rule of ``book`` in ``text``, in the order of the pack.

    Of a rule that fires only in the setting of its own examples, the first firing.
    """
    reading = book.read(text)
    for rule in book.rules:
        here = [Firing(match) for match in rule.firings(reading, setting)]
        yield from here
        if not here:
            needs = conditions(rule.rule.where)
            yield from [Firing(match, needs) for match in rule.firings(reading, rule.rule.setting)][:1]


def conditions(where: Where) -> str:
    """What a rule asks of its text's setting, by the names that its ``where`` has: "block, heading"."""
    return ", ".join(where.model_dump(exclude_defaults=True))
