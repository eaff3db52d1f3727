"""Running rules over a text in its setting."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from extractors.rules.compiled import CompiledPattern, Span
from extractors.rules.lexicon import KNOWN_TEXTS, Lexicon
from extractors.rules.pattern import Place, parse_pattern, parse_unless
from extractors.rules.reading import Reading
from extractors.rules.schema import PackFile, Rule, Setting, Subject, Where
from models.evidence import RuleRef


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
    cancelled_by: str | None = None
    """The ``unless`` pattern that takes the match back, in matches that :meth:`CompiledRule.firings` gives."""


class Condition:
    """Patterns of which one must match, or none may, in some text around: a heading, lead-in, title, next paragraph."""

    def __init__(self, patterns: Iterable[str], lexicon: Lexicon) -> None:
        self._patterns, self._lexicon = _compiled(patterns, lexicon), lexicon
        self._matches = lru_cache(maxsize=KNOWN_TEXTS)(self._matches_text)

    def holds(self, texts: Iterable[str]) -> bool:
        """Whether some pattern matches some text. Never for a condition without patterns."""
        return bool(self._patterns) and any(self._matches(text) for text in texts)

    def wanted(self, texts: Iterable[str]) -> bool:
        """Like :meth:`holds`, but a condition without patterns always holds."""
        return not self._patterns or self.holds(texts)

    def _matches_text(self, text: str) -> bool:
        reading = self._lexicon.read_once(text)
        return any(pattern.spans(reading) for pattern in self._patterns)


class CompiledRule:
    """A rule with its patterns, conditions and exceptions compiled."""

    def __init__(self, rule: Rule, ref: RuleRef, pack: PackFile, lexicon: Lexicon) -> None:
        self.rule, self.ref, where = rule, ref, rule.where
        self.patterns = _compiled(rule.pattern, lexicon)
        self._unless = [
            (pattern, place, CompiledPattern(elements, lexicon))
            for pattern in _spelled_out(rule.unless, pack)
            for place, elements in (parse_unless(pattern),)
        ]
        self._particular = where != Where()
        self._around = [
            (texts, Condition(wanted, lexicon), Condition(unwanted, lexicon))
            for texts, wanted, unwanted in (
                (_headings, where.heading, where.not_heading),
                (_lead_in, where.lead_in, where.not_lead_in),
                (_title, where.title, where.not_title),
                (_following, where.following, where.not_following),
            )
            if wanted or unwanted
        ]

    def matches(self, reading: Reading, setting: Setting) -> list[Match]:
        """Where the rule fires in ``reading``, in reading order; nothing where its conditions fail."""
        return [match for match in self.firings(reading, setting) if match.cancelled_by is None]

    def firings(self, reading: Reading, setting: Setting) -> Iterator[Match]:
        """Like :meth:`matches`, with those too that an ``unless`` takes back, which name it."""
        possible = [pattern for pattern in self.patterns if pattern.possible(reading)]
        if not possible or not self._applies(setting):
            return
        spans = [span for pattern in possible for span in pattern.spans_of(reading)]
        for s in _apart(spans):
            names = {name: (start, end) for name, start, end in s.names}
            yield Match(self.rule, self.ref, s.start, s.end, names, self._cancelling(s, reading))

    def _applies(self, setting: Setting) -> bool:
        if not self._particular:
            return True
        where = self.rule.where
        return (
            (not where.block or setting.block in where.block)
            and (not where.role or setting.role in where.role)
            and (where.has_lead_in is None or where.has_lead_in == (setting.lead_in is not None))
            and (where.first is None or where.first == setting.first)
            and (where.advisory is None or where.advisory == setting.advisory)
            and all(want.wanted(texts(setting)) and not no.holds(texts(setting)) for texts, want, no in self._around)
        )

    def _cancelling(self, span: Span, reading: Reading) -> str | None:
        """The first ``unless`` pattern that takes a span back, if any does."""
        for written, place, pattern in self._unless:
            if any(_placed(place, other, span, reading.text) for other in pattern.spans(reading)):
                return written
        return None


class Rulebook:
    """The rules of one language and subject. Reading a text is shared by all subjects of the language."""

    def __init__(self, language: str, subject: Subject, pack: PackFile, lexicon: Lexicon) -> None:
        self.language, self.subject, self.lexicon, self.pack = language, subject, lexicon, pack
        self.rules = tuple(
            CompiledRule(rule, RuleRef(id=f"{language}.{subject}.{rule.id}", version=rule.version), pack, lexicon)
            for rule in pack.rule
        )
        self._needs = [(rule, need) for rule in self.rules for need in {pattern.need for pattern in rule.patterns}]

    def read(self, text: str) -> Reading:
        """``text`` as marked tokens, for :meth:`match`."""
        return self.lexicon.read(text)

    def match(self, text: str | Reading, setting: Setting | None = None) -> list[Match]:
        """All rules that fire in ``text`` (a sentence, item or heading), in the order of the pack."""
        reading = self.read(text) if isinstance(text, str) else text
        at = setting or Setting()
        unmet = self.lexicon.hints.unmet(reading)
        possible = dict.fromkeys(rule for rule, need in self._needs if not need & unmet)
        return [match for rule in possible for match in rule.matches(reading, at)]


def _headings(setting: Setting) -> tuple[str, ...]:
    return setting.headings


def _lead_in(setting: Setting) -> tuple[str, ...]:
    return (setting.lead_in,) if setting.lead_in else ()


def _title(setting: Setting) -> tuple[str, ...]:
    return (setting.title,) if setting.title else ()


def _following(setting: Setting) -> tuple[str, ...]:
    return (setting.following,) if setting.following else ()


def _compiled(patterns: Iterable[str], lexicon: Lexicon) -> list[CompiledPattern]:
    return [CompiledPattern(parse_pattern(pattern), lexicon) for pattern in patterns]


def _spelled_out(unless: Iterable[str], pack: PackFile) -> Iterator[str]:
    for pattern in unless:
        if pattern.startswith("@"):
            yield from pack.cancel[pattern[1:]]
        else:
            yield pattern


def _apart(spans: list[Span]) -> list[Span]:
    if len(spans) <= 1:
        return spans
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _placed(place: Place, other: Span, span: Span, text: str) -> bool:
    before, after = other.end <= span.start, other.start >= span.end
    match place:
        case "anywhere":
            return True
        case "before":
            return before
        case "right-before":
            return before and not text[other.end : span.start].strip()
        case "after":
            return after
        case "right-after":
            return after and not text[span.end : other.start].strip()
        case "touching":
            return not before and not after
