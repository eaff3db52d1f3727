"""What one publication of an entry says differently from the one before."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from models.entry import Entry, EntryField, Takeaway
from models.finding import ActionPoint, Mention, Pillar, Principle, Provision
from output.render.labels import Language
from output.review.targets import FIELDS, Claim, claim_of, meaning_of, targets

_PARTS: dict[type[Claim], str] = {
    Takeaway: "takeaways",
    Principle: "principles",
    Pillar: "pillars",
    ActionPoint: "actions",
    Provision: "provisions",
    Mention: "mentions",
}

Kind = Literal["added", "removed", "changed"]


class Change(NamedTuple):
    """A claim that came, went or changed. ``part`` is the name of the field, or of the group of findings."""

    kind: Kind
    target: str
    part: str
    claim: Claim

    def words(self, language: Language) -> str:
        """What the finding says, or said; of a field nothing, for its name says enough."""
        if isinstance(self.claim, EntryField):
            return ""
        if isinstance(self.claim, Takeaway):
            return self.claim.text.in_language(language)
        return next(str(getattr(self.claim, name)) for name in ("text", "label", "title") if hasattr(self.claim, name))


def changes(old: Entry, new: Entry) -> Sequence[Change]:
    """The differences in what the entries say, in the order of the new one; what went comes last."""
    return [
        change
        for target in dict.fromkeys((*targets(new), *targets(old)))
        if (change := _change(target, claim_of(old, target), claim_of(new, target)))
    ]


def _change(target: str, before: Claim | None, after: Claim | None) -> Change | None:
    old, new = meaning_of(before), meaning_of(after)
    claim = before if new is None else after
    if old == new or claim is None:
        return None
    kind: Kind = "added" if old is None else "removed" if new is None else "changed"
    return Change(kind, target, _part(target, claim), claim)


def _part(target: str, claim: Claim) -> str:
    if target in FIELDS:
        return target
    if isinstance(claim, EntryField):
        return "summaries"
    return _PARTS[type(claim)]
