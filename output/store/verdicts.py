"""Rows of verdicts: what reviewers' decisions say of the rules."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, delete, insert

from models.decision import Decision, Verb
from models.entry import Entry, EntryField
from models.evidence import Evidence, RuleRef
from output.review import claim_of
from output.review.targets import Claim
from output.store.insight_tables import VerdictRow

MOST_QUOTED = 300
"""Characters of a quote that are kept here: enough to know it again; the whole is in the entry."""
_VERDICTS = {Verb.ACCEPT: "accepted", Verb.EDIT: "edited", Verb.REJECT: "rejected"}


def keep_verdicts(
    connection: Connection, work_id: str, in_force: Mapping[str, Sequence[Decision]], versions: Mapping[int, Entry]
) -> None:
    """Replace the work's rows by what the decisions ``in_force`` (by target, oldest first) say of the rules.

    ``versions`` holds every version of the entry that they were made on, as the machine drafted it. Flagging says
    nothing of a rule; a finding that a reviewer added was found by none.
    """
    connection.execute(delete(VerdictRow).where(VerdictRow.work_id == work_id))
    rows = [row for decisions in in_force.values() for row in _rows(decisions, versions)]
    if rows:
        connection.execute(insert(VerdictRow), rows)


def _rows(decisions: Sequence[Decision], versions: Mapping[int, Entry]) -> Iterator[dict[str, object]]:
    said = [decision for decision in decisions if decision.verb in _VERDICTS]
    if not said:
        return
    last = said[-1]
    verdict = _worst(said)
    claim = claim_of(versions[last.entry_version], last.target)
    if claim is None:
        return
    for rule in rules_of(claim):
        yield {
            "work_id": last.work_id,
            "target": last.target,
            "rule_id": rule.id,
            "rule_version": rule.version,
            "verdict": verdict,
            "quote": quote_of(claim)[:MOST_QUOTED],
            "reason": last.reason,
            "who": last.who,
            "decided_at": last.when,
        }


def _worst(said: Sequence[Decision]) -> str:
    """An edit that was accepted afterwards remains a correction of what the rule found."""
    last = _VERDICTS[said[-1].verb]
    return "edited" if last == "accepted" and any(decision.verb is Verb.EDIT for decision in said) else last


def rules_of(claim: Claim) -> tuple[RuleRef, ...]:
    """The rules that a field, finding or takeaway rests on, each once."""
    own = getattr(claim, "rule", None)
    refs = [own, *(piece.rule for piece in _evidence(claim))]
    return tuple(dict.fromkeys(ref for ref in refs if ref is not None))


def quote_of(claim: Claim) -> str:
    """The words of the document that the claim rests on most; of a field without evidence its value."""
    evidence = _evidence(claim)
    if evidence:
        return evidence[0].exact
    return str(claim.value or "") if isinstance(claim, EntryField) else ""


def _evidence(claim: Claim) -> tuple[Evidence, ...]:
    return claim.evidence
