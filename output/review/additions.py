"""Findings that reviewers add themselves, with a quote of the document as their proof."""

from collections.abc import Container, Mapping
from datetime import datetime

from pydantic import JsonValue, ValidationError

from models.decision import Decision, Verb
from models.entry import Entry
from models.finding import ActionPoint, Finding, Mention, Pillar, Principle, Provision, finding_id
from output.review.errors import InvalidEdit, problems_of
from output.review.targets import targets

KINDS: dict[str, tuple[type[Finding], str]] = {
    "action": (ActionPoint, "text"),
    "principle": (Principle, "label"),
    "pillar": (Pillar, "title"),
    "provision": (Provision, "text"),
    "mention": (Mention, "text"),
}
"""What can be added: what the id of such a finding begins with, its type, and the part that holds its words."""


def adding(
    entry: Entry, decided: Container[str], kind: str, parts: Mapping[str, JsonValue], *, who: str, when: datetime
) -> Decision:
    """The decision that adds a finding to ``entry``, the current version as reviewed.

    ``kind`` is one of ``KINDS``; ``parts`` are those of the finding without its id, ``evidence`` among them;
    ``decided`` are the targets that decisions stand on. Raises ``InvalidEdit`` when the parts make no finding.
    """
    if kind not in KINDS:
        raise InvalidEdit(f"{kind!r} cannot be added. Add one of: {', '.join(KINDS)}.")
    taken = {*targets(entry)}
    words = str(parts.get(KINDS[kind][1]) or "")
    target = finding_id(kind, words, taken)
    while target in decided:
        taken.add(target)
        target = finding_id(kind, words, taken)
    decision = Decision(
        work_id=entry.work_id,
        entry_version=entry.version,
        target=target,
        verb=Verb.ADD,
        who=who,
        when=when,
        after=dict(parts) | {"id": target},
    )
    return decision.model_copy(update={"after": added(decision).model_dump(mode="json")})


def added(decision: Decision) -> Finding:
    """The finding that a decision adds. Raises ``InvalidEdit`` when it is none, or has another id than the target."""
    kind, dash, _ = decision.target.partition("-")
    if not dash or kind not in KINDS:
        raise InvalidEdit(
            f"{decision.target!r} is no name for a new finding. Begin it with one of: {', '.join(KINDS)}."
        )
    try:
        finding = KINDS[kind][0].model_validate(decision.after)
    except ValidationError as error:
        raise InvalidEdit(f"This cannot be added: {problems_of(error)}") from None
    if finding.id != decision.target:
        raise InvalidEdit(f"The finding calls itself {finding.id!r} and the decision calls it {decision.target!r}.")
    return finding
