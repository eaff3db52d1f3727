"""What a page itself says of its last change."""

from collections.abc import Sequence
from functools import cache
from re import Pattern

from extractors.change.content import patterns
from models.change import PassageChange

LONGEST = 500
"""Characters of a note that are kept: a list of changes added all at once is no note on the last of them."""


def own_note(changes: Sequence[PassageChange]) -> str | None:
    """What was added under a heading that says what the publisher changed; none when there is no such thing."""
    added = [change.new for change in changes if change.new and change.old is None and _is_history(change.section)]
    return " ".join(added)[:LONGEST] or None


def _is_history(section: Sequence[str]) -> bool:
    return bool(section) and bool(_headings().fullmatch(" ".join(section[-1].casefold().split()).rstrip(" :")))


@cache
def _headings() -> Pattern[str]:
    return patterns("history.toml")
