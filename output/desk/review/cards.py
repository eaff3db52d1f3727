"""A claim as the review page shows it: what it says, how it stands, and on what it rests."""

import json
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from pydantic import JsonValue

from models.entry import EntryField, Takeaway
from models.evidence import Evidence, RuleRef
from models.finding import ActionPoint, Finding, Mention, Pillar, Principle, Provision
from output.desk.source.quoted import claim_anchor
from output.review import Standing, claim_of, value_of
from output.review.targets import FIELDS, Claim
from output.store.desk_values import Work

_KINDS: dict[type, str] = {
    Takeaway: "takeaway",
    Principle: "principle",
    Pillar: "pillar",
    ActionPoint: "action",
    Provision: "provision",
    Mention: "mention",
}
DIGEST_LENGTH = 16
"""Hexadecimal digits of a digest: two values of one claim are not mixed up by chance."""


class State(StrEnum):
    """How a claim stands with the reviewers. Open, returned and unsure ones still ask for a decision."""

    OPEN = "open"
    RETURNED = "returned"
    UNSURE = "unsure"
    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    ADDED = "added"
    EMPTY = "empty"
    """A field without a value that nobody touched: it claims nothing, so nothing is to be decided."""


_STATES = {
    Standing.ACCEPTED: State.ACCEPTED,
    Standing.EDITED: State.EDITED,
    Standing.REJECTED: State.REJECTED,
    Standing.FLAGGED: State.UNSURE,
    Standing.ADDED: State.ADDED,
}
UNDECIDED = frozenset({State.OPEN, State.RETURNED, State.UNSURE})


@dataclass(frozen=True)
class Card:
    """One claim. ``claim`` is what it says now; of a rejected one, what was rejected.

    ``seen`` is the digest of what a decision on it has to name as seen.
    """

    target: str
    kind: str
    claim: Claim
    state: State
    seen: str
    rejected: bool = False
    """Whether the reviewers' word on it, be it returned, is that it goes."""

    @property
    def anchor(self) -> str:
        """The id of its element on the page."""
        return claim_anchor(self.target)

    @property
    def decided(self) -> bool:
        """Whether nobody needs to look at it any more."""
        return self.state not in UNDECIDED

    @property
    def doubtful(self) -> bool:
        """Whether the rules themselves doubt it."""
        return isinstance(self.claim, Finding) and self.claim.doubtful

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The quotes it rests on, the main one first."""
        return self.claim.evidence

    @property
    def rule(self) -> RuleRef | None:
        """The rule that proposed it; of a finding, the rule of its main quote."""
        if isinstance(self.claim, EntryField | Takeaway) and self.claim.rule:
            return self.claim.rule
        return next((item.rule for item in self.claim.evidence if item.rule), None)

    @property
    def confidence(self) -> float | None:
        """How sure the rules are, 0 to 1; of a field or takeaway, how sure the reader was of its quote."""
        if isinstance(self.claim, Finding):
            return self.claim.confidence
        return min((item.confidence for item in self.claim.evidence), default=None)

    @property
    def page(self) -> int | None:
        """The 1-based page of the main quote; none for a web page, or without a quote."""
        return self.evidence[0].page if self.evidence else None


def card_of(target: str, claim: Claim, work: Work) -> Card:
    """The card of ``claim``, which is what the work's entry says, or what was rejected of it."""
    standing = work.reviewed.standings.get(target)
    returned = any(item.target == target for item in work.returned)
    return Card(
        target=target,
        kind=kind_of(target, claim),
        claim=claim,
        state=state_of(standing, returned, empty=isinstance(claim, EntryField) and not claim.value),
        seen=seen_of(work, target),
        rejected=standing is Standing.REJECTED,
    )


def seen_of(work: Work, target: str) -> str:
    """The digest of what the page shows of a claim.

    An action point that lost its pillar because that was rejected still says what it said.
    """
    value = value_of(claim_of(work.reviewed.entry, target))
    drafted = claim_of(work.draft, target)
    if isinstance(value, dict) and isinstance(drafted, ActionPoint) and value.get("pillar") is None:
        gone = work.reviewed.standings.get(drafted.pillar or "") is Standing.REJECTED
        value = {**value, "pillar": drafted.pillar if gone else None}
    return digest(value)


def state_of(standing: Standing | None, returned: bool, *, empty: bool) -> State:
    """How a claim stands: one that came back asks for a decision again, whatever was decided before."""
    if returned:
        return State.RETURNED
    if standing:
        return _STATES[standing]
    return State.EMPTY if empty else State.OPEN


def kind_of(target: str, claim: Claim) -> str:
    """What sort of claim it is: the name of the field, "summary", or "action", "pillar" and so on."""
    if target in FIELDS:
        return target
    return _KINDS.get(type(claim), "summary")


def digest(value: JsonValue) -> str:
    """A short name for a value, the same wherever the same value is shown."""
    canonical = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()[:DIGEST_LENGTH]
