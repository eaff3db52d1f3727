"""How an ingestion ended, in the visitor's language."""

import tomllib
from functools import cache
from importlib.resources import files

from models.outcome import Outcome
from output.desk.wording import Language


def sentence_of(outcome: Outcome, language: Language) -> str:
    """The outcome's sentence. In Dutch it is that of its code; a code without one keeps what was recorded."""
    return dutch_sentences().get(outcome.code, outcome.sentence) if language == "nl" else outcome.sentence


@cache
def dutch_sentences() -> dict[str, str]:
    """The Dutch sentence of each code."""
    return tomllib.loads((files("output.desk.ingest") / "outcomes.nl.toml").read_text(encoding="utf-8"))
