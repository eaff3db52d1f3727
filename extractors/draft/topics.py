"""What a document is about, by the words of each topic."""

from collections import Counter
from functools import cache

from extractors.draft.fields import empty, suggested
from extractors.draft.lexicon import Lexicon
from extractors.draft.words import load
from models.document import Document
from models.entry import EntryField
from models.evidence import Evidence, RuleRef
from models.vocabulary import TOPICS

RULE = RuleRef(id="draft.topics", version=1)
TITLE = 12
"""A word of the title counts as so many of the text: what a document is about stands in its title."""
SHARE = 0.35
"""A topic must be mentioned this often for each mention of the most frequent one."""
LEAST_PER_WORD, LEAST_MENTIONS = 0.0015, 2
"""Mentions for each word of the text, and in all, below which a topic is only touched upon."""
MOST = 4
WORDS_PER_CHARACTER = 1 / 6.2
"""Measured over English, Dutch, French and German policy documents."""


def topics(document: Document, title: EntryField[str]) -> EntryField[tuple[str, ...]]:
    """The codes of at most four topics, the strongest first, each with its first mention."""
    counts, first = _mentions(document)
    for hit in topic_words().hits(title.value or ""):
        counts[hit.code] += TITLE
    words = sum(len(block.text) for block in document.blocks) * WORDS_PER_CHARACTER
    least = max(LEAST_MENTIONS, LEAST_PER_WORD * words)
    top = max(counts.values(), default=0)
    chosen = [code for code, count in counts.most_common(MOST) if count >= least and count >= SHARE * top]
    if not chosen:
        return empty("topics")
    return suggested(tuple(chosen), RULE, [first[code] for code in chosen if code in first])


def _mentions(document: Document) -> tuple[Counter[str], dict[str, Evidence]]:
    counts: Counter[str] = Counter()
    first: dict[str, Evidence] = {}
    for block in document.blocks:
        for hit in topic_words().hits(block.text):
            counts[hit.code] += 1
            if hit.code not in first:
                first[hit.code] = Evidence.of(document, block, hit.start, hit.end, RULE)
    return counts, first


@cache
def topic_words() -> Lexicon:
    """The words of all topics, with the topics' codes."""
    return Lexicon((code, word) for code in TOPICS for word in load("topics")[code]["words"])
