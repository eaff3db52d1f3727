"""Running rules over a text in its setting."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from extractors.rules.compiled import CompiledPattern, Span
from extractors.rules.lexicon import Lexicon, Reading
from extractors.rules.pattern import Place, parse_pattern, parse_unless
from extractors.rules.schema import PackFile, Rule, Setting, Subject
from models.evidence import RuleRef

KNOWN_SETTINGS = 4096
"""Headings and lead-ins whose reading is kept, so that a heading is read once for all its sentences."""


@dataclass(frozen=True)
class Match:
    """A rule that fired: characters ``start`` (0-based) to ``end`` (exclusive) of the text it was given.

    ``names`` are the parts that the pattern names with ``@``, as character spans of the same text.
    """

    rule: Rule
    ref: RuleRef
    start: int
    end: int
    names: dict[str, tuple[int, int]]


class CompiledRule:
    """A rule with its patterns, conditions and exceptions compiled."""

    def __init__(self, rule: Rule, ref: RuleRef, pack: PackFile, lexicon: Lexicon) -> None:
        self.rule, self.ref = rule, ref
        self._patterns = _compiled(rule.pattern, lexicon)
        self._unless = [
            (place, CompiledPattern(elements, lexicon))
            for place, elements in map(parse_unless, _spelled_out(rule.unless, pack))
        ]
        self._heading = _compiled(rule.where.heading, lexicon)
        self._not_heading = _compiled(rule.where.not_heading, lexicon)
        self._lead_in = _compiled(rule.where.lead_in, lexicon)
        self._not_lead_in = _compiled(rule.where.not_lead_in, lexicon)

    def matches(self, reading: Reading, setting: "ReadSetting") -> list[Match]:
        """Where the rule fires in ``reading``, in reading order; nothing where its conditions fail."""
        if not any(pattern.possible(reading) for pattern in self._patterns) or not self._applies(setting):
            return []
        spans = [span for pattern in self._patterns for span in pattern.spans(reading)]
        kept = [span for span in _apart(spans) if not self._cancelled(span, reading)]
        return [Match(self.rule, self.ref, s.start, s.end, {n: (a, b) for n, a, b in s.names}) for s in kept]

    def _applies(self, setting: "ReadSetting") -> bool:
        where, at = self.rule.where, setting.setting
        return (
            (not where.block or at.block in where.block)
            and (not where.role or at.role in where.role)
            and (where.has_lead_in is None or where.has_lead_in == (at.lead_in is not None))
            and (not self._heading or _any(self._heading, setting.headings))
            and not _any(self._not_heading, setting.headings)
            and (not self._lead_in or _any(self._lead_in, setting.lead_in))
            and not _any(self._not_lead_in, setting.lead_in)
        )

    def _cancelled(self, span: Span, reading: Reading) -> bool:
        return any(_placed(place, other, span) for place, pattern in self._unless for other in pattern.spans(reading))


class ReadSetting:
    """A setting with its headings and lead-in read."""

    def __init__(self, setting: Setting, book: "Rulebook") -> None:
        self.setting, self._book = setting, book

    @cached_property
    def headings(self) -> tuple[Reading, ...]:
        """The headings around the text, innermost first."""
        return tuple(self._book.read_once(heading) for heading in self.setting.headings)

    @cached_property
    def lead_in(self) -> tuple[Reading, ...]:
        """The lead-in, if there is one."""
        return (self._book.read_once(self.setting.lead_in),) if self.setting.lead_in else ()


class Rulebook:
    """The rules of one language and subject. Reading a text is shared by all subjects of the language."""

    def __init__(self, language: str, subject: Subject, pack: PackFile, lexicon: Lexicon) -> None:
        self.language, self.subject, self.lexicon, self.pack = language, subject, lexicon, pack
        self.rules = tuple(
            CompiledRule(rule, RuleRef(id=f"{language}.{subject}.{rule.id}", version=rule.version), pack, lexicon)
            for rule in pack.rule
        )
        self.read_once = lru_cache(maxsize=KNOWN_SETTINGS)(lexicon.read)

    def read(self, text: str) -> Reading:
        """``text`` as marked tokens, for :meth:`match`."""
        return self.lexicon.read(text)

    def match(self, text: str | Reading, setting: Setting | None = None) -> list[Match]:
        """All rules that fire in ``text`` (a sentence, item or heading), in the order of the pack."""
        reading = self.read(text) if isinstance(text, str) else text
        around = ReadSetting(setting or Setting(), self)
        return [match for rule in self.rules for match in rule.matches(reading, around)]


def _compiled(patterns: Iterable[str], lexicon: Lexicon) -> list[CompiledPattern]:
    return [CompiledPattern(parse_pattern(pattern), lexicon) for pattern in patterns]


def _spelled_out(unless: Iterable[str], pack: PackFile) -> Iterator[str]:
    for pattern in unless:
        if pattern.startswith("@"):
            yield from pack.cancel[pattern[1:]]
        else:
            yield pattern


def _any(patterns: list[CompiledPattern], readings: tuple[Reading, ...]) -> bool:
    return any(pattern.spans(reading) for pattern in patterns for reading in readings)


def _apart(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _placed(place: Place, other: Span, span: Span) -> bool:
    return {
        "anywhere": True,
        "before": other.end <= span.start,
        "after": other.start >= span.end,
        "touching": other.start < span.end and other.end > span.start,
    }[place]
