"""Reading a document's wording with the rule books on principles and pillars."""

import re
from collections.abc import Collection

from extractors.outline.number import parse_number
from extractors.rules import Match, Rulebook, Subject, languages, load_rules, subjects

_BULLET = re.compile(r"\s*(?:[•◦▪●■‣–—-]|[IVX]{1,4}(?:\s?[-–]\s?|\.)\d{1,2}\.?)\s+")
"""A bullet, or a number of a kind that headings seldom have ("II-1")."""
_WORD_ALONE = re.compile(r"[^\W\d]{5,}")
"""A word without a count, which numbers nothing."""
LARGEST_COUNT = 60
"""Larger numbers are amounts or years ("200 goals scored"), not the size of an enumeration."""


def rulebook(language: str, subject: Subject) -> Rulebook | None:
    """The rules of ``language`` (ISO 639-1) on ``subject``; none when the language has no such pack."""
    known = language in languages() and subject in subjects(language)
    return load_rules(language, subject) if known else None


def title_start(title: str) -> int:
    """The 0-based offset at which a heading's words begin, after its number or bullet."""
    skipped = _after_bullet(title)
    number = parse_number(title[skipped:])
    if number is None or not number.title or _WORD_ALONE.fullmatch(number.label):
        return skipped
    return title.rindex(number.title)


def title_cue(book: Rulebook, title: str, kinds: Collection[str]) -> Match | None:
    """The strongest rule of one of ``kinds`` that fires in a heading, read with or without its number.

    Offsets of the match are those of the whole ``title``.
    """
    starts = dict.fromkeys((title_start(title), _after_bullet(title)))
    found = [
        Match(m.rule, m.ref, start + m.start, start + m.end, m.names)
        for start in starts
        for m in book.match(title[start:])
        if m.rule.kind in kinds
    ]
    return max(found, key=lambda m: (m.rule.score, m.end), default=None)


def _after_bullet(title: str) -> int:
    bullet = _BULLET.match(title)
    return bullet.end() if bullet else 0


def covers(title: str, cue: Match) -> bool:
    """Whether a cue takes up all words of a title from where it begins."""
    return not re.search(r"\w", title[cue.end :])


def is_aside(book: Rulebook, title: str) -> bool:
    """Whether a title is that of an introduction, annex, summary and the like: no principle, no line of action."""
    if title_cue(book, title, {"aside"}):
        return True
    start = title_start(title)
    whole = [m for m in book.match(title[start:]) if m.rule.kind == "aside-whole"]
    return any(covers(title[start:], m) for m in whole)


def counted(book: Rulebook, text: str) -> int | None:
    """The first number in ``text`` that can be the size of an enumeration, in figures or in words."""
    cardinals = book.lexicon.lists["cardinal"].words
    for token in book.read(text).doc:
        if token.lower_ in cardinals:
            return cardinals.index(token.lower_) + 2
        if token.text.isdecimal() and 1 < int(token.text) < LARGEST_COUNT:
            return int(token.text)
    return None
