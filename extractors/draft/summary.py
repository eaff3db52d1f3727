"""Extractive summaries: the sentences that say what the rest of the document is about.

A sentence weighs by what it shares with all others and by how frequent its words are, then by its cues ("this
strategy sets out"), and by standing early in the document and in its section: see ``benchmarks/summary.py``, which
compares this with other methods.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from extractors.draft.lexicon import Lexicon
from extractors.draft.sentences import Sentence, running_sentences
from extractors.draft.words import load
from models.document import Document
from models.outline import Outline

CENTRAL, FREQUENT, CUE, EARLY, OPENING, LEANING = 1.0, 0.5, 0.2, 0.3, 0.2, 0.15
"""Weights. Set with ``benchmarks/summary.py``; each may be halved or doubled for about one point of ROUGE. Choosing
them on all documents but one and scoring that one costs less than half a point."""
LONG_SUMMARY, MOST_BREVITY = 350, 3.0
"""Words of the summaries that the weights were set on. A shorter one must first say what the document is: cues, place
and a sentence that stands alone weigh more by the ratio of the lengths, up to this many times."""
FIGURES = 0.08
"""What each number in a sentence costs, in a short summary more: figures are detail."""
EARLY_HALF = 60
"""The sentence at which the weight for standing early has halved."""
REPEAT = 0.6
"""A sentence that shares this part of its content words with one already chosen says it again."""


def summarise(document: Document, outline: Outline, words: int, most: int | None = None) -> tuple[Sentence, ...]:
    """The best sentences of ``document`` up to about ``words`` words and ``most`` sentences, in reading order.

    From its own summary, where it has one that is long enough, else from all its running text. The last sentence may
    overrun by half of its length. Empty when there is no running text.
    """
    everything = running_sentences(document, outline)
    own = tuple(sentence for sentence in everything if sentence.role == "summary")
    enough = sum(len(sentence.text.split()) for sentence in own) >= words
    return choose(own if enough else everything, words, most)


def choose(sentences: Sequence[Sentence], words: int, most: int | None = None) -> tuple[Sentence, ...]:
    """The best of ``sentences`` up to about ``words`` words and ``most`` sentences, in reading order."""
    weights = _weights(sentences, min(max(LONG_SUMMARY / words, 1.0), MOST_BREVITY))
    chosen: list[int] = []
    room = float(words)
    for index in sorted(range(len(sentences)), key=lambda i: -weights[i]):
        length = len(sentences[index].text.split())
        if length / 2 > room or any(_repeats(sentences[index], sentences[other]) for other in chosen):
            continue
        chosen.append(index)
        room -= length
        if room <= 0 or len(chosen) == most:
            break
    return tuple(sentences[index] for index in sorted(chosen))


def _weights(sentences: Sequence[Sentence], brevity: float) -> list[float]:
    bags = [content_words(sentence.text) for sentence in sentences]
    central, frequent, opening = _centrality(bags), _frequency(bags), _opening(sentences)
    return [
        CENTRAL * central[place]
        + FREQUENT * frequent[place]
        + brevity * CUE * any(_cues().hits(sentence.text))
        + brevity * EARLY * EARLY_HALF / (EARLY_HALF + place)
        + OPENING * opening[place]
        - brevity * LEANING * leans(sentence.text)
        - (brevity - 1) * FIGURES * len(re.findall(r"\d[\d.,]*", sentence.text))
        for place, sentence in enumerate(sentences)
    ]


def _opening(sentences: Sequence[Sentence]) -> list[float]:
    """How early each sentence stands in its section: 1 for the first, 1/2 for the second, and so on."""
    seen: Counter[int] = Counter()
    early: list[float] = []
    for sentence in sentences:
        seen[sentence.section] += 1
        early.append(1 / seen[sentence.section])
    return early


def _centrality(bags: Sequence[Counter[str]]) -> list[float]:
    """The sum of each sentence's cosines with all others, words weighted by rarity; 1 for the most central.

    This is the degree centrality of Erkan and Radev's LexRank (2004) without a threshold, which needs no pairs: the
    sum of cosines with unit vectors is the product with their sum.
    """
    spread = Counter(word for bag in bags for word in bag)
    rarity = {word: math.log(1 + len(bags) / count) for word, count in spread.items()}
    units = [_unit({word: count * rarity[word] for word, count in bag.items()}) for bag in bags]
    total: dict[str, float] = {}
    for unit in units:
        for word, weight in unit.items():
            total[word] = total.get(word, 0.0) + weight
    return _scaled([sum(weight * total[word] for word, weight in unit.items()) - 1 for unit in units])


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
    return {word: weight / length for word, weight in vector.items()}


def _frequency(bags: Sequence[Counter[str]]) -> list[float]:
    """The mean frequency in the whole text of each sentence's words (SumBasic); 1 for the highest."""
    whole: Counter[str] = Counter()
    for bag in bags:
        whole.update(bag)
    return _scaled([sum(whole[word] for word in bag) / max(len(bag), 1) for bag in bags])


def _scaled(scores: list[float]) -> list[float]:
    top = max(scores, default=0.0)
    return [score / top if top > 0 else 0.0 for score in scores]


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
