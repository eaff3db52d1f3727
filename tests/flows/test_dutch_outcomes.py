"""Whatever can become of a document is said in Dutch at the desk as well."""

from flows.intake.outcomes import SENTENCES
from output.outcomes import dutch_sentences


def test_every_code_has_a_dutch_sentence() -> None:
    good = {"drafted", "incomplete", "unchanged", "same-content", "listed"}
    assert dutch_sentences().keys() == SENTENCES.keys() | good
