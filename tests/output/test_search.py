import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.decision import Verb
from output.store import Store
from output.store.desk_values import PublishedQuery, QueueQuery, Snippet
from output.store.folding import Phrase, composed, fold, phrases
from output.store.snippets import LONGEST, snippet
from tests.output.examples import field
from tests.output.reviewers import HARBOUR, WORK, add_action, decide, drawn, publish

FOLDED = [
    ("Beleidsvisie", "beleidsvisie"),
    ("Coördinatie", "coordinatie"),
    ("ÉTATS-GÉNÉRAUX", "etats-generaux"),
    ("Straße, Åland, naïf", "straße, aland, naif"),
    ("İstanbul", "istanbul"),
    ("한국", "한국"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_case_and_accents_make_no_difference(text: str, folded: str) -> None:
    assert fold(composed(text)) == folded
    assert phrases(text) == phrases(text.upper() if "ß" not in text else text)


@given(st.text())
def test_every_letter_keeps_its_place(text: str) -> None:
    assert len(fold(composed(text))) == len(composed(text))


QUERIES = [
    ("lighthouse", [Phrase(("lighthouse",), prefix=True)]),
    ("  light   HOUSE ", [Phrase(("light",), prefix=True), Phrase(("house",), prefix=True)]),
    ('"light house" sea', [Phrase(("light", "house"), prefix=False), Phrase(("sea",), prefix=True)]),
    ("e-mail", [Phrase(("e", "mail"), prefix=True)]),
    ("a a", [Phrase(("a",), prefix=True)]),
    ('"unclosed words', [Phrase(("unclosed",), prefix=True), Phrase(("words",), prefix=True)]),
    ("NOT title:x* AND (y) 'z'", "not|title x|and|y|z"),
    ('!!! - " * ^', []),
    (" ".join(map(str, range(100))), "|".join(map(str, range(12)))),
]


@pytest.mark.parametrize(("text", "wanted"), QUERIES)
def test_words_are_taken_from_whatever_is_typed(text: str, wanted: list[Phrase] | str) -> None:
    if isinstance(wanted, str):
        wanted = [Phrase(tuple(words.split()), prefix=True) for words in wanted.split("|")]
    assert list(phrases(text)) == wanted


def marked(found: Snippet | None) -> str | None:
    return None if found is None else "".join(f"[{text}]" if hit else text for text, hit in found)


SNIPPETS = [
    ("coord", ["De coördinatie ligt bij de minister."], "De [coördinatie] ligt bij de minister."),
    ("open light", ["Open seas.", "We open a lighthouse."], "We [open] a [lighthouse]."),
    ('"open sea"', ["The open seas.", "An open, sea."], "An [open, sea]."),
    ("sea", ["The area overseas."], None),
    ("wharf", ["long " * 50 + "wharf " + "tail " * 60], "…" + "long " * 11 + "[wharf] " + "tail " * 34 + "tail…"),
    ("sea", ["One line\nThe sea\nThe sea again"], "The [sea]"),
]


@pytest.mark.parametrize(("query", "texts", "shown"), SNIPPETS)
def test_the_place_with_most_of_what_is_wanted_is_shown(query: str, texts: list[str], shown: str | None) -> None:
    assert marked(snippet(texts, phrases(query))) == shown


@given(st.lists(st.text(max_size=400), max_size=4), st.text(max_size=20))
def test_a_snippet_is_a_piece_of_the_text(texts: list[str], query: str) -> None:
    found = snippet(texts, phrases(query))
    if found is not None:
        whole = "".join(text for text, _ in found)
        assert any(whole.strip("…") in composed(text) or whole in composed(text) for text in texts)
        assert len(whole) <= LONGEST + 2 or len(whole.split()) <= 3
        assert any(hit for _, hit in found)


def found(store: Store, text: str) -> list[str | None]:
    return [line.title for line in store.queue(QueueQuery(text=text, order="title")).lines]


@pytest.fixture
def library(store: Store) -> Store:
    """Three works that say different things."""
    drawn(store, "a", work_id="a", title="Één visie op havens", issuer=field("Ministerie van Zee"))
    drawn(store, "b", work_id="b", title="Lighthouses", abstract=field("Where ships go."), actions={"b1": HARBOUR})
    drawn(store, "c", work_id="c", title="Mills", actions={})
    return store


FINDS = [
    ("een VISIE", ["Één visie op havens"]),
    ("ministérie", ["Één visie op havens"]),
    ("ships", ["Lighthouses"]),
    ("dredge har", ["Lighthouses"]),
    ("light", ["Lighthouses", "Mills", "Één visie op havens"]),
    ('"light"', []),
    ('"dredge the harbour"', ["Lighthouses"]),
    ('"harbour the dredge"', []),
    ("mills dredge", []),
    ("???", []),
]


@pytest.mark.parametrize(("text", "titles"), FINDS)
def test_title_issuer_abstract_and_findings_are_searched(library: Store, text: str, titles: list[str]) -> None:
    assert found(library, text) == titles


def test_a_line_shows_where_the_words_stand(library: Store) -> None:
    (line,) = library.queue(QueueQuery(text="counc dredge")).lines
    assert marked(line.snippet) == "The [council] will [dredge] the harbour."
    assert library.queue().lines[0].snippet is None


def test_what_is_searched_is_what_reviewers_made_of_it(store: Store) -> None:
    drawn(store)
    decide(store, Verb.EDIT, "title", "Beacons")
    add_action(store, HARBOUR)
    decide(store, Verb.REJECT, "action-1")
    assert [len(found(store, text)) for text in ("beacons", "dredge", "ministry")] == [1, 1, 0]
    decide(store, Verb.UNDO, "title")
    assert [len(found(store, text)) for text in ("beacons", "lorn")] == [0, 1]
    drawn(store, "two", abstract=field("Of mills."))
    assert [len(found(store, text)) for text in ("mills", "lighthouses")] == [1, 0]


def test_the_public_searches_what_is_published(store: Store) -> None:
    drawn(store)
    assert store.published(PublishedQuery(text="lorn")).total == 0
    publish(store)
    decide(store, Verb.EDIT, "title", "Beacons")
    assert [store.published(PublishedQuery(text=text)).total for text in ("lorn", "beacons")] == [1, 0]
    (line,) = store.published(PublishedQuery(text="lighthouse")).lines
    assert marked(line.snippet) == "Lorn plans [lighthouses]."
    store.withdraw(WORK, "eve", "Wrong.")
    assert store.published(PublishedQuery(text="lorn")).total == 0


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150, deadline=None)
@given(text=st.text(max_size=30) | st.text("\"'*:()^-+&|!<>~\\ anotNEARé", max_size=30))
def test_no_text_breaks_a_search(store: Store, text: str) -> None:
    if not store.listing():
        drawn(store)
    store.queue(QueueQuery(text=text))
    store.published(PublishedQuery(text=text))


def test_long_and_strange_texts_are_searched_too(store: Store) -> None:
    words = " ".join(f"word{number}" for number in range(60_000))
    drawn(store, title="A\x00B \U0001f6a2 zebra", actions={"a1": "x" * 5000 + " yak", "a2": words})
    assert [len(found(store, text)) for text in ("zebra", "yak", "word1999")] == [1, 1, 1]
