"""In which language a document speaks: stated, checked against its text, or worked out from it."""

import socket

import pytest

from extractors.language.identify import identify, settle_language

TEXTS = {
    "nl": "De minister stuurt de Kamer ieder jaar een brief over de voortgang van het programma en over de kosten.",
    "en": "The minister sends Parliament a letter every year on the progress of the programme and on what it costs.",
    "fr": "La ministre envoie chaque année au Parlement une lettre sur les progrès du programme et sur son coût.",
    "de": "Die Ministerin schickt dem Parlament jedes Jahr einen Brief über den Fortschritt und die Kosten des Programms.",
    "es": "La ministra envía cada año al Parlamento una carta sobre los avances del programa y sobre lo que cuesta.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_tells_languages_apart(code: str) -> None:
    found, share, letters = identify([TEXTS[code]] * 3)
    assert (found, share > 0.8, letters > 200) == (code, True, True)


def test_a_stated_language_that_the_text_confirms() -> None:
    language = settle_language("nl-NL", [TEXTS["nl"]] * 4)
    assert (language.code, language.warning) == ("nl", None)
    assert "confirmed" in language.origin


def test_the_text_wins_over_a_wrong_statement_and_the_analyst_hears_of_it() -> None:
    language = settle_language("en-US", [TEXTS["nl"]] * 4)
    assert language.code == "nl"
    assert language.warning is not None
    assert "'en'" in language.warning


def test_a_few_words_do_not_contradict() -> None:
    assert settle_language("de", ["Policy paper"]).code == "de"


@pytest.mark.parametrize("stated", ["x-none", "", "C", "zxx"])
def test_a_statement_of_no_language_is_no_statement(stated: str) -> None:
    assert settle_language(stated, [TEXTS["fr"]] * 4).code == "fr"


def test_no_text_is_undetermined_with_a_warning() -> None:
    language = settle_language(None, ["12", "—"])
    assert language.code == "und"
    assert language.warning


def test_quotations_in_another_language_do_not_outvote_the_body() -> None:
    assert identify([TEXTS["en"], *[TEXTS["de"]] * 8, TEXTS["en"]])[0] == "de"


def test_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("the identifier opened a connection")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    assert identify([TEXTS["nl"]])[0] == "nl"
