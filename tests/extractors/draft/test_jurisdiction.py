"""Who speaks is proved by what only they have; a state that nobody lists is not taken for its neighbour."""

import pytest

from extractors.draft.front import Front
from extractors.draft.jurisdiction import jurisdiction
from models.document import Document, Metadatum
from models.entry import EntryField
from tests.extractors.draft.made import paper, web


def _who(document: Document, title: str | None = None) -> EntryField[str]:
    return jurisdiction(document, Front.of(document), title)


GENERIC = [
    ("nl", "Het kabinet wil dat elke haven een loods heeft. Het kabinet komt in mei met een plan."),
    ("en", "The Department for Transport and the Ministry of Justice license every pilot."),
    ("fr", "Le Premier ministre et le Conseil d'État ont examiné le règlement des ports."),
    ("de", "Die Landesregierung berichtet dem Landtag über die Häfen."),
]


@pytest.mark.parametrize(("language", "text"), GENERIC)
def test_bodies_that_others_have_too_prove_nothing_alone(language: str, text: str) -> None:
    field = _who(paper(text, language))
    assert field.value is None
    assert field.reason is not None
    assert "other countries have such bodies too" in field.reason.en


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        ("nl", "Het kabinet wil dat elke Nederlandse haven een loods heeft.", "NL"),
        ("en", "The Department for Transport licenses every British pilot.", "GB"),
        ("fr", "Le Premier ministre a examiné le règlement des ports français.", "FR"),
        ("de", "Die Landesregierung berichtet dem Landtag über die deutschen Häfen.", "DE"),
    ],
)
def test_they_count_beside_a_name(language: str, text: str, code: str) -> None:
    assert _who(paper(text, language)).value == code


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("nl", "Koninkrijk Zandoever\nHet kabinet van Zandoever bouwt aan een haven.", "Koninkrijk Zandoever"),
        ("en", "Republic of Lorn\nLorn and its neighbour Norway share a harbour.", "Republic of Lorn"),
        ("fr", "Gouvernement de Valmer\nValmer construit un port avec la France.", "Gouvernement de Valmer"),
        ("de", "Königreich Hohenau\nHohenau baut einen Hafen mit Österreich.", "Königreich Hohenau"),
    ],
)
def test_a_state_that_no_list_holds_leaves_the_field_empty_and_is_named(language: str, text: str, name: str) -> None:
    field = _who(paper(text, language))
    assert field.value is None
    assert field.reason is not None
    assert name in field.reason.en


def test_a_state_that_is_only_mentioned_takes_nothing_away() -> None:
    text = "Government of Norway\nNorwegian ports trade with the Republic of Lorn. Norway builds two Norwegian piers."
    assert _who(paper(text)).value == "NO"


@pytest.mark.parametrize(
    ("text", "locale", "code"),
    [
        ("Die Landesregierung berichtet dem Landtag.", "de_DE", "DE"),
        ("Der Hafen öffnet um sechs.", "de_DE", None),
        ("Österreich und die österreichische Bundesregierung bauen Häfen.", "de_DE", "AT"),
        ("The Ministry of Justice licenses pilots.", "en_GB", None),
    ],
)
def test_a_locale_is_a_weak_sign(text: str, locale: str, code: str | None) -> None:
    stated = Metadatum(name="language", value=locale, origin="meta:og:locale")
    assert _who(web(text, "de", "https://example.org/a", stated)).value == code
