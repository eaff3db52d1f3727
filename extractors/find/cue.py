"""Reading a document's wording with the rule books on principles and pillars."""

import re
from collections.abc import Collection

from extractors.outline.number import parse_number
from extractors.rules import Match, Rulebook, Subject, languages, load_rules, subjects

_BULLET = re.compile(r"\s*[•◦▪●■‣–—-]\s+")
LARGEST_COUNT = 60
"""Larger numbers are amounts or years ("200 goals scored"), not the size of an enumeration."""


def rulebook(language: str, subject: Subject) -> Rulebook | None:
    """The rules of ``language`` (ISO 639-1) on ``subject``; none when the language has no such pack."""
    known = language in languages() and subject in subjects(language)
    return load_rules(language, subject) if known else None


def title_start(title: str) -> int:
    """The 0-based offset at which a heading's words begin, after its number or bullet."""
    bullet = _BULLET.match(title)
    skipped = bullet.end() if bullet else 0
    number = parse_number(title[skipped:])
    if number is None or not number.title:
        return skipped
    return title.rindex(number.title)


def title_cue(book: Rulebook, title: str, kinds: Collection[str]) -> Match | None:
    """The strongest rule of one of ``kinds`` that fires at the beginning of a heading, its number left out.

    Offsets of the match are those of the whole ``title``.
    """
    start = title_start(title)
    words = title[start:]
    found = [m for m in book.match(words) if m.rule.kind in kinds and m.start == 0]
    if not found:
        return None
    best = max(found, key=lambda m: (m.rule.score, m.end))
    return Match(best.rule, best.ref, start, start + best.end, best.names)


def covers(title: str, cue: Match) -> bool:
    """Whether a cue takes up all words of a title from where it begins."""
    return not re.search(r"\w", title[cue.end :])


def is_aside(book: Rulebook, title: str) -> bool:
    """Whether a title is that of an introduction, annex, summary and the like: no principle, no line of action."""
    if title_cue(book, title, {"aside"}):
        return True
    start = title_start(title)
    whole = [m for m in book.match(title[start:]) if m.rule.kind == "aside-whole"]
    return any(m.start == 0 and covers(title[start:], m) for m in whole)


def counted(book: Rulebook, text: str) -> int | None:
    """The first number in ``text`` that can be the size of an enumeration, in figures or in words."""
    cardinals = book.lexicon.lists["cardinal"].words
    for token in book.read(text).doc:
        if token.lower_ in cardinals:
            return cardinals.index(token.lower_) + 2
        if token.text.isdecimal() and 1 < int(token.text) < LARGEST_COUNT:
            return int(token.text)
    return None
