"""Pages that say there is nothing, though their server says all is well."""

import pytest

from extractors.change import says_it_is_gone
from tests.extractors.find.short_documents import written

GONE = [
    ("en", "Page not found"),
    ("en", "404 – Page not found"),
    ("en", "Sorry, we could not find that page"),
    ("en", "This publication has been withdrawn"),
    ("en", "This publication is no longer available"),
    ("en", "The page you are looking for is no longer available"),
    ("nl", "Pagina niet gevonden"),
    ("nl", "Deze pagina bestaat niet meer"),
    ("nl", "Helaas, er ging iets mis"),
    ("fr", "Page introuvable"),
    ("fr", "La page demandée n’existe plus"),
    ("de", "Seite nicht gefunden"),
    ("de", "Diese Veröffentlichung ist nicht mehr verfügbar"),
    ("fr", "Cette publication n’est plus disponible"),
    ("nl", "Deze publicatie is niet meer beschikbaar"),
    ("de", "Die angeforderte Seite existiert nicht mehr"),
]
THERE = [
    ("en", "Lost property: what was not found in 2030"),
    ("en", "Action plan for harbours"),
    ("nl", "Niet gevonden voorwerpen in havens"),
    ("nl", "Plan voor havens"),
    ("fr", "Plan pour les ports"),
    ("de", "Plan für Häfen"),
]


@pytest.mark.parametrize(("language", "heading"), GONE)
def test_page_that_says_it_is_gone(language: str, heading: str) -> None:
    document, _ = written(language, f"# {heading}\nTry the home page.")
    assert says_it_is_gone(document)


@pytest.mark.parametrize(("language", "heading"), THERE)
def test_page_that_is_there(language: str, heading: str) -> None:
    document, _ = written(language, f"# {heading}\nTry the home page.")
    assert not says_it_is_gone(document)


def test_long_document_about_lost_pages_is_there() -> None:
    document, _ = written("en", "# Page not found\n" + "Archives lose pages every year. " * 100)
    assert not says_it_is_gone(document)
