"""Which action points say an earlier one again: in a summary, or in another chapter."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from models.finding import ActionPoint

SAME = 0.7
"""Share of words (F1) from which two action points say the same. A judgement, not yet measured on annotated repeats."""
SHORTEST_WORD = 4
"""Letters of a content word; shorter ones are mostly function words, in each of the languages."""
FEWEST_WORDS = 4
"""Content words below which a sentence says too little to be told from others."""


def with_repeats(actions: Iterable[ActionPoint]) -> Iterator[ActionPoint]:
    """The actions, in reading order, each with ``repeats`` set to the id of the first that says the same, if any."""
    sizes: dict[str, int] = {}
    holders: dict[str, list[str]] = defaultdict(list)
    for action in actions:
        words = _content(action.text)
        shared = Counter(known for word in words for known in holders[word])
        likeness = ((2 * count / (len(words) + sizes[known]), known) for known, count in shared.items())
        best = max(likeness, default=(0.0, ""), key=lambda pair: pair[0])
        if len(words) >= FEWEST_WORDS and best[0] >= SAME:
            yield action.model_copy(update={"repeats": best[1]})
            continue
        sizes[action.id] = len(words)
        for word in words:
            holders[word].append(action.id)
        yield action


def _content(text: str) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", text.lower()) if len(word) >= SHORTEST_WORD)
