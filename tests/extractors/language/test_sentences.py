"""Where sentences end, in each language's own writing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.language.sentences import sentences

EXPECTED = [
    ("en", "The Agency will report. It starts now.", ["The Agency will report.", "It starts now."]),
    ("en", "See Sec. 3 of the Act, e.g. Annex B. It applies.", ["See Sec. 3 of the Act, e.g. Annex B.", "It applies."]),
    (
        "en",
        "The U.S. Government acts in the U.S. The rest waits.",
        ["The U.S. Government acts in the U.S.", "The rest waits."],
    ),
    ("en", "Costs fell.13 We go on.", ["Costs fell.13", "We go on."]),
    ("en", "Costs fell.[4] We go on.", ["Costs fell.[4]", "We go on."]),
    ("en", "It began in 2020.13 We go on.", ["It began in 2020.13", "We go on."]),
    ("en", "Version 2.13 Next works.", ["Version 2.13 Next works."]),
    ("en", "Dr. J. A. Smith met Ms. Jones. They agreed.", ["Dr. J. A. Smith met Ms. Jones.", "They agreed."]),
    ("en", "Growth was 3.5 per cent. Good.", ["Growth was 3.5 per cent.", "Good."]),
    (
        "en",
        "The plan (adopted in May. See below) holds. Fine.",
        ["The plan (adopted in May. See below) holds.", "Fine."],
    ),
    ("en", "He asked “Why?” Then he left.", ["He asked “Why?”", "Then he left."]),
    ("en", "We wait … and see. Then act.", ["We wait … and see.", "Then act."]),
    ("en", "We waited... Then we acted.", ["We waited...", "Then we acted."]),
    ("en", "Section 1. Policy. The state acts.", ["Section 1. Policy.", "The state acts."]),
    ("en", "3a.1. Plugs fit. They are safe.", ["3a.1. Plugs fit.", "They are safe."]),
    ("en", "1. Introduction. The state acts.", ["1. Introduction.", "The state acts."]),
    (
        "en",
        "Each body must: (a) plan; (b) act; and (c) report.",
        ["Each body must:", "(a) plan;", "(b) act;", "and (c) report."],
    ),
    ("nl", "Zie bijv. art. 3 en nr. 5. Het kabinet beslist.", ["Zie bijv. art. 3 en nr. 5.", "Het kabinet beslist."]),
    ("nl", "De heer P. de Vries, o.a. lid, tekent. Klaar.", ["De heer P. de Vries, o.a. lid, tekent.", "Klaar."]),
    ("nl", "Scholen, gemeenten enz. De rest volgt.", ["Scholen, gemeenten enz.", "De rest volgt."]),
    ("nl", "Dit kost 3 mln. euro. Het Rijk betaalt.", ["Dit kost 3 mln. euro.", "Het Rijk betaalt."]),
    ("fr", "Voir p. ex. l’art. 3 et la p. 12. Nous agirons.", ["Voir p. ex. l’art. 3 et la p. 12.", "Nous agirons."]),
    ("fr", "M. Dupont dit : « Nous agirons. » Puis il part.", ["M. Dupont dit : « Nous agirons. »", "Puis il part."]),
    ("de", "Ab dem 1. Januar gilt § 5 Abs. 2. Das Amt prüft.", ["Ab dem 1. Januar gilt § 5 Abs. 2.", "Das Amt prüft."]),
    ("de", "Im 21. Jahrhundert zählt z. B. Strom. Er fehlt.", ["Im 21. Jahrhundert zählt z. B. Strom.", "Er fehlt."]),
    (
        "de",
        "Das Ziel gilt bis 2030. Die Länder zahlen 5 Mio. Euro.",
        ["Das Ziel gilt bis 2030.", "Die Länder zahlen 5 Mio. Euro."],
    ),
    ("es", "El plan empieza. Termina en mayo.", ["El plan empieza.", "Termina en mayo."]),
]


@pytest.mark.parametrize(("language", "text", "expected"), EXPECTED, ids=[row[1][:40] for row in EXPECTED])
def test_splits(language: str, text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text, language)] == expected


@given(
    st.text(alphabet=" aBé.!?…;:()[]\"'«»”13\n\u00a0", max_size=200), st.sampled_from(["nl", "en", "fr", "de", "xx"])
)
def test_spans_are_in_order_and_hold_every_character(text: str, language: str) -> None:
    spans = sentences(text, language)
    position = 0
    for start, end in spans:
        assert position <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert not text[position:start].strip()
        position = end
    assert not text[position:].strip()


@pytest.mark.parametrize(
    "hostile",
    [
        "(" * 20_000,
        "https://x.example/" + "😀" * 13_200,
        "a." * 20_000,
        ". " * 20_000,
        "(a) ; " * 6_000,
        "J. " * 20_000,
        "(" * 20_000 + "." * 20_000 + ")" * 20_000,
        "[.] " * 10_000,
        "A.) " * 10_000,
    ],
    ids=lambda text: text[:12],
)
def test_takes_time_in_step_with_length(hostile: str) -> None:
    begin = time.process_time()
    sentences(hostile, "en")
    assert time.process_time() - begin < 2
