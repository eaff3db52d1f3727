"""By when: as written, and as dates counted from the day of publication."""

from datetime import date

import pytest

from extractors.find.actions import find_actions
from extractors.find.deadline import deadline_of
from extractors.rules import load_lexicon
from tests.extractors.find.short_documents import written

PUBLISHED = date(2030, 3, 15)
TIMES = [
    ("en", "Report by 1 March 2031.", "by 1 March 2031", None, date(2031, 3, 1)),
    ("en", "Report by the end of 2031.", "by the end of 2031", None, date(2031, 12, 31)),
    ("en", "The lock opens in spring 2031.", "in spring 2031", date(2031, 3, 1), date(2031, 5, 31)),
    ("en", "Fees fall from April 2031.", "from April 2031", date(2031, 4, 1), None),
    ("en", "Report within 30 days.", "within 30 days", date(2030, 3, 15), date(2030, 4, 14)),
    ("en", "Publish it by Dec. 31, 2031.", "by Dec. 31, 2031", None, date(2031, 12, 31)),
    ("en", "A map follows next year.", "next year", date(2031, 1, 1), date(2031, 12, 31)),
    ("nl", "Meld het uiterlijk 1 maart 2031.", "uiterlijk 1 maart 2031", None, date(2031, 3, 1)),
    ("nl", "De sluis opent in het najaar van 2031.", "in het najaar van 2031", date(2031, 9, 1), date(2031, 11, 30)),
    ("nl", "De regel geldt vanaf januari 2031.", "vanaf januari 2031", date(2031, 1, 1), None),
    ("en", "Fees fall in the second half of 2031.", "in the second half of 2031", date(2031, 7, 1), date(2031, 12, 31)),
    ("en", "Report in H1 2031.", "in H1 2031", date(2031, 1, 1), date(2031, 6, 30)),
    (
        "nl",
        "De sluis opent in de eerste helft van 2031.",
        "in de eerste helft van 2031",
        date(2031, 1, 1),
        date(2031, 6, 30),
    ),
    ("nl", "Meld het voor het derde kwartaal van 2031.", "voor het derde kwartaal van 2031", None, date(2031, 9, 30)),
    ("nl", "Meld het eind volgend jaar.", "volgend jaar", date(2031, 1, 1), date(2031, 12, 31)),
    (
        "fr",
        "Le guichet ouvrira au premier semestre 2031.",
        "au premier semestre 2031",
        date(2031, 1, 1),
        date(2031, 6, 30),
    ),
    (
        "fr",
        "Le guichet ouvrira au dernier trimestre 2031.",
        "au dernier trimestre 2031",
        date(2031, 10, 1),
        date(2031, 12, 31),
    ),
    ("fr", "Le guichet ouvrira mi-2031.", "mi-2031", date(2031, 6, 1), date(2031, 6, 30)),
    ("fr", "Répondez avant le 1er mars 2031.", "avant le 1er mars 2031", None, date(2031, 3, 1)),
    (
        "de",
        "Die Stelle öffnet im zweiten Quartal 2031.",
        "im zweiten Quartal 2031",
        date(2031, 4, 1),
        date(2031, 6, 30),
    ),
    ("de", "Die Häfen melden sich bis zum 1. Halbjahr 2031.", "bis zum 1. Halbjahr 2031", None, date(2031, 6, 30)),
    ("de", "Die Häfen melden sich bis zum 01.07.2031.", "bis zum 01.07.2031", None, date(2031, 7, 1)),
    ("de", "Die Häfen melden sich bis März nächsten Jahres.", "bis März nächsten Jahres", None, date(2031, 3, 31)),
    ("nl", "Antwoord binnen twee weken.", "binnen twee weken", date(2030, 3, 15), date(2030, 3, 29)),
]


@pytest.mark.parametrize(("language", "sentence", "text", "start", "end"), TIMES, ids=[row[1] for row in TIMES])
def test_deadline(language: str, sentence: str, text: str, start: date | None, end: date | None) -> None:
    deadline = deadline_of(load_lexicon(language).read(sentence), language, PUBLISHED)
    assert deadline is not None
    assert (deadline.text, deadline.start, deadline.end) == (text, start, end)


@pytest.mark.parametrize(
    ("language", "sentence", "every"),
    [
        ("en", "Ports report annually.", "P1Y"),
        ("en", "The list is reviewed every two years.", "P2Y"),
        ("nl", "Havens melden dit jaarlijks.", "P1Y"),
        ("nl", "De lijst wordt elke drie maanden herzien.", "P3M"),
    ],
)
def test_frequency(language: str, sentence: str, every: str) -> None:
    deadline = deadline_of(load_lexicon(language).read(sentence), language, PUBLISHED)
    assert deadline is not None
    assert deadline.every == every


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The pier opened in 2019."),
        ("nl", "Dat begon in 2019."),
        ("en", "On 3 March 2030 the council decided to close the pier."),
        ("nl", "Sinds april 2029 is de pier dicht."),
        ("de", "Am 3. März 2030 hat der Rat die Schließung beschlossen."),
    ],
)
def test_what_is_past_is_no_deadline(language: str, sentence: str) -> None:
    assert deadline_of(load_lexicon(language).read(sentence), language, PUBLISHED) is None


@pytest.mark.parametrize(
    "text",
    [
        "Before 2032, each port must:\n• publish its fees.",
        "# Actions\nPublish a map of old wells | before 2032 | Ports",
    ],
    ids=["lead-in", "another cell"],
)
def test_item_or_cell_takes_the_deadline_around_it(text: str) -> None:
    (action,) = find_actions(*written("en", text))
    assert action.deadline is not None
    assert action.deadline.text.lower() == "before 2032"
