"""What the rules find in a document."""

import re
from collections.abc import Container
from datetime import date
from decimal import Decimal
from enum import StrEnum
from hashlib import sha256
from itertools import count
from typing import Literal

from pydantic import Field

from models.evidence import Evidence
from models.value import Value


class ActionKind(StrEnum):
    """How firmly an action point is meant."""

    COMMITMENT = "commitment"
    ONGOING = "ongoing"
    EXPLORATORY = "exploratory"
    RECOMMENDATION = "recommendation"
    OBLIGATION = "obligation"


class Finding(Value):
    """Something found, with its proof.

    ``id`` comes from what was found and not from where, so that it survives a new reading of the same
    words. ``confidence`` runs from 0 to 1; a ``doubtful`` finding is one near the threshold, which the
    reviewer sees last.
    """

    id: str = Field(min_length=1)
    evidence: tuple[Evidence, ...] = Field(min_length=1)
    confidence: float = Field(default=1.0, ge=0, le=1)
    doubtful: bool = False

    @property
    def page(self) -> int | None:
        """The 1-based page of the main evidence; none for a web page."""
        return self.evidence[0].page


class Principle(Finding):
    """A principle that the document adopts: its label as written and what it says to explain it."""

    label: str = Field(min_length=1)
    explanation: str | None = None


class Pillar(Finding):
    """A main line of action. ``section`` is its index in the outline, where a heading announces it."""

    title: str = Field(min_length=1)
    section: int | None = None


class Deadline(Value):
    """By when, as written; as dates where that can be worked out. ``every`` is an ISO 8601 duration."""

    text: str
    start: date | None = None
    end: date | None = None
    every: str | None = None


class Amount(Value):
    """Money, as written and as a number of ``currency`` (ISO 4217)."""

    text: str
    value: Decimal | None = None
    currency: str | None = None


class ActionPoint(Finding):
    """A concrete measure that someone could later check.

    ``text`` is verbatim: a sentence or a list item; ``lead_in`` is the sentence that the item completes.
    ``actor`` is as written ("we"); ``resolved_actor`` says who that is. ``pillar`` is the id of the pillar
    that it stands under; ``repeats`` the id of the action point that it says again.
    """

    text: str = Field(min_length=1)
    lead_in: str | None = None
    kind: ActionKind
    actor: str | None = None
    resolved_actor: str | None = None
    verb: str | None = None
    object: str | None = None
    deadline: Deadline | None = None
    amount: Amount | None = None
    addressee: str | None = None
    status: str | None = None
    pillar: str | None = None
    repeats: str | None = None


class Provision(Finding):
    """A sentence on supervision or enforcement, or on an instrument or body newly set up."""

    text: str = Field(min_length=1)
    kind: Literal["supervision", "enforcement", "evaluation", "instrument", "body"]


class Mention(Finding):
    """A law, programme or other work that the document names; ``url`` where an identifier is known."""

    text: str = Field(min_length=1)
    kind: Literal["law", "programme", "work"]
    identifier: str | None = None
    url: str | None = None


class Findings(Value):
    """All that was found in one document, each kind in reading order."""

    principles: tuple[Principle, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    actions: tuple[ActionPoint, ...] = ()
    provisions: tuple[Provision, ...] = ()
    mentions: tuple[Mention, ...] = ()
    warnings: tuple[str, ...] = ()


def finding_id(kind: str, text: str, taken: Container[str] = ()) -> str:
    """An id for a finding that depends on its words alone, not on case, punctuation or place.

    ``kind`` is a short word ("action"); ``taken`` are ids given already: the second finding with the same
    words ends in "-2", the third in "-3".
    """
    words = " ".join(re.findall(r"\w+", text.lower()))
    base = f"{kind}-{sha256(words.encode()).hexdigest()[:12]}"
    candidates = (base if n == 1 else f"{base}-{n}" for n in count(1))
    return next(candidate for candidate in candidates if candidate not in taken)
