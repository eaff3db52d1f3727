"""Abstracts: the document's own sentences, whole, without headings, greetings, formulas or repeats."""

import pytest

from extractors.draft.abstract import abstract
from extractors.draft.sentences import is_complete, running_sentences
from extractors.draft.summary import leans, summarise
from extractors.outline import outline
from models.document import Metadatum
from models.entry import Origin
from tests.extractors.draft.made import web

STRATEGY = """
# A strategy for measuring harbours
Dear reader, thank you for opening this booklet about harbours and their many secrets.
## Why
This strategy sets out how the harbour office will measure water, wind and quays in the coming years.
However, they were never measured before, as everyone in the harbour knows very well.
The harbour office measures water levels, wind and the wear of quays in every harbour of the country.
This strategy sets out how the harbour office will measure water, wind and quays in the coming years.
## How
Harbour masters share what they measure with the harbour office and with each other, every hour.
In 1999, 2004, 2011 and 2019 respectively 12, 43, 77 and 310 quays were found to be 3 cm too low.
"""


def test_an_abstract_quotes_two_to_four_whole_sentences() -> None:
    document = web(STRATEGY)
    field = abstract(document, outline(document))
    assert field.origin is Origin.QUOTED
    assert field.value == " ".join(evidence.exact for evidence in field.evidence)
    assert 2 <= len(field.evidence) <= 4
    assert field.value.startswith("This strategy sets out how")
    for evidence in field.evidence:
        evidence.check(document)


def test_no_sentence_greets_or_is_said_twice() -> None:
    document = web(STRATEGY)
    texts = [sentence.text for sentence in running_sentences(document, outline(document))]
    assert not any(text.startswith("Dear") for text in texts)
    assert len(set(texts)) == len(texts)


def test_a_description_of_whole_sentences_goes_first() -> None:
    told = "The harbour office says how it will measure all harbours of the country, how often it will do so and why."
    document = web(STRATEGY, "en", "https://example.org/a", Metadatum(name="description", value=told, origin="meta:x"))
    field = abstract(document, outline(document))
    assert (field.value, field.origin, field.source) == (told, Origin.EXTRACTED, "meta:x")


def test_a_document_of_fragments_has_no_abstract_but_a_reason() -> None:
    document = web("# Harbours\nWater, wind, quays\nMeasuring and sharing")
    field = abstract(document, outline(document))
    assert field.value is None
    assert field.reason is not None


def test_the_own_summary_goes_before_the_text() -> None:
    own = "\n".join(
        f"The summary tells in its sentence number {n} something of harbour {n} and quay {n}." for n in "ABCD"
    )
    document = web(f"# Harbours\n## Introduction\n{STRATEGY.split('## Why')[1]}\n## Summary\n{own}")
    chosen = summarise(document, outline(document), words=40)
    assert {sentence.role for sentence in chosen} == {"summary"}


@pytest.mark.parametrize("words", [20, 60, 200])
def test_a_summary_keeps_to_its_length_and_order(words: int) -> None:
    document = web(STRATEGY)
    chosen = summarise(document, outline(document), words)
    assert [s.order for s in chosen] == sorted(s.order for s in chosen)
    longest = max(len(s.text.split()) for s in chosen)
    assert sum(len(s.text.split()) for s in chosen) <= words + longest / 2


@pytest.mark.parametrize(
    ("text", "complete"),
    [
        ("The harbour office measures the wear of all quays.", True),
        ("De havendienst meet de slijtage van alle kades.", True),
        ("the harbour office measures the wear of all quays.", False),
        ("The harbour office measures the wear of all", False),
        ("Measuring quays.", False),
        ("THE HARBOUR OFFICE MEASURES THE WEAR OF ALL QUAYS.", False),
        ("Dear harbour masters, please measure the wear of all quays.", False),
        ("Having regard to the wear of all quays, the office measures.", False),
        ("See https://example.org/quays for the wear of all the quays.", False),
    ],
)
def test_complete_sentences(text: str, complete: bool) -> None:
    assert is_complete(text) is complete


@pytest.mark.parametrize(
    ("text", "does"),
    [
        ("However, harbours differ.", True),
        ("Bovendien verschillen havens.", True),
        ("Harbours differ, however.", False),
        ("This strategy is about harbours.", False),
    ],
)
def test_leaning(text: str, does: bool) -> None:
    assert leans(text) is does
