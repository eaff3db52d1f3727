"""The pattern language of the rules: what an analyst writes, parsed into elements.

A pattern is elements with spaces between. An element stands for one word (or one phrase of a list):

    register            this word, in any case
    will|shall          one of these words
    {actor}             a word or phrase of the list "actor"
    {agentive:base}     a verb of the list in the form "base"; {agentive:base|explore:base} either
    {actor&capital}     both at once; {!negation} any word that is not of the list
    !not                any word but this
    ...5                up to five words of any kind, within the clause: not over ; or : nor over a word of
                        the language's list "clause-break" ("which", "whether")

``?`` after an element makes it optional; ``*3`` allows it none to three times. ``@verb`` after it names what it
matched. At the head of an ``unless``, ``<<`` asks that the pattern stand somewhere before the match and ``<``
right before it, ``>>`` and ``>`` the same after it, ``&&`` that it overlap it. ``{start}`` at the head and
``{end}`` at the end of a pattern anchor it: only punctuation stands before or after. Built-in lists: start,
end, number, year, capital, comma, stop, question, quote, bracket.
"""

import re
from typing import Literal

from extractors.rules.failures import PatternError
from models.value import Value

MOST_REPEATS = 16
BUILT_IN = frozenset({"start", "end", "number", "year", "capital", "comma", "stop", "question", "quote", "bracket"})
_ELEMENT = re.compile(
    r"(?:(?P<gap>\.\.\.\d+)|(?P<not>!)?(?:\{(?P<lists>[^{}]+)\}|(?P<words>[^{}?*@!]+)))"
    r"(?P<optional>\?)?(?:\*(?P<times>\d+))?(?:@(?P<name>[a-z]+))?"
)
_LIST = re.compile(r"!?[a-z0-9-]+(?::[a-z0-9-]+)?")
Place = Literal["anywhere", "before", "right-before", "after", "right-after", "touching"]
_PLACES: dict[str, Place] = {
    "<<": "before",
    "<": "right-before",
    ">>": "after",
    ">": "right-after",
    "&&": "touching",
}


class Element(Value):
    """One element: ``words`` or ``lists`` (alternatives of conjunctions of list names) it may stand for."""

    words: tuple[str, ...] = ()
    lists: tuple[tuple[str, ...], ...] = ()
    negated: bool = False
    gap: bool = False
    least: int = 1
    most: int = 1
    name: str | None = None


def parse_pattern(pattern: str) -> tuple[Element, ...]:
    """The elements of ``pattern``. Raises ``PatternError`` naming the part that is not understood."""
    elements = tuple(_element(part, pattern) for part in pattern.split())
    if not any(element.least for element in elements):
        raise PatternError(f"pattern {pattern!r}: at least one element must be required")
    return elements


def parse_unless(pattern: str) -> tuple[Place, tuple[Element, ...]]:
    """Where an ``unless`` pattern must stand, and its elements."""
    mark, _, rest = pattern.partition(" ")
    if mark in _PLACES:
        return _PLACES[mark], parse_pattern(rest)
    return "anywhere", parse_pattern(pattern)


def _element(part: str, pattern: str) -> Element:
    match = _ELEMENT.fullmatch(part)
    if match is None:
        raise PatternError(f"pattern {pattern!r}: {part!r} is not an element")
    if match["gap"]:
        return Element(gap=True, least=0, most=_bounded(int(part[3:].partition("@")[0]), pattern), name=match["name"])
    most = _bounded(int(match["times"]), pattern) if match["times"] else 1
    return Element(
        words=tuple(word.lower() for word in match["words"].split("|")) if match["words"] else (),
        lists=_lists(match["lists"], pattern) if match["lists"] else (),
        negated=bool(match["not"]),
        least=0 if match["optional"] or match["times"] else 1,
        most=most,
        name=match["name"],
    )


def _lists(text: str, pattern: str) -> tuple[tuple[str, ...], ...]:
    alternatives = tuple(tuple(alternative.split("&")) for alternative in text.split("|"))
    for name in (name for alternative in alternatives for name in alternative):
        if not _LIST.fullmatch(name):
            raise PatternError(f"pattern {pattern!r}: {name!r} is not a list's name")
    return alternatives


def _bounded(times: int, pattern: str) -> int:
    if not 1 <= times <= MOST_REPEATS:
        raise PatternError(f"pattern {pattern!r}: repeat at most {MOST_REPEATS} times, not {times}")
    return times
