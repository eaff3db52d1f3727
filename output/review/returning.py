"""Which decided claims come back to the reviewer, because what was decided on is no longer what is drafted."""

from output.review.targets import REFERENCES, Claim, meaning_of, quotes_of
from output.review.words import Word


def came_back(now: Claim | None, then: Claim | None, word: Word, *, shown: bool) -> bool:
    """Whether to ask again about a claim that the draft gives as ``now``, and gave as ``then`` when it was decided on.

    ``shown`` tells whether the reviewed entry has it. It is asked again when the draft says something else, unless that
    is what the reviewer said; when it says the same with another quote; and when it says it no longer while the
    reviewers' word keeps it in the entry.
    """
    if now is None:
        return then is not None and shown
    if says(now) == says(then):
        return quotes_of(now) != quotes_of(then)
    return word.rejected or word.kept is None or says(now) != says(word.kept)


def says(claim: Claim | None) -> object:
    """What a claim means on its own: not under which pillar it stands, nor which other it repeats."""
    meaning = meaning_of(claim)
    return {n: part for n, part in meaning.items() if n not in REFERENCES} if isinstance(meaning, dict) else meaning
