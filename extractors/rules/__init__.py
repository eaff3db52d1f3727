"""The rule engine: packs of data per language, run over spaCy tokens.

Load a book with :func:`load_rules` and call its ``match`` with a text and where it stands. Raises
``RulePackError`` when a pack cannot be used.
"""

from extractors.rules.engine import Match, Rulebook
from extractors.rules.failures import PatternError, RulePackError, UnknownListError
from extractors.rules.grammar import Grammar, load_grammar
from extractors.rules.loader import languages, load_lexicon, load_rules, packs_from, subjects
from extractors.rules.reading import Reading
from extractors.rules.schema import Rule, Setting, Subject

__all__ = [
    "Grammar",
    "Match",
    "PatternError",
    "Reading",
    "Rule",
    "RulePackError",
    "Rulebook",
    "Setting",
    "Subject",
    "UnknownListError",
    "languages",
    "load_grammar",
    "load_lexicon",
    "load_rules",
    "packs_from",
    "subjects",
]
