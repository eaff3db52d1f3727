"""What a reviewer's selection most likely is."""

import pytest

from extractors.guess import guess_kind

GUESSES = [
    ("en", "The Harbour Board will publish a dredging calendar by 1 March 2028.", "action"),
    ("en", "Publish a register of algorithms", "action"),
    ("nl", "De havenmeester zal in 2027 een register instellen.", "action"),
    ("de", "Die Hafenbehörde wird bis 2026 ein Register einrichten.", "action"),
    ("fr", "Le port publiera un registre avant 2027.", "action"),
    ("en", "Transparency and accountability", "principle"),
    ("nl", "Transparantie", "principle"),
    ("en", "Strengthening the research base", "pillar"),
    ("nl", "Een sterke kennisbasis", "pillar"),
    ("en", "Regulation (EU) 2024/1689", "mention"),
    ("en", "The Data Protection Authority shall supervise compliance with this chapter.", "provision"),
    ("es", "El puerto publicará un registro.", "action"),
    ("en", " \n ", "action"),
    ("en", "(" * 5000, "action"),
]


@pytest.mark.parametrize(("language", "text", "kind"), GUESSES)
def test_a_guess(language: str, text: str, kind: str) -> None:
    assert guess_kind(text, language) == kind
