"""What finders need to know of a language beside its word lists: ``<language>/grammar.toml``."""

import tomllib
from functools import lru_cache
from pathlib import Path

from pydantic import ValidationError

from extractors.rules.failures import RulePackError
from extractors.rules.loader import current_folder, pack_file
from models.value import Value


class Calendar(Value):
    """Words for times: months as numbers, seasons as first and last month, units and frequencies as ISO 8601
    duration parts ("M", "3M"), number words, and what says "next year", "this year" or "the middle of" (words that
    begin so). ``parts`` are parts of a year with the months of each ("quarter" = 3), ``ordinals`` say which: -1 is
    the last.
    """

    months: dict[str, int]
    seasons: dict[str, tuple[int, int]]
    units: dict[str, str]
    numbers: dict[str, int]
    next_year: tuple[str, ...]
    this_year: tuple[str, ...]
    half_year: tuple[str, ...]
    parts: dict[str, int]
    ordinals: dict[str, int]


class Money(Value):
    """Words and signs for money: currencies as ISO 4217 codes, magnitudes as factors."""

    currencies: dict[str, str]
    magnitudes: dict[str, int]
    decimal_comma: bool


class Grammar(Value):
    """Function words of one language, in lower case.

    ``verb_second``: the subject may follow the finite verb. ``head_first``: adjectives follow the noun ("le
    gouvernement wallon"), so that the head of a phrase is not its last word. ``boundaries`` end a subject to the left,
    ``openers`` may stand before it, ``prepositions`` begin a phrase that is no subject. ``agent_markers``
    introduce who does what a passive says. ``relatives`` carry a subject on ("agencies that have one"),
    ``including`` an aside after a comma ("the Board, including its chair, must"), ``joiners`` join two agents.
    ``infinitive_markers`` begin what somebody is asked to do, ``asking`` belong to the word of asking ("call on").
    ``purpose`` begins what something is done for ("to", "om"). ``name_links`` join a body to its name ("minister van
    Financiën"); ``capital_nouns``: every noun has a capital. ``head_ends`` follow the head of a noun phrase, beside
    prepositions ("of", "(").
    """

    verb_second: bool
    head_first: bool = False
    pronouns: frozenset[str]
    first_person: frozenset[str]
    boundaries: frozenset[str]
    openers: frozenset[str]
    prepositions: frozenset[str]
    agent_markers: frozenset[str]
    relatives: frozenset[str]
    including: frozenset[str]
    joiners: frozenset[str]
    infinitive_markers: frozenset[str]
    asking: frozenset[str]
    purpose: frozenset[str] = frozenset()
    name_links: frozenset[str] = frozenset()
    capital_nouns: bool = False
    head_ends: frozenset[str]
    calendar: Calendar
    money: Money


def load_grammar(language: str) -> Grammar:
    """The grammar of ``language``. Raises ``RulePackError`` when the file is missing or wrong."""
    return _grammar(language, current_folder())


@lru_cache(maxsize=16)
def _grammar(language: str, folder: Path) -> Grammar:
    path = pack_file(folder, language, "grammar.toml")
    if not path.exists():
        raise RulePackError(f"there is no grammar.toml for language {language!r}")
    try:
        return Grammar.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise RulePackError(f"{language}/grammar.toml: {error}") from error
