"""Review: what people decide on drafts, and what an entry is once they have."""

from output.review.check import check
from output.review.errors import DecisionRefused, StaleDecision
from output.review.reviewed import Reviewed, Standing, review
from output.review.targets import claim_of, targets, value_of

__all__ = [
    "DecisionRefused",
    "Reviewed",
    "StaleDecision",
    "Standing",
    "check",
    "claim_of",
    "review",
    "targets",
    "value_of",
]
