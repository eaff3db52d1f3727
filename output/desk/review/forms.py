"""The fields of an edit form, as a template prints them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.profile import HomeProfile
from models.vocabulary import Vocabulary
from output.desk.review.cards import Card
from output.desk.review.parts import PARTS, VALUE, Control, Part
from output.desk.wording import Labels
from output.render.view import EntryView

_GROUPED = ("deadline", "amount")
_OTHER_LANGUAGE = {"nl": ".en", "en": ".nl"}
"""How the parts in the language that is not the reader's end: they come last."""
_OPTION_LENGTH = 90
"""Characters of a finding's words in a list to choose from: enough to tell them apart."""


@dataclass(frozen=True)
class Field:
    """One field: its name in the form, its label, and the values it holds.

    ``options`` are what can be chosen, as values with their labels. ``group`` is the label of what it is a part of.
    """

    name: str
    control: Control
    label: str
    values: tuple[str, ...]
    options: tuple[tuple[str, str], ...] = ()
    needed: bool = False
    group: str | None = None

    @property
    def value(self) -> str:
        """The one value of a field that has one; empty without any."""
        return self.values[0] if self.values else ""


def fields(
    card: Card, filled: Mapping[str, Sequence[str]], view: EntryView, label: Labels, profile: HomeProfile | None
) -> tuple[Field, ...]:
    """The form of a claim, with what is ``filled`` in; ``profile`` explains the impact scores."""
    options = _Options(card, view, profile)
    return tuple(
        Field(
            name=part.name,
            control=part.control,
            label=part_label(card.kind, part.name, label),
            values=tuple(filled.get(part.name, ())),
            options=options.of(part),
            needed=part.needed,
            group=label(f"part.{group}") if (group := part.name.partition(".")[0]) in _GROUPED else None,
        )
        for part in sorted(PARTS[card.kind], key=lambda part: part.name.endswith(_OTHER_LANGUAGE[label.language]))
    )


def part_label(kind: str, part: str, label: Labels) -> str:
    """What a part of a claim of this kind is called."""
    return label(f"claim.{kind}") if part == VALUE else label(f"part.{part.replace('.', '_')}")


class _Options:
    def __init__(self, card: Card, view: EntryView, profile: HomeProfile | None) -> None:
        self._card, self._view, self._profile = card, view, profile

    def of(self, part: Part) -> tuple[tuple[str, str], ...]:
        """The options of a part: values and their labels."""
        if part.codes is None:
            return ()
        if isinstance(part.codes, Vocabulary):
            labelled = [(code, part.codes[code].label(self._view.language)) for code in part.codes]
            return tuple(sorted(labelled, key=lambda option: option[1].casefold()))
        if part.codes == "pillars":
            return tuple((pillar.id, _short(pillar.title)) for pillar in self._view.entry.pillars)
        if part.codes == "actions":
            others = (action for action in self._view.entry.actions if action.id != self._card.target)
            return tuple((action.id, _short(action.text)) for action in others)
        return tuple((code, self._code(code)) for code in part.codes)

    def _code(self, code: str) -> str:
        if self._card.kind == "impact":
            return self._profile.impact_legend[int(code)].in_language(self._view.language) if self._profile else code
        group = "kind" if self._card.kind == "action" else self._card.kind
        return self._view.label(f"{group}.{code}")


def _short(text: str) -> str:
    return text if len(text) <= _OPTION_LENGTH else f"{text[:_OPTION_LENGTH].rstrip()}…"
