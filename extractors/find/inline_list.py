"""The items of an enumeration within a sentence: "transparency, fairness and accountability"."""

import re
from collections.abc import Iterator

LONGEST_ITEM = 8
"""Words of one item; a longer stretch between two commas is a clause and ends the enumeration."""
MOST_CHARACTERS = 600
LEAST_ITEMS = 2

_COUNTER = r"\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)"
_AND = r"and|or|en|of|et|ou|und|oder|sowie|as well as|evenals|alsmede|ainsi que"
_JOINT = re.compile(
    rf"\s*[,;]\s*(?:(?:{_AND})\b\s*)?(?:{_COUNTER}\s*)?"
    rf"|(?<!-)\s+(?:and|en|et|und|sowie|as well as|evenals|alsmede|ainsi que|&)\s+(?:{_COUNTER}\s*)?"
    rf"|\s*{_COUNTER}\s*",
    re.IGNORECASE,
)
_STOP = re.compile(
    rf"[.:!?\[\]]|(?!{_COUNTER})\(|\s[–—-]\s|,?\s+(?:which|that|who|where|when|while|(?:as\s+)?(?:set|laid|defined|described)\s"
    r"|in\s+order|to\s+ensure"
    r"|die|dat|welke|waarbij|waarmee|waarop|waarvan|zoals|om|teneinde|zodat"
    r"|qui|que|dont|lesquels|lesquelles|afin|pour|tels?\s+que|telles?\s+que"
    r"|welche[rsn]?|um|damit|sodass|wie\s+sie)\s",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"(?:(?:the|an?|de|het|een|les?|la|des|du|der|die|das|den|dem|eine?)\s+|(?:de\s+)?l[’']|d[’'])", re.IGNORECASE
)
_CLOSING = re.compile(rf"(?:\b(?:{_AND})\b|&)\s*(?:{_COUNTER}\s*)?$", re.IGNORECASE)
_ARTICLE_END = re.compile(rf"{_ARTICLE.pattern}$", re.IGNORECASE)
_EDGE = " \t\n\u00a0.,;:"


def inline_items(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The items listed in ``text`` from character ``start`` (0-based) up to ``end`` (exclusive), as spans.

    The enumeration ends at a clause that is not an item: a relative clause, a bracket, or more than eight
    words between two commas. Counters such as "(1)" and an article in front are left out of an item.
    """
    limit = min(end, start + MOST_CHARACTERS)
    stop = _STOP.search(text, start, limit)
    found: list[tuple[int, int]] = []
    for piece in _pieces(text, start, stop.start() if stop else limit):
        left, right = _trimmed(text, *piece)
        if left == right and not found:
            continue
        if not 0 < len(re.findall(r"\w+", text[left:right])) <= LONGEST_ITEM:
            break
        found.append((left, right))
    return tuple(found)


def is_closed(text: str, items: tuple[tuple[int, int], ...], end: int) -> bool:
    """Whether the enumeration ends as one does: "and" before its last item, and nothing after it up to ``end``."""
    if len(items) < LEAST_ITEMS:
        return False
    between = _ARTICLE_END.sub("", text[items[-2][1] : items[-1][0]])
    return _CLOSING.search(between) is not None and not re.search(r"\w", text[items[-1][1] : end])


def without_joint(text: str, start: int) -> int:
    """Where an item that begins at ``start`` ends, without "; and" or a full stop before the next item."""
    joint = re.search(rf"(?:[\s,;.:]+(?:{_AND}))?[\s,;.:]*$", text[start:], re.IGNORECASE)
    return start + joint.start() if joint else len(text)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Stretches between commas and conjunctions; "ethics-, privacy- and safety-by-design" stays whole."""
    left = start
    for joint in _JOINT.finditer(text, start, end):
        if text[joint.start() - 1] == "-" or joint.end() == joint.start():
            continue
        yield left, joint.start()
        left = joint.end()
    yield left, end


def _trimmed(text: str, left: int, right: int) -> tuple[int, int]:
    while left < right and text[left] in _EDGE:
        left += 1
    while right > left and text[right - 1] in _EDGE:
        right -= 1
    article = _ARTICLE.match(text, left, right)
    return (article.end() if article else left), right
