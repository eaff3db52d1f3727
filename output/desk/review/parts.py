"""Which parts of a claim a reviewer can write, and what each may hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from models.finding import ActionKind, Mention, Provision
from models.vocabulary import AUDIENCES, DOCUMENT_TYPES, JURISDICTIONS, TOPICS, Vocabulary

Control = Literal["line", "text", "choice", "choices", "date", "day", "number"]
"""How a part is written: one line, several, one of a list, any of a list, a date as exact as known, a day, a number."""

VALUE = "value"
"""The name of the one part that a field of an entry has."""


@dataclass(frozen=True)
class Part:
    """A part of a claim. ``name`` leads to it in the claim's JSON ("deadline.end").

    ``codes`` are what a choice may hold: a vocabulary, plain codes, or "pillars" and "actions" of the entry itself.
    ``needed`` parts may not be left empty.
    """

    name: str
    control: Control = "line"
    codes: Vocabulary | tuple[str, ...] | Literal["pillars", "actions"] | None = None
    needed: bool = False


_IMPACT = (
    Part("score", "choice", codes=("1", "2", "3", "4"), needed=True),
    Part("reason.nl", "text", needed=True),
    Part("reason.en", "text", needed=True),
)
_ACTION = (
    Part("text", "text", needed=True),
    Part("lead_in", "text"),
    Part("kind", "choice", codes=tuple(ActionKind), needed=True),
    Part("pillar", "choice", codes="pillars"),
    Part("actor"),
    Part("resolved_actor"),
    Part("verb"),
    Part("object"),
    Part("addressee"),
    Part("status"),
    Part("deadline.text"),
    Part("deadline.start", "day"),
    Part("deadline.end", "day"),
    Part("deadline.every"),
    Part("amount.text"),
    Part("amount.value", "number"),
    Part("amount.currency"),
    Part("repeats", "choice", codes="actions"),
)


def _kinds(model: type[Provision | Mention]) -> tuple[str, ...]:
    return get_args(model.model_fields["kind"].annotation)


PARTS: Mapping[str, tuple[Part, ...]] = {
    "title": (Part(VALUE),),
    "jurisdiction": (Part(VALUE, "choice", codes=JURISDICTIONS),),
    "issuer": (Part(VALUE),),
    "published": (Part(VALUE, "date"),),
    "document_type": (Part(VALUE, "choice", codes=DOCUMENT_TYPES),),
    "impact": _IMPACT,
    "audience": (Part(VALUE, "choices", codes=AUDIENCES),),
    "topics": (Part(VALUE, "choices", codes=TOPICS),),
    "abstract": (Part(VALUE, "text"),),
    "summary": (Part(VALUE, "text"),),
    "takeaway": (Part("text.nl", "text", needed=True), Part("text.en", "text", needed=True)),
    "principle": (Part("label", "text", needed=True), Part("explanation", "text")),
    "pillar": (Part("title", "text", needed=True),),
    "action": _ACTION,
    "provision": (Part("text", "text", needed=True), Part("kind", "choice", codes=_kinds(Provision), needed=True)),
    "mention": (
        Part("text", "text", needed=True),
        Part("kind", "choice", codes=_kinds(Mention), needed=True),
        Part("identifier"),
        Part("url"),
    ),
}
"""The parts of each kind of claim, in the order of the form."""
