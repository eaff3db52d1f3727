"""Words that are written with a full stop, per language: data of ``data/<language>.toml``."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from models.value import Value

_WITH_DATA = frozenset({"nl", "en", "fr", "de"})


class Abbreviations(Value):
    """The word lists of one language, all in lower case and without the last full stop.

    A sentence never ends after a word of ``never``; not after one of ``number`` when a number, single letter
    or Roman numeral follows; after one of ``maybe`` only before a word of ``openers``. ``ordinals`` says
    whether a number with a full stop is an ordinal in this language.
    """

    language: str
    never: frozenset[str]
    number: frozenset[str]
    maybe: frozenset[str]
    openers: frozenset[str]
    ordinals: bool = False

    def rank(self, word: str) -> Literal["never", "number", "maybe"] | None:
        """In which list ``word`` (without its last full stop) stands, if in any."""
        lowered = word.lower()
        if lowered in self.never:
            return "never"
        if lowered in self.number:
            return "number"
        return "maybe" if lowered in self.maybe else None


@cache
def abbreviations(language: str) -> Abbreviations:
    """The lists of ``language`` (ISO 639-1); those of English where the language has none."""
    code = language if language in _WITH_DATA else "en"
    text = (files("extractors.language") / "data" / f"{code}.toml").read_text(encoding="utf-8")
    return Abbreviations.model_validate({"language": language, **tomllib.loads(text)})
