"""Which lines of a page count as what changes by itself."""

import pytest

from extractors.change.content import content_hash
from tests.extractors.find.short_documents import written

BY_ITSELF = [
    ("en", "Page generated on 3 April 2030"),
    ("en", "This page was last modified at 10:42"),
    ("en", "Webpage has been printed on 3 April 2030."),
    ("en", "Downloaded on 3 April 2030"),
    ("nl", "Pagina gegenereerd op 3 april 2030"),
    ("nl", "Deze webpagina is het laatst geraadpleegd op 3 april 2030."),
    ("nl", "Deze pagina is op 3 april 2030 om 10.42 uur aangemaakt."),
    ("nl", "Geprint op 3 april 2030"),
    ("fr", "Page générée le 3 avril 2030"),
    ("fr", "Cette page a été mise à jour le 3 avril 2030."),
    ("fr", "Édité le 3 avril 2030"),
    ("de", "Seite generiert am 3. April 2030"),
    ("de", "Diese Seite wurde zuletzt am 3. April 2030 aktualisiert."),
    ("de", "Heruntergeladen am 3. April 2030"),
]
SAYS_SOMETHING = [
    ("en", "The pages of the register are generated once a year."),
    ("en", "Page limits of applications were changed."),
    ("nl", "De minister heeft de regeling gewijzigd."),
    ("nl", "Gegenereerde beelden krijgen een watermerk."),
    ("fr", "La stratégie a été mise à jour par le gouvernement."),
    ("de", "Das Gesetz wurde am 3. April 2030 geändert."),
]


def _hash(language: str, *lines: str) -> str:
    document, tree = written(language, "\n".join(("# Plan", "Text.", *lines)))
    return content_hash(document, tree)


@pytest.mark.parametrize(("language", "line"), BY_ITSELF)
def test_a_stamp_of_the_page_is_no_content(language: str, line: str) -> None:
    assert _hash(language, line) == _hash(language)


@pytest.mark.parametrize(("language", "line"), SAYS_SOMETHING)
def test_a_sentence_that_begins_alike_is_content(language: str, line: str) -> None:
    assert _hash(language, line) != _hash(language)
