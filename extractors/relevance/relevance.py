"""On a topic of the profile or not, by how often the topics that weigh most in it are mentioned.

Measured on 61 documents of governments, 58 of them in English, Dutch, French or German. 32 are on AI, data, privacy,
security, standards or digital government: they mention topics of interest, each mention counting as its topic weighs,
3.2 to 56 times per thousand words. 27 are on other subjects (climate, mobility, space, health, budgets, pensions...):
at most 2.7 times, 17 of them less than once. The two others treat everything: ``OFTEN`` is for those. The thresholds
were chosen on these documents, so that none of them is misjudged. Titles alone, of which none was used for choosing:
of 16 that the monitor published 15 are recognised, of the titles of the 32 documents half, of the 27 others none; the
rest is left undecided, for the documents themselves to tell. ``python -m benchmarks.relevance`` measures again.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from extractors.draft.topics import topic_words
from models.profile import HomeProfile
from models.relevance import Relevance
from models.value import LocalText
from models.vocabulary import TOPICS

OF_INTEREST = 0.7
"""The weight from which a topic makes a document worth an entry by itself."""
PER_THOUSAND = 3.0
"""Weighted mentions in a thousand words from which a text is on the topics: between the 2.7 and the 3.2 above."""
DAILY, OFTEN = 1.0, 25
"""A text that mentions topics of this weight so often is relevant whatever else it treats: the coalition agreement does
so 55 times, of the documents on other subjects none more than 8 times."""
LEAST_MENTIONS = 2
"""One word may stand anywhere."""
TITLE = 1.0
"""Sum of the weights of the topics of a title from which the title alone is enough: one topic that weighs most, or two.
"Privacy notice" and "Transparency data" are left to their texts."""
ENOUGH_WORDS = 100
"""Words from which a text can be said to be on none of the topics; a title with a summary has fewer."""
LANGUAGES = frozenset({"nl", "en", "fr", "de"})
"""In which the word lists of the topics are whole; the other languages have some words only."""
NAMED = 3
"""How many topics are named and quoted."""
AROUND = 60
"""Characters of a quote on either side of the mention."""


@dataclass
class _Mentions:
    """How often a topic of interest is mentioned, and where it is first: in the title if it is there."""

    topic: str
    weight: float
    times: int
    in_title: bool
    quote: str

    @property
    def weighted(self) -> float:
        return self.weight * self.times


def relevance(parts: Sequence[str], language: str | None, profile: HomeProfile) -> Relevance:
    """Whether a text is on a topic of the profile.

    ``parts`` are its title ("" when it has none) and then its summary, its paragraphs, or all of these; ``language``
    is ISO 639-1, none when unknown.
    """
    words = sum(len(part.split()) for part in parts)
    found = sorted(_mentions(parts, profile.topics).values(), key=lambda m: -m.weighted)
    reason, relevant = _judged(found, words, language)
    named = found[:NAMED]
    return Relevance(
        relevant=relevant,
        topics=tuple(mentions.topic for mentions in found),
        why=_why(reason, named, words),
        quotes=tuple(mentions.quote for mentions in named),
    )


def _judged(found: Sequence[_Mentions], words: int, language: str | None) -> tuple[str, bool | None]:
    """The key of the reason, and the judgement."""
    if sum(mentions.weight for mentions in found if mentions.in_title) >= TITLE:
        return "title", True
    if words < ENOUGH_WORDS:
        return "short", None
    if _often(found, words):
        return "relevant", True
    if language not in LANGUAGES:
        return "language", None
    return ("seldom" if found else "never"), False


def _often(found: Sequence[_Mentions], words: int) -> bool:
    if sum(mentions.times for mentions in found) < LEAST_MENTIONS:
        return False
    daily = sum(mentions.times for mentions in found if mentions.weight >= DAILY)
    return daily >= OFTEN or sum(mentions.weighted for mentions in found) >= PER_THOUSAND * words / 1000


def _mentions(parts: Sequence[str], weights: Mapping[str, float]) -> dict[str, _Mentions]:
    """The topics of interest that are mentioned."""
    found: dict[str, _Mentions] = {}
    for position, part in enumerate(parts):
        for topic, quote in _hits(part, weights):
            if topic in found:
                found[topic].times += 1
            else:
                found[topic] = _Mentions(topic, weights[topic], 1, position == 0, quote)
    return found


def _hits(text: str, weights: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    for hit in topic_words().hits(text):
        if weights.get(hit.code, 0.0) >= OF_INTEREST:
            yield hit.code, _quote(text, hit.start, hit.end)


def _quote(text: str, start: int, end: int) -> str:
    """The characters ``start`` to ``end`` with the whole words around them."""
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    before = text[left:start] if left == 0 else "…" + text[left:start].partition(" ")[2]
    after = text[end:right] if right == len(text) else text[end:right].rpartition(" ")[0] + "…"
    return " ".join((before + text[start:end] + after).split())


def _why(reason: str, named: Sequence[_Mentions], words: int) -> LocalText:
    def sentence(language: str) -> str:
        topics = ", ".join(f"{TOPICS[m.topic].label(language)} ({m.times})" for m in named)
        return _reasons()[reason][language].format(topics=topics, words=words)

    return LocalText(nl=sentence("nl"), en=sentence("en"))


@cache
def _reasons() -> dict[str, dict[str, str]]:
    text = files("extractors.relevance").joinpath("reasons.toml").read_text(encoding="utf-8")
    reasons: dict[str, dict[str, str]] = tomllib.loads(text)
    return reasons
