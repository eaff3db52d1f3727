"""The claims of a work that quote a source, each with what marks need to know of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from models.evidence import Evidence
from models.finding import ActionPoint, Mention, Pillar, Principle, Provision
from output.render.names import plain_name
from output.review import Standing, claim_of, targets
from output.review.targets import Claim
from output.store.desk_values import Work


@dataclass(frozen=True)
class QuotedClaim:
    """A claim that rests on quotes."""

    target: str
    claim: Claim

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The quotes, the main one first."""
        return self.claim.evidence

    @property
    def words(self) -> str | None:
        """What a finding says, in the document's language; none of a field or takeaway."""
        if isinstance(self.claim, Principle):
            return self.claim.label
        if isinstance(self.claim, Pillar):
            return self.claim.title
        return self.claim.text if isinstance(self.claim, ActionPoint | Provision | Mention) else None

    @property
    def anchor(self) -> str:
        """The id of the claim's element on the review page."""
        return claim_anchor(self.target)


def claim_anchor(target: str) -> str:
    """The id of a claim's element on the review page: "claim-" and the target, or a hash of it."""
    return f"claim-{plain_name(target)}"


def quoted_claims(work: Work, selected: str | None = None) -> tuple[QuotedClaim, ...]:
    """The claims that rest on a quote, in the order of the entry; a rejected one only when it is ``selected``."""
    return tuple(claim for claim in _all(work, selected) if claim.evidence)


def snapshots_of(work: Work) -> tuple[str, ...]:
    """The snapshots that the work's evidence names, its document first."""
    quoted = (item.snapshot_sha256 for claim in quoted_claims(work) for item in claim.evidence)
    return tuple(dict.fromkeys([work.reviewed.entry.snapshot_sha256, *quoted]))


def _all(work: Work, selected: str | None) -> Iterator[QuotedClaim]:
    entry, draft = work.reviewed.entry, work.draft
    for target in dict.fromkeys([*targets(entry), *targets(draft)]):
        rejected = work.reviewed.standings.get(target) is Standing.REJECTED
        claim = claim_of(draft if rejected else entry, target)
        if claim is not None and (not rejected or target == selected):
            yield QuotedClaim(target, claim)
