"""What is on a topic of the profile, what is not, and what cannot be told from so little."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.profiles import load_profile
from extractors.relevance import relevance
from models.vocabulary import TOPICS

PROFILE = load_profile("flanders")
FIELDS = "The council mows the verges along the canal twice each summer and repaints the benches near the lock. " * 10

TITLES = [
    ("National strategy for artificial intelligence", True),
    ("Nota over het gebruik van taalmodellen door ambtenaren", True),
    ("Registre public des algorithmes des communes", True),
    ("Eckpunkte zur künstlichen Intelligenz in der Verwaltung", True),
    ("Data protection and cybersecurity at schools", True),
    # One topic that weighs less, or none: the document itself must tell.
    ("Privacy notice for visitors of the museum", None),
    ("Transparency data: spending over 25 000 pounds", None),
    ("Fietspaden langs het kanaal", None),
    ("Annual report", None),
]


@pytest.mark.parametrize(("title", "expected"), TITLES)
def test_a_title_is_enough_or_undecided(title: str, expected: bool | None) -> None:
    assert relevance((title,), "en", PROFILE).relevant is expected


def test_a_short_summary_never_says_no() -> None:
    summary = "The council repaints the benches near the lock and mows the verges."
    judged = relevance(("Verges and benches", summary), "en", PROFILE)
    assert judged.relevant is None
    assert judged.why.en == "Too little text to tell whether it is on a topic of the profile."


def test_a_text_on_something_else_is_not_relevant() -> None:
    judged = relevance(("Verges and benches", FIELDS), "en", PROFILE)
    assert judged.relevant is False
    assert judged.topics == ()
    assert judged.why.nl == "Noemt geen onderwerp dat in het profiel zwaar weegt, in 183 woorden."


def test_one_word_in_passing_is_no_topic() -> None:
    judged = relevance(("Verges and benches", FIELDS, "An algorithm drew up the rota."), "en", PROFILE)
    assert judged.relevant is False
    assert judged.topics == ("algorithms",)


def test_topics_of_little_weight_do_not_make_a_text_relevant() -> None:
    text = "Cyclists and vehicles share the road; the climate asks for fewer emissions and more rail. " * 10
    assert relevance(("Roads", text), "en", PROFILE).relevant is False


def test_what_a_text_says_often_it_is_about() -> None:
    text = FIELDS + "Language models answer letters; each algorithm is in a register. " * 2
    judged = relevance(("Letters to the council", text), "en", PROFILE)
    assert judged.relevant is True
    assert set(judged.topics) == {"generative-ai", "algorithms"}
    assert "(2)" in judged.why.en
    assert any("Language models answer letters" in quote for quote in judged.quotes)


def test_a_long_programme_with_a_chapter_on_a_topic_is_relevant() -> None:
    text = [FIELDS] * 100 + ["Machine learning sorts the post of the town."] * 30
    judged = relevance(("Programme of the coalition", *text), "en", PROFILE)
    assert judged.relevant is True


def test_a_language_without_word_lists_says_nothing_against_a_text() -> None:
    text = "Kunta niittää kanavan pientareet kahdesti kesässä ja maalaa penkit sulun luona. " * 20
    assert relevance(("Pientareet", text), "fi", PROFILE).relevant is None
    assert relevance(("Pientareet", text), None, PROFILE).relevant is None
    assert relevance(("Pientareet", text), "nl", PROFILE).relevant is False


def test_quotes_are_whole_words_around_the_mention() -> None:
    text = (
        "The province will, before the end of the coming year, keep a public register of every algorithm that it " * 3
    )
    quote = relevance(("", text), "en", PROFILE).quotes[0]
    assert "algorithm" in quote
    assert quote.startswith("…") and quote.endswith("…")
    assert set(quote.strip("…").split()) <= set(text.split())


@given(st.lists(st.text(), max_size=5), st.sampled_from(["nl", "en", "fi", None]))
def test_any_text_is_judged(parts: list[str], language: str | None) -> None:
    judged = relevance(parts, language, PROFILE)
    assert set(judged.topics) <= set(TOPICS)
    assert len(judged.quotes) <= len(judged.topics)
    assert judged.why.nl and judged.why.en
