"""How phrases of the word lists match."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.draft.lexicon import Lexicon

LEXICON = Lexicon(
    [("ai", "artificial intelligence"), ("ai", "AI"), ("register", "register*"), ("us", "US"), ("open", "open data*")]
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Artificial intelligence is here", ["Artificial intelligence"]),
        ("ARTIFICIAL-INTELLIGENCE", ["ARTIFICIAL-INTELLIGENCE"]),
        ("artificial, intelligence", []),
        ("an AI register for registers", ["AI", "register", "registers"]),
        ("ai and us", []),
        ("the US", ["US"]),
        ("open datasets", ["open datasets"]),
        ("reopen data", []),
        ("", []),
    ],
)
def test_whole_words_without_regard_to_case_save_for_capitals(text: str, found: list[str]) -> None:
    assert [text[hit.start : hit.end] for hit in LEXICON.hits(text)] == found


def test_the_longest_phrase_wins() -> None:
    lexicon = Lexicon([("short", "data"), ("long", "data space")])
    assert [hit.code for hit in lexicon.hits("a data space")] == ["long"]


def test_a_phrase_without_a_word_is_refused() -> None:
    with pytest.raises(ValueError, match="has no word"):
        Lexicon([("none", "--")])


@given(st.text(max_size=300))
def test_hits_never_overlap(text: str) -> None:
    hits = list(LEXICON.hits(text))
    assert all(a.end <= b.start for a, b in pairwise(hits))
