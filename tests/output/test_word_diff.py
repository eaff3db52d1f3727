"""The words that differ, and no others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.render.word_diff import MOST_WORDS, word_diff

MARKS = {"same": "{}", "removed": "[-{}-]", "added": "[+{}+]"}


def marked(old: str | None, new: str | None) -> str:
    return "".join(MARKS[piece.fate].format(piece.text) for piece in word_diff(old, new))


TABLE = [
    ("by 2031.", "by 2033.", "by [-2031-][+2033+]."),
    ("will build bridges", "will not build bridges", "will[+ not+] build bridges"),
    ("€ 2,5 million", "€ 3,5 million", "€ [-2,5-][+3,5+] million"),
    ("one two three four", "one zwei drei four", "one [-two three-][+zwei drei+] four"),
    ("Fees are paid.", None, "[-Fees are paid.-]"),
    (None, "Fees are paid.", "[+Fees are paid.+]"),
    ("the same", "the same", "the same"),
    ("l'été dernier", "l'été prochain", "l'été [-dernier-][+prochain+]"),
]


@pytest.mark.parametrize(("old", "new", "told"), TABLE)
def test_words_that_differ_are_marked(old: str | None, new: str | None, told: str) -> None:
    assert marked(old, new) == told


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_are_in_the_pieces(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert "".join(piece.text for piece in pieces if piece.fate != "added") == old
    assert "".join(piece.text for piece in pieces if piece.fate != "removed") == new


def test_endless_text_is_replaced_as_a_whole() -> None:
    old = "a " * MOST_WORDS
    assert [piece.fate for piece in word_diff(old, old + "b")] == ["removed", "added"]
