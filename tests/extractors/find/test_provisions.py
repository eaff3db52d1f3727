"""Provisions: sentences on supervision, enforcement, evaluation, and on what is newly set up."""

import pytest

from extractors.find.provisions import find_provisions
from extractors.outline import outline
from tests.extractors.draft.made import web


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("The ministry will establish a harbour council by 2030.", "en", ["body"]),
        ("We are launching a new quay fund for small ports.", "en", ["instrument"]),
        ("The port authority shall oversee all pilots.", "en", ["supervision"]),
        ("Infringements of these rules are subject to a fine.", "en", ["enforcement"]),
        ("This strategy will be reviewed every two years.", "en", ["evaluation"]),
        ("The council was established in 1999.", "en", []),
        ("Boats float in the harbour.", "en", []),
        ("Er komt een landelijk meldpunt voor losse kades.", "nl", ["instrument"]),
        ("De inspectie houdt toezicht op de naleving van de havenregels.", "nl", ["supervision"]),
        ("De wet wordt na vijf jaar geëvalueerd.", "nl", ["evaluation"]),
        ("Le gouvernement va créer un conseil des ports.", "fr", ["body"]),
        ("Tout manquement est puni d'une amende.", "fr", ["enforcement"]),
        ("Wir richten einen Hafenbeirat ein.", "de", ["body"]),
        ("Die Strategie wird alle zwei Jahre evaluiert.", "de", ["evaluation"]),
        ("Il comitato sarà istituito.", "it", []),
    ],
)
def test_kinds(text: str, language: str, kinds: list[str]) -> None:
    document = web(f"# Plan\n{text}", language)
    found = find_provisions(document, outline(document))
    assert [provision.kind for provision in found] == kinds
    for provision in found:
        assert provision.text == text
        assert provision.evidence[0].rule is not None
        provision.evidence[0].check(document)


def test_a_sentence_said_twice_is_one_provision() -> None:
    document = web("# Plan\nThe ministry will set up a quay board.\n\nThe ministry will set up a quay board.")
    assert len(find_provisions(document, outline(document))) == 1
