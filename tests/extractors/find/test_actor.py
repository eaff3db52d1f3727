"""Who is to do it, as written, in sentences of many shapes."""

import pytest

from extractors.find.actions import find_actions
from tests.extractors.find.short_documents import written

SENTENCES = [
    pytest.param("en", "The Harbour Authority will publish its fees.", "The Harbour Authority", id="before will"),
    pytest.param("en", "By May we will open a desk.", "we", id="after an opening phrase"),
    pytest.param("en", "Each agency, including small ones, must keep a log.", "Each agency", id="over an aside"),
    pytest.param("en", "OPQ will fund the lock.", "OPQ", id="an acronym that no list has"),
    pytest.param("en", "We urge all agencies to publish their fees.", "all agencies", id="whom it is asked of"),
    pytest.param("en", "The order requires every ministry to keep a log.", "every ministry", id="who is made to"),
    pytest.param("en", "A register will be kept by the Ministry.", "the Ministry", id="by-phrase of a passive"),
    pytest.param("en", "A register will be kept.", None, id="passive without agent"),
    pytest.param("nl", "De minister zal een register instellen.", "De minister", id="voor zal"),
    pytest.param("nl", "Daarom verhoogt het kabinet de bijdrage.", "het kabinet", id="na het werkwoord"),
    pytest.param("nl", "Ook bouwen we een sluis.", "we", id="wij na het werkwoord"),
    pytest.param("nl", "De Vlaamse Regering rolt een loket uit.", "De Vlaamse Regering", id="Vlaamse Regering"),
    pytest.param("nl", "De brug wordt volgend jaar verbreed.", None, id="lijdend zonder door"),
    pytest.param("nl", "Daarnaast moeten zij de gemeenten inlichten.", "zij", id="voornaamwoord na het werkwoord"),
    pytest.param("nl", "Daarna zal het ministerie een register instellen.", "het ministerie", id="het als lidwoord"),
    pytest.param("de", "Auch sollten sie die Gemeinden informieren.", "sie", id="Pronomen nach dem Verb"),
    pytest.param(
        "de", "Zudem wird es Fähren geben, und das Amt wird ein Register einrichten.", "das Amt", id="niemand"
    ),
    pytest.param("en", "“The Ministry will publish a register,” the notice says.", "The Ministry", id="quoted"),
]

NAMED = [
    (
        "nl",
        "In 2030 zal de minister van Havens en Vaarwegen een loket openen.",
        "de minister van Havens en Vaarwegen",
    ),
    ("nl", "Daarna publiceert de Autoriteit Open Water een kaart.", "de Autoriteit Open Water"),
    ("nl", "Daarom zal het kabinet Zeeuwse havens ondersteunen.", "het kabinet"),
    (
        "de",
        "Bis 2030 wird das Ministerium für Häfen und Wasser ein Register einrichten.",
        "das Ministerium für Häfen und Wasser",
    ),
    ("de", "Bis 2030 wird das Ministerium für Häfen Leitlinien veröffentlichen.", "das Ministerium für Häfen"),
    ("de", "Bis 2030 wird das Ministerium Leitlinien veröffentlichen.", "das Ministerium"),
]


@pytest.mark.parametrize(("language", "sentence", "actor"), SENTENCES)
def test_actor_as_written(language: str, sentence: str, actor: str | None) -> None:
    (action,) = find_actions(*written(language, sentence))
    assert action.actor == actor


@pytest.mark.parametrize(("language", "sentence", "actor"), NAMED)
def test_a_body_after_its_verb_keeps_its_name(language: str, sentence: str, actor: str) -> None:
    (action,) = find_actions(*written(language, sentence))
    assert action.actor == actor


def test_item_takes_the_actor_of_its_lead_in() -> None:
    actions = find_actions(
        *written("en", "Within a year each agency must:\n• publish its fees;\n• report every spill.")
    )
    assert [action.actor for action in actions] == ["each agency", "each agency"]


def test_cell_takes_the_actor_of_another_cell() -> None:
    text = "# Actions\nPublish a map of all old wells | Ministry of Water | 2031"
    assert [action.actor for action in find_actions(*written("en", text))] == ["Ministry of Water"]


def test_pronouns_stand_for_the_last_actor_named() -> None:
    text = "The Ministry will open a desk. They will also publish a map. We will see to it that fees fall."
    assert [a.resolved_actor for a in find_actions(*written("en", text))][:2] == ["The Ministry", "The Ministry"]


@pytest.mark.parametrize(
    ("sentence", "addressee"),
    [("Agencies should publish their fees.", "Agencies"), ("The Ministry will publish its fees.", None)],
)
def test_addressee_is_whoever_is_asked(sentence: str, addressee: str | None) -> None:
    (action,) = find_actions(*written("en", sentence))
    assert action.addressee == addressee
