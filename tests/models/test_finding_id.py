"""A finding's id depends on its words alone, so that decisions on it survive a new reading."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.finding import finding_id

WORDS = st.lists(st.text("abcdefghijklmnopqrstuvwxyzëéü0123456789", min_size=1, max_size=8), min_size=1, max_size=6)


@given(WORDS)
def test_case_spacing_and_punctuation_do_not_matter(words: list[str]) -> None:
    plain, dressed = " ".join(words), "  " + ", ".join(words) + ".\n"
    assert finding_id("action", plain) == finding_id("action", dressed)


@given(WORDS, WORDS)
def test_other_words_give_another_id(words: list[str], others: list[str]) -> None:
    same = finding_id("action", " ".join(words)) == finding_id("action", " ".join(others))
    assert same == (words == others)


@given(WORDS, st.integers(2, 5))
def test_repeats_are_numbered_in_order(words: list[str], times: int) -> None:
    taken: list[str] = []
    for _ in range(times):
        taken.append(finding_id("action", " ".join(words), taken))
    assert taken == [taken[0], *(f"{taken[0]}-{n}" for n in range(2, times + 1))]


@pytest.mark.parametrize("text", ["", "…", "日本", "Ünïcödé", "a" * 100_000])
def test_any_text_has_an_id_that_is_safe_in_a_url(text: str) -> None:
    assert finding_id("action", text).removeprefix("action-").isalnum()


def test_the_kind_is_part_of_the_id() -> None:
    assert finding_id("action", "a register") != finding_id("pillar", "a register")
