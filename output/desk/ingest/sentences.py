"""How an ingestion ended, in the visitor's language."""

from models.outcome import Outcome
from output.desk.wording import Language
from output.outcomes import said


def sentence_of(outcome: Outcome, language: Language) -> str:
    """The outcome's sentence. In Dutch it is that of its code; a code without one keeps what was recorded."""
    return said(outcome.code, outcome.sentence, language)
