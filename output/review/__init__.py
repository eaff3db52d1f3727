"""Review: what people decide on drafts, and what an entry is once they have."""

from output.review.additions import adding
from output.review.check import check
from output.review.errors import DecisionRefused, NotAllowed, StaleDecision, StaleRevision
from output.review.history import Change, changes
from output.review.open_claims import claims, open_targets
from output.review.restoring import restoring
from output.review.returned import Reading, Returned, returned
from output.review.reviewed import Reviewed, Standing, review
from output.review.states import State, check_move
from output.review.targets import claim_of, targets, value_of

__all__ = [
    "Change",
    "DecisionRefused",
    "NotAllowed",
    "Reading",
    "Returned",
    "Reviewed",
    "StaleDecision",
    "StaleRevision",
    "Standing",
    "State",
    "adding",
    "changes",
    "check",
    "check_move",
    "claim_of",
    "claims",
    "open_targets",
    "restoring",
    "returned",
    "review",
    "targets",
    "value_of",
]
