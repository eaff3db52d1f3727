"""Running the examples that every rule carries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.rules.engine import CompiledRule, Rulebook
from extractors.rules.failures import RulePackError

OPEN, CLOSE = "«", "»"
_MARKED = re.compile("([^«»]*)«([^«»]*\\S[^«»]*)»([^«»]*)")


@dataclass(frozen=True)
class Example:
    """One example of a rule. ``span`` is the marked text that the rule must match, none where it must not."""

    rule: CompiledRule
    text: str
    span: str | None


def examples_of(book: Rulebook) -> Iterator[Example]:
    """Every example of every rule. Raises ``RulePackError`` for a find without one marked span."""
    for rule in book.rules:
        for text in rule.rule.finds:
            plain, span = unmarked(text, rule.ref.id)
            yield Example(rule, plain, span)
        for text in rule.rule.ignores:
            yield Example(rule, text, None)


def unmarked(text: str, rule: str) -> tuple[str, str]:
    """The example without its marks, and the marked span. Raises ``RulePackError`` where there is not exactly one."""
    marked = _MARKED.fullmatch(text)
    if marked is None:
        raise RulePackError(f"{rule}: mark in {text!r} with {OPEN} and {CLOSE} the words that the rule finds")
    return "".join(marked.groups()), marked[2]


def complaint(example: Example, book: Rulebook) -> str | None:
    """What is wrong with an example, as a sentence; none when the rule behaves as it says."""
    rule = example.rule
    reading = book.read(example.text)
    found = [example.text[m.start : m.end] for m in rule.matches(reading, rule.rule.setting)]
    if example.span is None:
        return f"{rule.ref.id} finds {found[0]!r} in {example.text!r}, which it should ignore" if found else None
    if example.span in found:
        return None
    instead = f"finds {found[0]!r} instead of" if found else "does not find"
    return f"{rule.ref.id} {instead} {example.span!r} in {example.text!r}"
