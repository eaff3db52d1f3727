"""The controlled vocabularies: codes and their labels in four languages."""

import re

import pytest

from models.vocabulary import AUDIENCES, DOCUMENT_TYPES, JURISDICTIONS, TOPICS, Vocabulary

ALL = {"audiences": AUDIENCES, "document_types": DOCUMENT_TYPES, "jurisdictions": JURISDICTIONS, "topics": TOPICS}


@pytest.mark.parametrize("vocabulary", ALL.values(), ids=ALL)
def test_every_concept_has_a_label_in_four_languages(vocabulary: Vocabulary) -> None:
    missing = [c.code for c in vocabulary.values() if not all((c.nl, c.en, c.fr, c.de))]
    assert missing == []


def test_jurisdictions_are_iso_codes_or_named_bodies() -> None:
    odd = [code for code in JURISDICTIONS if not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?", code)]
    assert odd == ["INT"]


def test_every_region_lies_in_a_known_country() -> None:
    assert [code for code in JURISDICTIONS if "-" in code and code.split("-")[0] not in JURISDICTIONS] == []


@pytest.mark.parametrize(
    ("code", "language", "label"),
    [
        ("BE-VLG", "nl", "Vlaanderen"),
        ("BE-VLG", "en", "Flanders"),
        ("DE", "fr", "Allemagne"),
        ("GB", "de", "Vereinigtes Königreich"),
        ("CZ", "en", "Czechia"),
        ("NL", "es", "Netherlands"),
    ],
)
def test_labels_of_jurisdictions(code: str, language: str, label: str) -> None:
    assert JURISDICTIONS[code].label(language) == label


@pytest.mark.parametrize(
    ("language", "label"),
    [("nl", "Beleidsoriënterend document"), ("en", "Policy orientating document"), ("fr", "Stratégie ou vision")],
)
def test_the_published_label_goes_before_the_plain_one(language: str, label: str) -> None:
    assert DOCUMENT_TYPES["strategy"].label(language) == label


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        JURISDICTIONS["XX"]
