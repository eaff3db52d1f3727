"""Whether a document advises throughout, so that its soft forms ("it is useful to ...") are meant as advice."""

from collections.abc import Iterable

from extractors.find.score import THRESHOLD, in_favour, kind_of, score
from extractors.rules import Match
from models.finding import ActionKind

FIRM = frozenset({ActionKind.COMMITMENT, ActionKind.OBLIGATION})
LEAST_SOFT = 10
"""Soft sentences below which nothing can be said of a document's habit."""
SHARE = 0.6
"""Share of soft forms among soft and firm ones from which a document advises. Of 21 government documents a
governance framework has 0.83 and a research agenda 0.60; strategies, replies, laws, orders and budgets 0 to 0.4."""


def is_advisory(sentences: Iterable[tuple[Match, ...]]) -> bool:
    """Whether soft advice outweighs promises and orders, given the matches of each sentence of a document."""
    soft = firm = 0
    for matches in sentences:
        favour = in_favour(matches)
        if not favour:
            continue
        kind, total = kind_of(favour[0]), score(matches)
        firm += kind in FIRM and total >= THRESHOLD
        soft += kind is ActionKind.RECOMMENDATION and total < THRESHOLD
    return soft >= LEAST_SOFT and soft / (soft + firm) >= SHARE
