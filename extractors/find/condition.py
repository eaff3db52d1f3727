"""What an action still depends on: "subject to parliamentary approval"."""

from extractors.rules import Reading

CONDITION = "condition"
"""The word list, where a language has it, of phrases that make an action depend on something."""
LONGEST = 14
"""Words of a condition that are kept."""


def condition_of(reading: Reading) -> str | None:
    """The first condition in a sentence, as written, up to the next comma or stop; none where it depends on nothing."""
    start = next((i for i, marks in enumerate(reading.token_marks) if CONDITION in marks), None)
    if start is None:
        return None
    stop = start + 1
    while (
        stop < len(reading.doc) and stop - start < LONGEST and reading.doc[stop].text not in {",", ";", ".", ":", ")"}
    ):
        stop += 1
    first, last = reading.doc[start], reading.doc[stop - 1]
    return reading.text[first.idx : last.idx + len(last)]
