import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from output.publish.filters import EVERYTHING, FACETS, Filter, facet_counts
from output.publish.folding import folded, folded_words, has_words
from tests.output.publish.examples import card

DUTCH = card(1, jurisdiction="NL", document_type="strategy", audience=("government", "citizens"), published="2025-03")
FRENCH = card(2, jurisdiction="FR", document_type="action-plan", topics=("privacy",), published="2026")
BELGIAN = card(
    3, jurisdiction="BE-VLG", document_type="strategy", topics=("privacy", "health"), title="Écoles numériques"
)
CARDS = (DUTCH, FRENCH, BELGIAN)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (EVERYTHING, [DUTCH, FRENCH, BELGIAN]),
        (Filter(jurisdiction="NL"), [DUTCH]),
        (Filter(type="strategy"), [DUTCH, BELGIAN]),
        (Filter(audience="citizens"), [DUTCH]),
        (Filter(topic="privacy"), [FRENCH, BELGIAN]),
        (Filter(topic="privacy", type="strategy"), [BELGIAN]),
        (Filter(impact="3"), [DUTCH, FRENCH, BELGIAN]),
        (Filter(impact="1"), []),
        (Filter(language="en", year="2025"), [DUTCH]),
        (Filter(text="ecoles"), [BELGIAN]),
        (Filter(text="ÉCOLES numer"), [BELGIAN]),
        (Filter(text="numeriques pillarless"), []),
        (Filter(text="Netherlands"), [DUTCH]),
        (Filter(text="Nederland"), [DUTCH]),
        (Filter(text="privacy", jurisdiction="FR"), [FRENCH]),
        (Filter(jurisdiction="nowhere"), []),
    ],
)
def test_a_filter_allows_what_meets_all_its_conditions(chosen: Filter, expected: list[object]) -> None:
    assert [found for found in CARDS if chosen.allows(found)] == expected


def test_each_value_says_how_many_entries_it_would_leave() -> None:
    counts = facet_counts(CARDS, Filter(type="strategy"))
    assert counts["jurisdiction"] == {"NL": 1, "BE-VLG": 1}
    assert counts["type"] == {"strategy": 2, "action-plan": 1}
    assert counts["topic"] == {"privacy": 1, "health": 1}


@settings(max_examples=50)
@given(
    st.fixed_dictionaries(
        {}, optional={facet: st.sampled_from(["NL", "FR", "strategy", "privacy", "3", "2026"]) for facet in FACETS}
    )
)
def test_the_counts_are_those_of_choosing_each_value(conditions: dict[str, str]) -> None:
    chosen = Filter(**conditions)
    counts = facet_counts(CARDS, chosen)
    for facet in FACETS:
        for value, count in counts[facet].items():
            other = chosen.model_copy(update={facet: value})
            assert sum(other.allows(found) for found in CARDS) == count


@pytest.mark.parametrize(
    ("chosen", "query"),
    [
        (EVERYTHING, ""),
        (Filter(topic="privacy", jurisdiction="BE-VLG"), "jurisdiction=BE-VLG&topic=privacy"),
        (Filter(text="a&b=c ü"), "q=a%26b%3Dc+%C3%BC"),
    ],
)
def test_a_filter_has_one_address(chosen: Filter, query: str) -> None:
    assert chosen.query == query


@pytest.mark.parametrize(
    ("text", "expected"), [("Économie", "economie"), ("STRASSE", "strasse"), ("Straße", "strasse"), ("ﬁche", "fiche")]
)
def test_case_and_accents_make_no_difference(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(st.text(max_size=30), st.text(max_size=30))
def test_every_word_is_found_by_its_beginning(first: str, second: str) -> None:
    words = folded_words([first, second])
    for word in words.split():
        assert has_words(words, word[:3])
    assert words == folded_words([second, first])
