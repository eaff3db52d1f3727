"""What a person who reviews a rule pack would object to, as sentences."""

from collections import Counter
from collections.abc import Iterator
from itertools import chain, pairwise

from extractors.rules.engine import Rulebook
from extractors.rules.examples import unmarked
from extractors.rules.failures import RulePackError
from extractors.rules.lexicon import Lexicon
from extractors.rules.pattern import BUILT_IN, Element, parse_pattern, parse_unless
from extractors.rules.schema import PackFile, Rule

LEAST_EXAMPLES = 2
LONGEST_STRETCH = 40
"""Words that the repeats of one pattern may span together; more makes a rule slow and its match arbitrary."""


def lint(book: Rulebook) -> list[str]:
    """Objections to the rules of one book, in the order of the pack."""
    ids = Counter(rule.rule.id for rule in book.rules)
    objections = [f"{book.language}.{book.subject}.{id_}: {n} rules have this id" for id_, n in ids.items() if n > 1]
    seen: dict[tuple[object, ...], str] = {}
    for compiled in book.rules:
        rule, name = compiled.rule, compiled.ref.id
        same = seen.setdefault((rule.pattern, rule.unless, rule.where), name)
        if same != name:
            objections.append(f"{name} has the same pattern and conditions as {same}")
        objections += [f"{name}: {objection}" for objection in _objections(rule)]
        objections += _bad_marks(rule, name)
    used = {u[1:] for rule in book.rules for u in rule.rule.unless if u.startswith("@")}
    objections += [f"{book.language}.{book.subject}: no rule uses [cancel] {c}" for c in book.pack.cancel.keys() - used]
    return objections


def unused_lists(lexicon: Lexicon, packs: list[PackFile], used_in_code: frozenset[str] = frozenset()) -> list[str]:
    """Word lists of a language that no rule, no other list and none of ``used_in_code`` names."""
    used = set(used_in_code)
    for pack in packs:
        for pattern in _patterns(pack):
            used |= {name.removeprefix("!").partition(":")[0] for name in _named(pattern)}
    used |= {included for words in lexicon.lists.values() for included in words.include}
    return [f"{lexicon.language}: nothing uses the word list {name!r}" for name in lexicon.lists if name not in used]


def shadowed(lexicon: Lexicon) -> list[str]:
    """Word lists with the name of a built-in one, and entries that a list has twice."""
    objections = [f"{lexicon.language}: {name!r} is a built-in list" for name in lexicon.lists if name in BUILT_IN]
    for name, words in lexicon.lists.items():
        twice = [w for w, n in Counter((*words.words, *words.exact, *words.verbs)).items() if n > 1]
        objections += [f"{lexicon.language}: list {name!r} has {word!r} twice" for word in twice]
    return objections


def _objections(rule: Rule) -> Iterator[str]:
    if len(rule.finds) < LEAST_EXAMPLES:
        yield f"needs at least {LEAST_EXAMPLES} texts that it finds"
    if len(rule.ignores) < LEAST_EXAMPLES:
        yield f"needs at least {LEAST_EXAMPLES} texts that it ignores"
    if len(set(rule.finds + rule.ignores)) < len(rule.finds + rule.ignores):
        yield "has the same example twice"
    for pattern in rule.pattern:
        elements = parse_pattern(pattern)
        if sum(element.most for element in elements) > LONGEST_STRETCH:
            yield f"pattern {pattern!r} may span more than {LONGEST_STRETCH} words"
        if any(a.gap and b.gap for a, b in pairwise(elements)):
            yield f"pattern {pattern!r} has two gaps side by side: write one"
        if elements[0].least == 0 or (elements[-1].gap):
            yield f"pattern {pattern!r} begins with an optional element or ends in a gap: leave it out"


def _bad_marks(rule: Rule, name: str) -> Iterator[str]:
    for text in rule.finds:
        try:
            unmarked(text, name)
        except RulePackError as error:
            yield str(error)


def _patterns(pack: PackFile) -> Iterator[tuple[Element, ...]]:
    for rule in pack.rule:
        where = rule.where
        around = (where.heading, where.not_heading, where.lead_in, where.not_lead_in, where.title, where.not_title)
        for text in (*rule.pattern, *chain(*around), *where.following, *where.not_following):
            yield parse_pattern(text)
        for text in rule.unless:
            if not text.startswith("@"):
                yield parse_unless(text)[1]
    for texts in pack.cancel.values():
        for text in texts:
            yield parse_unless(text)[1]


def _named(elements: tuple[Element, ...]) -> Iterator[str]:
    for element in elements:
        for alternative in element.lists:
            yield from alternative
