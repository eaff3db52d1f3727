"""Named word lists of one language, spelled out into every form of every entry."""

import re
from collections.abc import Callable, Iterator, Mapping

from extractors.rules.failures import RulePackError, UnknownListError
from extractors.rules.inflection import joined_forms, verb_forms
from extractors.rules.schema import Inflection, WordList

Tokenise = Callable[[str], tuple[str, ...]]


class Spelled:
    """What to look for: single words, wildcards, phrases and separated verbs, each with the list it is of.

    ``acronyms`` are the lists that take in words of capitals, each with those it leaves out. A list's name is a
    mark ("actor"); a verb's form adds another ("agentive:base").
    """

    def __init__(self, lists: Mapping[str, WordList], inflection: Inflection | None, tokenise: Tokenise) -> None:
        self.singles: dict[str, set[str]] = {}
        self.exact: dict[str, set[str]] = {}
        self.wildcards: list[tuple[re.Pattern[str], str]] = []
        self.phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.separated: dict[str, set[tuple[str, str]]] = {}
        self.marks: set[str] = set()
        self.phrasal: set[str] = set()
        self.acronyms: dict[str, frozenset[str]] = {}
        self._inflection, self._tokenise = inflection, tokenise
        self._forms: dict[str, dict[str, frozenset[str]]] = {}
        for name in lists:
            self.marks.add(name)
            for source in _with_included(name, lists):
                self._add_list(name, source)

    def _add_list(self, name: str, words: WordList) -> None:
        for word in words.words:
            self._add(word.lower(), (name,))
        for word in words.exact:
            self.exact.setdefault(word, set()).add(name)
        if words.acronyms:
            self.acronyms[name] = frozenset(words.not_acronyms)
        for verb in words.verbs:
            self._add_verb(verb, name)

    def _add_verb(self, verb: str, name: str) -> None:
        if self._inflection is None:
            raise RulePackError(f"list {name}: verbs need an inflection.toml beside words.toml")
        head, _, rest = verb.partition(" ")
        particle, bar, stem = head.partition("|")
        if verb not in self._forms:
            self._forms[verb] = (
                joined_forms(particle, stem, self._inflection) if bar else verb_forms(head, self._inflection)
            )
        for form, spellings in self._forms[verb].items():
            self.marks.add(f"{name}:{form}")
            for spelling in spellings:
                self._add(f"{spelling} {rest}".strip(), (name, f"{name}:{form}"))
        if bar:
            self._add_separated(particle, stem, name)

    def _add_separated(self, particle: str, stem: str, name: str) -> None:
        if self._inflection is None or self._inflection.separable is None:
            raise RulePackError(f"list {name}: {particle}|{stem} needs a [separable] table in inflection.toml")
        forms = verb_forms(stem, self._inflection)
        for form in self._inflection.separable.split_forms:
            self.marks.add(f"{name}:{form}")
            for spelling in forms[form]:
                self.separated.setdefault(spelling, set()).update({(particle, name), (particle, f"{name}:{form}")})

    def _add(self, entry: str, marks: tuple[str, ...]) -> None:
        if "*" in entry:
            expression = re.compile(re.escape(entry).replace(r"\*", r"\w*"))
            self.wildcards += [(expression, mark) for mark in marks]
            return
        tokens = self._tokenise(entry)
        if len(tokens) == 1:
            self.singles.setdefault(tokens[0], set()).update(marks)
            return
        self.phrasal.update(marks)
        self.phrases.setdefault(tokens[0], []).extend((tokens, mark) for mark in marks)


def _with_included(name: str, lists: Mapping[str, WordList], path: tuple[str, ...] = ()) -> Iterator[WordList]:
    if name in path:
        raise RulePackError(f"list {name} includes itself through {' -> '.join(path)}")
    if name not in lists:
        raise UnknownListError(f"list {path[-1] if path else name} includes {name!r}, which words.toml does not have")
    yield lists[name]
    for included in lists[name].include:
        yield from _with_included(included, lists, (*path, name))
