"""Reading a text with a language's word lists: spaCy tokens, each marked with the lists it belongs to."""

import re
from collections import defaultdict
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, cast

from extractors.rules.hints import Hints
from extractors.rules.pattern import BUILT_IN
from extractors.rules.reading import Reading
from extractors.rules.schema import Inflection, WordList
from extractors.rules.wordlists import Spelled

if TYPE_CHECKING:
    from spacy.language import Language

LONGEST_RUN = 500
"""Characters without white space after which the tokenizer is not fed: it is quadratic in them (20 000
opening brackets take over 30 s), and no word of a language is as long."""
KNOWN_TEXTS = 4096
"""Headings and lead-ins whose reading is kept, so that a heading is read once for all its sentences."""
INSIDE = "~"
"""Ends the mark of the second and later words of a phrase."""
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "\u00a0": " ", "\u202f": " "})
_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,4}s?")
_YEAR = re.compile(r"(?:19|20|21)\d\d")
_CLAUSE_END = frozenset(".;:!?")
_BRACKETS, _QUOTES = frozenset("()[]"), frozenset("\"'«»")


class Lexicon:
    """The word lists of one language over its spaCy tokenizer. No trained model is needed."""

    def __init__(self, language: str, lists: Mapping[str, WordList], inflection: Inflection | None) -> None:
        self.language = language
        self.nlp = _tokenizing(language)
        self.lists = dict(lists)
        self._contractions: frozenset[str] = frozenset(getattr(self.nlp.tokenizer, "rules", None) or ())
        self.spelled = Spelled(lists, inflection, self._tokenise)
        self._separable = inflection.separable if inflection else None
        self._known: dict[str, frozenset[str]] = {}
        self._tags: dict[frozenset[str], int] = {}
        self._numbers: dict[Hashable, int] = {}
        self.hints = Hints()
        self.read_once = lru_cache(maxsize=KNOWN_TEXTS)(self.read)

    def _tokenise(self, text: str) -> tuple[str, ...]:
        words = text.split(" ")
        if all(word.isalpha() and word not in self._contractions for word in words):
            return tuple(words)
        straight = text.translate(_STRAIGHT)
        # An elided word ("d'") is cut off only before another.
        elided = straight.endswith("'") and straight[0] != "'"
        tokens = tuple(token.lower_ for token in self.nlp.make_doc(f"{straight}a" if elided else straight))
        return tokens[:-1] if elided and tokens[-1] == "a" else tokens

    def read(self, text: str) -> Reading:
        """The tokens of ``text``, marked. Runs of over 500 characters without a space are read in part."""
        doc = self.nlp.make_doc(_RUN.sub(_shortened, text.translate(_STRAIGHT)))
        tokens = list(doc)
        marks = [self._marks_of(token.text) for token in tokens]
        words = [token.lower_ for token in tokens]
        for position, more in self._marks_together(words).items():
            marks[position] = marks[position].union(more)
        for token, found in zip(tokens, marks, strict=True):
            token.tag = self._tag(found)
        return Reading(text, doc, tuple(marks), tuple(words))

    def _marks_of(self, word: str) -> frozenset[str]:
        known = self._known.get(word)
        if known is None:
            lower = word.lower()
            found = self.spelled.singles.get(lower, set()) | self.spelled.exact.get(word, set())
            found |= {mark for expression, mark in self.spelled.wildcards if expression.fullmatch(lower)}
            if not found and _ACRONYM.fullmatch(word):
                found = {mark for mark, others in self.spelled.acronyms.items() if word not in others}
            known = self._known[word] = frozenset(found | _built_in(word))
        return known

    def _marks_together(self, words: list[str]) -> dict[int, set[str]]:
        """The marks that words have for those around them, by position."""
        marks: dict[int, set[str]] = defaultdict(set)
        self._mark_phrases(words, marks)
        self._mark_separated(words, marks)
        if words:
            marks[0].add("start")
            marks[len(words) - 1].add("end")
        return marks

    def _mark_phrases(self, words: list[str], marks: dict[int, set[str]]) -> None:
        for index, word in enumerate(words):
            following = words[index + 1 : index + 2]
            for phrase, mark in self.spelled.phrases.get(word, ()) if following else ():
                if phrase[1] == following[0] and tuple(words[index : index + len(phrase)]) == phrase:
                    marks[index].add(mark)
                    for inside in range(index + 1, index + len(phrase)):
                        marks[inside].add(mark + INSIDE)

    def _mark_separated(self, words: list[str], marks: dict[int, set[str]]) -> None:
        if self._separable is None:
            return
        for index, word in enumerate(words):
            for particle, mark in self.spelled.separated.get(word, ()):
                if self._particle_follows(words, index, particle):
                    marks[index].add(mark)

    def _particle_follows(self, words: list[str], index: int, particle: str) -> bool:
        separable = self._separable
        if separable is None:
            return False
        followers = separable.followers
        for position in range(index + 1, min(index + 1 + separable.reach, len(words))):
            if words[position] in _CLAUSE_END:
                return False
            if words[position] == particle:
                following = words[position + 1] if position + 1 < len(words) else "."
                if following in followers or not following[0].isalnum():
                    return True
        return False

    def _tag(self, marks: frozenset[str]) -> int:
        tag = self._tags.get(marks)
        if tag is None:
            tag = self._tags[marks] = self.nlp.vocab.strings.add(f" {' '.join(sorted(marks))} ")
        return tag

    def number(self, what: Hashable) -> int:
        """A number for ``what`` and all that equals it: quicker to look up than what is long to hash."""
        return self._numbers.setdefault(what, len(self._numbers))

    def knows(self, mark: str) -> bool:
        """Whether a pattern may name ``mark``: a list, a list's verb form, or a built-in one."""
        return mark in self.spelled.marks or mark in BUILT_IN


def _tokenizing(language: str) -> "Language":
    """The spaCy tokenizer of ``language``, which also cuts the full stop off a year.

    For German, where "3." is an ordinal, spaCy leaves the stop at the end of a sentence with any number before it.
    """
    # Loading spaCy takes 1 s and 30 MB, which only those who read texts need.
    import spacy
    from spacy.util import compile_suffix_regex

    nlp = spacy.blank(language)
    suffixes = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), r"(?<=\d{4})\."])
    cast(Any, nlp.tokenizer).suffix_search = suffixes.search
    return nlp


def _shortened(run: re.Match[str]) -> str:
    text = run.group()
    return text[:LONGEST_RUN] + " " * (len(text) - LONGEST_RUN)


def _built_in(word: str) -> frozenset[str]:
    tests = {
        "number": word[0].isdigit(),
        "year": _YEAR.fullmatch(word) is not None,
        "capital": word[0].isupper(),
        "comma": word == ",",
        "stop": word in _CLAUSE_END,
        "question": word == "?",
        "bracket": word in _BRACKETS,
        "quote": word in _QUOTES,
    }
    return frozenset(mark for mark, holds in tests.items() if holds)
