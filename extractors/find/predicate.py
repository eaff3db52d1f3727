"""What is to be done: the verb of an action and what it is done to, as written."""

from dataclasses import dataclass

from extractors.rules import Match, Reading, load_grammar
from extractors.rules.grammar import Grammar

LONGEST_OBJECT = 24
"""Words of an object that are kept."""
_ENDS = frozenset(".;:!?")
_SKIPPED = frozenset({"adverb", "adverb~", "negation", "negation~", "finite"})
"""Marks of words before an object that are no part of it."""


@dataclass(frozen=True)
class Predicate:
    """``verb`` as written, in lower case; ``object`` none where the verb has none that can be told."""

    verb: str
    object: str | None


def predicate_of(reading: Reading, match: Match, actor: str | None, language: str) -> Predicate | None:
    """The verb that the match's rule names, with its object; none for a rule that names no verb.

    The object of a passive is its subject. Where verbs end the clause ("zal een register instellen") the object
    stands between modal and verb, else it follows the verb. ``actor`` is the subject, which is left out of the object.
    """
    span = match.names.get("verb") or match.names.get("done")
    if span is None:
        return None
    object_ = _text(reading, *_place(reading, match, load_grammar(language)))
    if object_ and actor and object_.startswith(actor):
        object_ = object_.removeprefix(actor).strip() or None
    return Predicate(reading.text[slice(*span)].lower(), object_)


def _place(reading: Reading, match: Match, grammar: Grammar) -> tuple[int, int]:
    """The positions of the first token of the object and of the token after its last."""
    if done := match.names.get("done"):
        start, stop = _token_from(reading, match.start) + 1, _token_from(reading, done[0])
        return (start, stop) if grammar.verb_second and start < stop else _before(reading, match.start)
    verb, says = match.names["verb"], match.names.get("says")
    if grammar.verb_second and says and says[1] < verb[0]:
        return _token_from(reading, says[1]), _token_from(reading, verb[0])
    return _after(reading, verb[1], grammar)


def _token_from(reading: Reading, character: int) -> int:
    """The position of the first token that begins at or after ``character``."""
    return next((token.i for token in reading.doc if token.idx >= character), len(reading.doc))


def _before(reading: Reading, character: int) -> tuple[int, int]:
    """From the start of the clause to ``character``."""
    stop = _token_from(reading, character)
    start = stop
    while start > 0 and stop - start < LONGEST_OBJECT and not _is_edge(reading, start - 1):
        start -= 1
    return start, stop


def _after(reading: Reading, character: int, grammar: Grammar) -> tuple[int, int]:
    """From ``character`` to the end of the clause, or to what it is done for."""
    start = stop = _token_from(reading, character)
    while stop < len(reading.doc) and stop - start < LONGEST_OBJECT and not _is_edge(reading, stop):
        if reading.doc[stop].lower_ in grammar.purpose:
            break
        stop += 1
    return start, stop


def _is_edge(reading: Reading, position: int) -> bool:
    word, marks = reading.doc[position].text, reading.token_marks[position]
    return word in _ENDS or word == "," or "clause-break" in marks or "bracket" in marks


def _text(reading: Reading, start: int, stop: int) -> str | None:
    while start < stop and reading.token_marks[start] & _SKIPPED:
        start += 1
    if start >= stop or not any(token.is_alpha for token in reading.doc[start:stop]):
        return None
    first, last = reading.doc[start], reading.doc[stop - 1]
    return reading.text[first.idx : last.idx + len(last)]
