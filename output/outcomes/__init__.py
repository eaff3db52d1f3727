"""How ingestions ended and sources answered, in the words of people: in English as recorded, in Dutch by code."""

import tomllib
from functools import cache
from importlib.resources import files

from output.render.labels import Language


def said(code: str, sentence: str, language: Language) -> str:
    """The ``sentence`` that was recorded, or in Dutch that of its ``code``, where it has one."""
    return dutch_sentences().get(code, sentence) if language == "nl" else sentence


@cache
def dutch_sentences() -> dict[str, str]:
    """The Dutch sentence of each code."""
    return tomllib.loads((files("output.outcomes") / "outcomes.nl.toml").read_text(encoding="utf-8"))
