"""Extractive summaries: the sentences by which a document itself says what it is about.

Centrality hardly beats chance on government reports, while lead sentences do well (see ``benchmarks/summary.py``).
So a sentence's place in the document and in its section counts first, then its cues ("this strategy sets out") and
the words it shares with title and headings, and centrality last.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from extractors.draft.lexicon import Lexicon
from extractors.draft.sentences import Sentence, running_sentences
from extractors.draft.words import load
from models.document import Document
from models.outline import Outline

LEAD, OPENING, CUE, HEADING, CENTRAL, LEANING = 1.0, 0.35, 0.35, 0.3, 0.3, 0.25
"""Weights, set with ``benchmarks/summary.py`` on the documents that have a summary of their own."""
LEAD_HALF = 12
"""The sentence at which the weight of the lead has halved."""
REPEAT = 0.6
"""A sentence that shares this part of its words with one already chosen says it again."""


def summarise(document: Document, outline: Outline, words: int) -> tuple[Sentence, ...]:
    """The best sentences of ``document`` up to about ``words`` words, in reading order.

    The last sentence may overrun by half of its length. Empty when there is no running text.
    """
    return choose(running_sentences(document, outline), outline, words)


def choose(
    sentences: Sequence[Sentence], outline: Outline, words: int, most: int | None = None
) -> tuple[Sentence, ...]:
    """The best of ``sentences`` up to about ``words`` words and ``most`` sentences, in reading order."""
    weights = _weights(sentences, outline)
    chosen: list[int] = []
    room = float(words)
    for index in sorted(range(len(sentences)), key=lambda i: -weights[i]):
        length = len(sentences[index].text.split())
        if length / 2 > room or any(_repeats(sentences[index], sentences[other]) for other in chosen):
            continue
        chosen.append(index)
        room -= length
        if room <= 0 or (most is not None and len(chosen) == most):
            break
    return tuple(sentences[index] for index in sorted(chosen))


def _weights(sentences: Sequence[Sentence], outline: Outline) -> list[float]:
    bags = [content_words(sentence.text) for sentence in sentences]
    central = _centrality(bags)
    headings = Counter(word for section in outline.sections for word in content_words(section.title))
    return [
        LEAD * LEAD_HALF / (LEAD_HALF + place)
        + OPENING * sentence.first
        + CUE * any(_cues().hits(sentence.text))
        + HEADING * _share(bag, headings)
        + CENTRAL * central[place]
        - LEANING * leans(sentence.text)
        for place, (sentence, bag) in enumerate(zip(sentences, bags, strict=True))
    ]


def _share(bag: Counter[str], headings: Counter[str]) -> float:
    return sum(count for word, count in bag.items() if word in headings) / max(bag.total(), 1)


def _centrality(bags: Sequence[Counter[str]]) -> list[float]:
    """Cosine of each sentence with all the text, in words weighted by their rarity; 1 for the most central."""
    spread = Counter(word for bag in bags for word in bag)
    rarity = {word: math.log(1 + len(bags) / count) for word, count in spread.items()}
    whole: Counter[str] = Counter()
    for bag in bags:
        whole.update(bag)
    scores = [_cosine(bag, whole, rarity) for bag in bags]
    top = max(scores, default=0.0)
    return [score / top if top else 0.0 for score in scores]


def _cosine(bag: Counter[str], whole: Counter[str], rarity: dict[str, float]) -> float:
    product = sum(count * whole[word] * rarity[word] ** 2 for word, count in bag.items())
    length = math.sqrt(sum((count * rarity[word]) ** 2 for word, count in bag.items()))
    return product / length if length else 0.0


def _repeats(one: Sentence, other: Sentence) -> bool:
    a, b = set(content_words(one.text)), set(content_words(other.text))
    return bool(a) and len(a & b) >= REPEAT * min(len(a), len(b))


def content_words(text: str) -> Counter[str]:
    """The words of ``text`` in lower case, without the most common ones of the four languages."""
    return Counter(word for word in re.findall(r"[^\W\d_]{2,}", text.lower()) if word not in _stop())


def leans(text: str) -> bool:
    """Whether a sentence begins by referring to the one before it ("However, they...")."""
    hit = next(_leaning().hits(text), None)
    return hit is not None and not text[: hit.start].strip(" \"“„«‘'(")


@cache
def _stop() -> frozenset[str]:
    return frozenset(load("summary")["stop"])


@cache
def _cues() -> Lexicon:
    return Lexicon(("cue", phrase) for phrase in load("summary")["cues"])


@cache
def _leaning() -> Lexicon:
    return Lexicon(("leaning", phrase) for phrase in load("summary")["leaning"])


def summary_sentences(sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """Those of ``sentences`` that stand in the document's own summary or abstract."""
    return tuple(sentence for sentence in sentences if sentence.role == "summary")
