"""A finding that a reviewer makes of a selection."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import get_args

from pydantic import Field, JsonValue

from models.decision import Decision
from models.document import Document
from models.evidence import Evidence
from models.finding import ActionKind, Mention, Provision
from models.value import Value
from output.desk.source.placing import Span
from output.desk.source.selection import LONGEST_QUOTE, UnclearSelection, between, quoted
from output.review.additions import KINDS, adding
from output.store.desk_values import Work

LONGEST_PART = 400
"""Characters of what is written beside a quote: a name or a date, not a text."""


def _choices() -> Mapping[str, tuple[str, ...]]:
    sorts: dict[str, tuple[str, ...]] = {
        "action": tuple(ActionKind),
        "provision": get_args(Provision.model_fields["kind"].annotation),
        "mention": get_args(Mention.model_fields["kind"].annotation),
    }
    return {kind: sorts.get(kind, ()) for kind in KINDS}


CHOICES = _choices()
"""The kinds of findings, each with the sorts that it comes in; none of a kind that has no sorts."""


class Selection(Value):
    """What was selected in the snapshot ``of``: from ``begin`` to ``end`` ("block:offset"), or a copied ``quote``."""

    of: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    begin: str = Field(default="", max_length=60)
    end: str = Field(default="", max_length=60)
    quote: str = Field(default="", max_length=2 * LONGEST_QUOTE)

    @property
    def pointed_at(self) -> bool:
        """Whether it was selected with a pointer, not copied."""
        return bool(self.begin and self.end)

    def passages(self, document: Document) -> tuple[Span, ...]:
        """The passages of the document that were selected. Raises ``UnclearSelection``."""
        return between(document, self.begin, self.end) if self.pointed_at else quoted(document, self.quote)


class FindingForm(Selection):
    """The form for a new finding. ``choice`` is a kind, with its sort after a dot where it has sorts.

    ``actor``, ``deadline`` (as written) and ``pillar`` (an id) are of action points; ``explanation`` of principles.
    """

    csrf: str = ""
    choice: str = Field(default="action", max_length=60)
    actor: str = Field(default="", max_length=LONGEST_PART)
    deadline: str = Field(default="", max_length=LONGEST_PART)
    pillar: str = Field(default="", max_length=LONGEST_PART)
    explanation: str = Field(default="", max_length=LONGEST_QUOTE)

    @property
    def kind(self) -> str:
        """The kind of finding."""
        return self.choice.partition(".")[0]


def evidence_of(document: Document, passages: Sequence[Span]) -> tuple[Evidence, ...]:
    """The passages as evidence, cut out of the document."""
    blocks = {block.id: block for block in document.blocks}
    return tuple(Evidence.of(document, blocks[span.block], span.start, span.end) for span in passages)


def addition(work: Work, evidence: Sequence[Evidence], form: FindingForm, *, who: str, when: datetime) -> Decision:
    """The decision that adds the finding. Raises ``UnclearSelection`` or ``InvalidEdit``."""
    kind, _, sort = form.choice.partition(".")
    if kind not in CHOICES or (sort or None) not in (CHOICES[kind] or (None,)):
        raise UnclearSelection("no_kind")
    parts: dict[str, JsonValue] = {
        "evidence": [item.model_dump(mode="json") for item in evidence],
        KINDS[kind][1]: " ".join(item.exact for item in evidence),
    }
    if sort:
        parts["kind"] = sort
    return adding(
        work.reviewed.entry, work.reviewed.standings, kind, parts | _written_parts(work, form), who=who, when=when
    )


def _written_parts(work: Work, form: FindingForm) -> dict[str, JsonValue]:
    parts: dict[str, JsonValue] = {}
    if form.kind == "principle" and form.explanation.strip():
        parts["explanation"] = form.explanation.strip()
    if form.kind == "action":
        if form.actor.strip():
            parts["actor"] = form.actor.strip()
        if form.deadline.strip():
            parts["deadline"] = {"text": form.deadline.strip()}
        if any(pillar.id == form.pillar for pillar in work.reviewed.entry.pillars):
            parts["pillar"] = form.pillar
    return parts
