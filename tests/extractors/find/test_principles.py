"""Which principles are found in short documents of four languages, and which mentions are none."""

import pytest

from extractors.find.principles import DOUBT, find_principles
from tests.extractors.find.short_documents import written

FOUND = [
    pytest.param(
        "en",
        """
        # Article 4 Principles relating to the use of cranes
        1. Cranes shall be:
        (a) used by those who were taught to (‘skill and care’);
        (b) open to every ship at the same price, whatever its flag (‘equal treatment’); and
        (c) stopped when nobody needs them (‘thrift’).
        2. The harbour master shall be able to show that paragraph 1 is kept (‘proof’).
        """,
        ["skill and care", "equal treatment", "thrift", "proof"],
        id="principles that a law names at the end of each point",
    ),
    pytest.param(
        "nl",
        """
        # Artikel 3 Beginselen
        1. De kraan wordt:
        (a) bediend door wie dat leerde („vakmanschap”);
        (b) gedeeld met elk schip („gelijke behandeling”).
        """,
        ["vakmanschap", "gelijke behandeling"],
        id="beginselen die een verordening achteraan noemt",
    ),
    pytest.param(
        "en",
        """
        # Closing
        With this plan we further the core principles of openness, safety and fairness.
        """,
        ["openness", "safety", "fairness"],
        id="principles that a document furthers",
    ),
    pytest.param(
        "en",
        """
        # Fees
        From May the council will apply the ship pays principle in all docks.
        """,
        ["ship pays principle"],
        id="a principle with a name of its own",
    ),
    pytest.param(
        "fr",
        """
        # Les quais
        La ville applique le principe “réparer d'abord” partout.
        """,
        ["“réparer d'abord”"],
        id="a principle in quotation marks",
    ),
    pytest.param(
        "en",
        """
        # 1. Trust in cranes
        The following characteristics of trustworthy cranes are explained below.
        People must trust cranes.
        Cranes are heavy.
        Cranes are tall.
        Cranes are old.
        ## 1.1 Safe
        They stand firm.
        ## 1.2 Reliable
        They work at night.
        ## 1.3 Transparent
        Their logs can be read.
        ## An aside on cranes
        They are painted.
        """,
        ["Safe", "Reliable", "Transparent"],
        id="numbered characteristics, told by their titles however far below",
    ),
    pytest.param(
        "en",
        """
        # Harbour strategy
        Four principles are applied:
        1. Openness: records can be read by all.
        2. Thrift: nothing is bought twice.
        3. Care. Crews and quays come first.
        4. Harbours are run in a safe manner. Accidents are reported.
        """,
        ["Openness", "Thrift", "Care", "Harbours are run in a safe manner"],
        id="a counted list with labels, short titles or sentences",
    ),
    pytest.param(
        "en",
        """
        # Guiding principles
        The plan follows them throughout.
        ## 1.1 Openness
        Records can be read by all.
        ## 1.2 The principle of thrift
        Nothing is bought twice.
        ## Tensions between the principles
        Thrift may cost openness.
        """,
        ["Openness", "thrift"],
        id="subsections of a section headed principles",
    ),
    pytest.param(
        "en",
        """
        # Principles
        ## Looking outward
        1. Keep records open: anyone can read them.
        2. Answer letters: within a week.
        ## Looking inward
        3. Save: nothing is bought twice.
        """,
        ["Keep records open", "Answer letters", "Save"],
        id="labelled items under grouping subheadings",
    ),
    pytest.param(
        "en",
        """
        # Principle 1: Openness
        Records can be read by all.
        # Principle 2 – Thrift
        Nothing is bought twice.
        """,
        ["Openness", "Thrift"],
        id="numbered principles",
    ),
    pytest.param(
        "en",
        """
        # Harbour plan
        Our work is guided by the principles of transparency, fairness and the care of crews, which all ports share.
        """,
        ["transparency", "fairness", "care of crews"],
        id="named within a sentence",
    ),
    pytest.param(
        "en",
        """
        # Registers
        A register must meet five requirements:
        • Transparency
        • Accuracy of entries
        • Privacy by default
        • Accountability
        • Speed
        """,
        ["Transparency", "Accuracy of entries", "Privacy by default", "Accountability", "Speed"],
        id="requirements that are values",
    ),
    pytest.param(
        "nl",
        """
        # Havenvisie
        Bij het beheer staan de volgende uitgangspunten centraal:
        • Openheid: iedereen kan de registers lezen.
        • Zuinigheid: niets wordt tweemaal gekocht.
        """,
        ["Openheid", "Zuinigheid"],
        id="uitgangspunten",
    ),
    pytest.param(
        "nl",
        """
        # Aanpak
        ## Wat ons drijft
        Drie elementen zijn leidend in ons werk:
        ### Openheid
        Iedereen kan de registers lezen.
        ### Zorg voor bemanningen
        Zij gaan voor.
        ### Oude kades
        We breken niet af.
        """,
        ["Openheid", "Zorg voor bemanningen", "Oude kades"],
        id="elementen die leidend zijn",
    ),
    pytest.param(
        "fr",
        """
        # Plan des ports
        ## Principes directeurs
        Le plan repose sur trois principes :
        • Transparence : les registres sont ouverts.
        • Sobriété : rien n'est acheté deux fois.
        • Sécurité des équipages.
        """,
        ["Transparence", "Sobriété", "Sécurité des équipages"],
        id="principes directeurs",
    ),
    pytest.param(
        "de",
        """
        # Hafenstrategie
        ## Leitprinzipien
        ### Offenheit
        Alle können die Register lesen.
        ### Sparsamkeit
        Nichts wird zweimal gekauft.
        """,
        ["Offenheit", "Sparsamkeit"],
        id="Leitprinzipien",
    ),
    pytest.param(
        "de",
        """
        # Hafenstrategie
        Unser Handeln ist geleitet von den Grundsätzen der Transparenz, der Sparsamkeit und der Sicherheit.
        """,
        ["Transparenz", "Sparsamkeit", "Sicherheit"],
        id="Grundsätze im Satz",
    ),
]

NONE = [
    pytest.param("en", "In line with the principle of subsidiarity, towns decide for themselves.", id="in passing"),
    pytest.param("en", "The treaty rests on the principles of the Charter of the Seas.", id="others' principles"),
    pytest.param(
        "en",
        """
        From these principles come our recommendations:
        • Dredge the outer harbour.
        • Paint the cranes.
        """,
        id="a list of something else",
    ),
    pytest.param(
        "en",
        """
        Bidders meet three requirements:
        • a bank statement
        • a crane
        • two tugs
        """,
        id="requirements that are no values",
    ),
    pytest.param("nl", "Schepen mogen in principe drie dagen blijven.", id="in principe"),
    pytest.param("de", "Im Prinzip dürfen Schiffe drei Tage bleiben.", id="im Prinzip"),
    pytest.param("fr", "En principe, les navires restent trois jours.", id="en principe"),
    pytest.param(
        "en", "# Fees\nThe council will apply the same principle in all docks.", id="a principle left unnamed"
    ),
    pytest.param("es", "Principios:", id="a language without rules"),
]


@pytest.mark.parametrize(("language", "text", "labels"), FOUND)
def test_found(language: str, text: str, labels: list[str]) -> None:
    document, sections = written(language, _plain(text))

    assert [principle.label for principle in find_principles(document, sections)] == labels


@pytest.mark.parametrize(("language", "text"), NONE)
def test_none_found(language: str, text: str) -> None:
    document, sections = written(language, _plain(text))

    assert find_principles(document, sections) == ()


def test_explanation_and_proof() -> None:
    document, sections = written("en", "We hold two principles:\n1. Openness: records can be read.\n2. Thrift: save.")

    openness, thrift = find_principles(document, sections)

    assert (openness.explanation, thrift.explanation) == ("records can be read.", "save.")
    assert openness.evidence[0].exact == "Openness"
    assert openness.evidence[0].rule is not None
    assert openness.evidence[0].rule.id == "en.principles.counted"
    for evidence in openness.evidence + thrift.evidence:
        evidence.check(document)


def test_said_twice_is_one_principle_at_the_place_that_explains_it() -> None:
    document, sections = written(
        "en",
        _plain("""
        # Overview
        We are guided by the principles of openness and safety.
        # Our principles
        ## Openness
        Records can be read.
        ## Safety
        Crews come first.
        """),
    )

    openness, safety = find_principles(document, sections)

    assert (openness.evidence[0].block, safety.evidence[0].block) == ("b3", "b5")
    assert {evidence.block for evidence in openness.evidence} == {"b1", "b3", "b4"}


def test_count_that_disagrees_raises_doubt() -> None:
    text = "We hold {count} principles:\n1. Openness: records can be read.\n2. Thrift: save."
    agreeing = find_principles(*written("en", text.format(count="two")))
    disagreeing = find_principles(*written("en", text.format(count="five")))

    assert all(p.confidence > DOUBT and not p.doubtful for p in agreeing)
    assert all(p.confidence < DOUBT and p.doubtful for p in disagreeing)


def _plain(text: str) -> str:
    return "\n".join(line[8:] if line.startswith(" " * 8) else line for line in text.splitlines())
