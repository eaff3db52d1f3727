"""Mentions: each work once, at its first occurrence, with its link where that is certain."""

import pytest

from extractors.find.mentions import find_mentions
from extractors.outline import outline
from models.document import Metadatum
from models.finding import Mention
from tests.extractors.draft.made import web


def mentions(text: str, language: str = "en", *metadata: Metadatum) -> tuple[Mention, ...]:
    document = web(text, language, "https://example.org/a", *metadata)
    found = find_mentions(document, outline(document))
    for mention in found:
        mention.evidence[0].check(document)
    return found


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Ports follow the Harbour Safety Act 2019 and Regulation (EU) 2016/679.", "en", ["law", "law"]),
        ("Havens volgen de Wet veilige havens (Wvh) en de Havenwet 1999.", "nl", ["law", "law"]),
        ("Les ports suivent la loi n° 2018-493 et le code de l'environnement.", "fr", ["law", "law"]),
        ("Häfen folgen dem Hafensicherheitsgesetz (HafSiG) und Horizon Europe.", "de", ["law", "programme"]),
        ("Boats float in the harbour and nobody cites a thing.", "en", []),
    ],
)
def test_kinds_in_four_languages(text: str, language: str, expected: list[str]) -> None:
    assert [mention.kind for mention in mentions(text, language)] == expected


def test_a_work_is_mentioned_once_under_whichever_name_comes_first() -> None:
    text = "The General Data Protection Regulation applies.\n\nSee Regulation (EU) 2016/679.\n\nThe GDPR again."
    (mention,) = mentions(text)
    assert mention.text == "General Data Protection Regulation"
    assert mention.identifier == "CELEX:32016R0679"
    assert mention.url == "https://eur-lex.europa.eu/eli/reg/2016/679/oj"


def test_a_short_name_that_was_explained_is_no_second_work() -> None:
    text = "It amends the Quay Safety Convention (QSC).\n\nThe Quay Safety Convention is old."
    assert [mention.text for mention in mentions(text)] == ["Quay Safety Convention"]


def test_the_document_itself_is_not_mentioned() -> None:
    title = Metadatum(name="title", value="National Quay Strategy", origin="meta:x")
    assert mentions("In the National Quay Strategy we count quays.", "en", title) == ()


def test_a_language_without_rules_still_has_its_citations() -> None:
    (mention,) = mentions("Il regolamento, in inglese Regulation (EU) 2016/679, vale.", "it")
    assert mention.identifier == "CELEX:32016R0679"
