"""Every rule of every language finds its examples, with the marked span, and ignores the others."""

import pytest

from extractors.rules import Rulebook, languages, load_lexicon, load_rules, subjects
from extractors.rules.examples import Example, complaint, examples_of
from extractors.rules.linter import lint, shadowed

BOOKS = [load_rules(language, subject) for language in languages() for subject in subjects(language)]
CASES = [
    pytest.param(book, example, id=f"{example.rule.ref.id}: {example.text[:60]}")
    for book in BOOKS
    for example in examples_of(book)
]


@pytest.mark.parametrize(("book", "example"), CASES)
def test_example(book: Rulebook, example: Example) -> None:
    assert complaint(example, book) is None


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: f"{book.language}.{book.subject}")
def test_pack_has_no_objections(book: Rulebook) -> None:
    assert lint(book) == []


@pytest.mark.parametrize("language", languages())
def test_word_lists_have_no_repeats(language: str) -> None:
    assert shadowed(load_lexicon(language)) == []
