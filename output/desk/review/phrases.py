"""What claims say, in the reader's words: codes by their labels, dates written out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from models.finding import ActionPoint, Mention, Principle, Provision
from models.vocabulary import AUDIENCES, DOCUMENT_TYPES, JURISDICTIONS, TOPICS, Vocabulary
from output.desk.review.cards import Card
from output.desk.wording import Labels
from output.render.view import EntryView
from output.review import value_of

_VOCABULARIES: Mapping[str, Vocabulary] = {
    "jurisdiction": JURISDICTIONS,
    "document_type": DOCUMENT_TYPES,
    "audience": AUDIENCES,
    "topics": TOPICS,
}
_IN_ENGLISH_AND_DUTCH = frozenset({"takeaway", "impact"})
"""Kinds of claims that are phrased in the reader's language; all others are in the document's."""
_KINDS_OF = {"action": "kind", "provision": "provision", "mention": "mention"}
"""Where the labels of the kinds of a finding are."""


@dataclass(frozen=True)
class Chip:
    """A short label under a claim: what it is ("Who"), what it says, and whether that is in the document's words."""

    name: str
    text: str
    quoted: bool = False
    mark: str = ""


class Phrases:
    """Puts the claims of one entry into words for a reader."""

    def __init__(self, view: EntryView, label: Labels) -> None:
        self._view, self._label = view, label

    def said(self, card: Card) -> str | None:
        """What a claim says; none when it is an empty field."""
        return self.value(card.kind, value_of(card.claim))

    def value(self, kind: str, value: JsonValue) -> str | None:
        """What the value of a claim of this kind says: of a finding its words."""
        if value is None:
            return None
        if isinstance(value, dict):
            return self._words(kind, value)
        if kind == "published":
            return self._view.label.date(str(value))
        if kind in _VOCABULARIES:
            codes = value if isinstance(value, list) else [value]
            return ", ".join(self._view.concept(_VOCABULARIES[kind], str(code)) for code in codes)
        return str(value)

    def parts(self, kind: str, value: JsonValue) -> tuple[Chip, ...]:
        """Every other part of a value that says something, for comparing two of them."""
        if not isinstance(value, dict) or kind == "impact":
            return ()
        hidden = {"id", "evidence", "confidence", "doubtful", "section", "rule", "text", "label", "title", "lead_in"}
        return tuple(self._part(kind, name, part) for name, part in value.items() if part and name not in hidden)

    def in_language(self, card: Card) -> str:
        """The language that a claim's words are in."""
        return self._view.language if card.kind in {*_IN_ENGLISH_AND_DUTCH, *_VOCABULARIES} else self.document_language

    @property
    def document_language(self) -> str:
        """The language of the document."""
        return self._view.entry.language

    def chips(self, card: Card) -> tuple[Chip, ...]:
        """The labels under a claim: how firm it is, who is to act, by when."""
        claim = card.claim
        if isinstance(claim, ActionPoint):
            return tuple(self._action_chips(claim))
        if isinstance(claim, Provision | Mention):
            group = "provision" if isinstance(claim, Provision) else "mention"
            kind = Chip(self._label("part.kind"), self._view.label(f"{group}.{claim.kind}"))
            identifier = claim.identifier if isinstance(claim, Mention) else None
            return (kind, *([Chip(self._label("part.identifier"), identifier, quoted=True)] if identifier else []))
        return ()

    def note(self, card: Card) -> str | None:
        """What stands under a claim's words: a principle's explanation, what an impact score means."""
        if isinstance(card.claim, Principle):
            return card.claim.explanation
        value = value_of(card.claim) if card.kind == "impact" else None
        return _local(value.get("legend"), self._view.language) if isinstance(value, dict) else None

    def name(self, card: Card) -> str:
        """A claim in one line: its kind and its first words."""
        said = self.said(card) or self._label("review.no_value")
        return f"{self._label(f'claim.{card.kind}')}: {said}"

    def _words(self, kind: str, value: dict[str, JsonValue]) -> str:
        if kind == "impact":
            score, reason = value.get("score"), _local(value.get("reason"), self._view.language)
            return f"{score} – {reason}" if reason else str(score)
        words = value.get("text") or value.get("label") or value.get("title")
        lead_in = value.get("lead_in")
        said = _local(words, self._view.language) or self._label("review.no_value")
        return f"{lead_in} {said}" if lead_in else said

    def _action_chips(self, action: ActionPoint) -> Iterator[Chip]:
        label, view = self._label, self._view
        yield Chip(label("part.kind"), view.label(f"kind.{action.kind.value}"), mark=action.kind.value)
        if who := view.who(action):
            yield Chip(view.label("action.who"), who, quoted=True)
        if by_when := view.by_when(action):
            yield Chip(view.label("action.when"), by_when, quoted=True)
        if action.amount:
            yield Chip(label("part.amount"), action.amount.text, quoted=True)
        for name in ("addressee", "status"):
            if text := getattr(action, name):
                yield Chip(label(f"part.{name}"), text, quoted=True)
        if action.repeats:
            yield Chip(label("part.repeats"), self.of_target(action.repeats), quoted=True)

    def of_target(self, target: str) -> str:
        """The words of the finding of that id, the id itself when the entry lacks it."""
        found = next((a.text for a in self._view.entry.actions if a.id == target), None)
        found = found or next((p.title for p in self._view.entry.pillars if p.id == target), None)
        return found or target

    def _part(self, kind: str, name: str, part: JsonValue) -> Chip:
        label = self._label(f"part.{name}")
        if name == "kind":
            return Chip(label, self._view.label(f"{_KINDS_OF[kind]}.{part}"))
        if isinstance(part, dict):
            return Chip(label, str(part.get("text") or ", ".join(str(v) for v in part.values() if v)))
        if name in {"pillar", "repeats"}:
            return Chip(label, self.of_target(str(part)))
        return Chip(label, str(part))


def _local(text: JsonValue, language: str) -> str | None:
    if isinstance(text, dict):
        chosen = text.get("nl" if language == "nl" else "en")
        return None if chosen is None else str(chosen)
    return None if text is None else str(text)
