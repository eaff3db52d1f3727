"""Which main lines of action are found in short documents, with and without knowing their action points."""

import pytest

from extractors.find.pillars import find_pillars, pillar_of
from models.document import Document
from models.evidence import Evidence
from models.finding import ActionKind, ActionPoint
from tests.extractors.find.short_documents import written

NUMBERED = """
# Introduction
Ports matter.
# Pillar 1: Clean quays
We will sweep them.
# Pillar 2 – Safe crews
We will train them.
# Annex
Figures.
"""
COUNTED = """
# Summary
The strategy rests on three pillars: clean quays, safe crews and quiet nights.
# Clean quays
We will sweep them.
# Safe crews
We will train them.
# Quiet nights
We will lower the cranes.
"""
CHAPTERS = """
# 1. Introduction
Ports matter.
# 2. Clean quays
We will sweep the quays.
We will paint the cranes.
We will dredge the basin.
# 3. Safe crews
We will train the crews.
We will buy boats.
We will light the docks.
# 4. Glossary
Quay: where ships lie.
"""
PARTS = """
# Part A: Where we stand
## Today
We will wait.
# Part B: What we do
## Clean quays
We will sweep the quays.
We will paint the cranes.
We will dredge the basin.
## Safe crews
We will train the crews.
We will buy boats.
We will light the docks.
"""
FRENCH = """
# Axe 1 : Des quais propres
Nous les balaierons.
# Axe 2 : Des équipages sûrs
Nous les formerons.
"""
GERMAN = """
# Handlungsfelder
## Saubere Kais
Wir kehren sie.
## Sichere Mannschaften
Wir schulen sie.
"""
DUTCH = """
# Inleiding
De visie kent twee actielijnen:
• Schone kades
• Veilige bemanningen
# Schone kades
We vegen ze.
# Veilige bemanningen
We scholen ze.
"""


@pytest.mark.parametrize(
    ("language", "text", "titles"),
    [
        pytest.param("en", NUMBERED, ["Clean quays", "Safe crews"], id="numbered"),
        pytest.param("en", COUNTED, ["Clean quays", "Safe crews", "Quiet nights"], id="counted in a sentence"),
        pytest.param("fr", FRENCH, ["Des quais propres", "Des équipages sûrs"], id="axes"),
        pytest.param("de", GERMAN, ["Saubere Kais", "Sichere Mannschaften"], id="Handlungsfelder"),
        pytest.param("nl", DUTCH, ["Schone kades", "Veilige bemanningen"], id="actielijnen, listed and then headed"),
        pytest.param("en", CHAPTERS, [], id="chapters say nothing while their measures are unknown"),
        pytest.param("es", NUMBERED, [], id="a language without rules"),
    ],
)
def test_by_wording_alone(language: str, text: str, titles: list[str]) -> None:
    assert [pillar.title for pillar in find_pillars(*written(language, text))] == titles


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        pytest.param(
            CHAPTERS, ["Clean quays", "Safe crews"], id="chapters of measures, without introduction or glossary"
        ),
        pytest.param(PARTS, ["Clean quays", "Safe crews"], id="the chapters of the part that holds the measures"),
        pytest.param(COUNTED, ["Clean quays", "Safe crews", "Quiet nights"], id="counted"),
        pytest.param("# Letter\nWe will sweep the quays.\nWe will train the crews.", [], id="no chapters"),
    ],
)
def test_with_actions(text: str, titles: list[str]) -> None:
    document, sections = written("en", text)

    assert [pillar.title for pillar in find_pillars(document, sections, _actions(document))] == titles


def test_pillar_of_a_block_is_that_of_the_section_around_it() -> None:
    document, sections = written("en", NUMBERED)
    pillars = find_pillars(document, sections)

    titles = [pillar_of(document, sections, pillars, index) for index in range(len(document.blocks))]

    assert [pillar and pillar.title for pillar in titles] == [
        None,
        None,
        None,
        "Clean quays",
        "Clean quays",
        "Safe crews",
        "Safe crews",
        None,
        None,
    ]


def test_proof_slices_to_the_title() -> None:
    document, sections = written("en", NUMBERED)

    for pillar in find_pillars(document, sections):
        assert pillar.evidence[0].exact == pillar.title
        assert pillar.evidence[0].rule is not None
        pillar.evidence[0].check(document)


def _actions(document: Document) -> tuple[ActionPoint, ...]:
    """An action point for each block that says "We will"."""
    return tuple(
        ActionPoint(
            id=f"action-{block.id}",
            text=block.text,
            kind=ActionKind.COMMITMENT,
            evidence=(Evidence.of(document, block, 0, len(block.text)),),
        )
        for block in document.blocks
        if block.text.startswith("We will")
    )
