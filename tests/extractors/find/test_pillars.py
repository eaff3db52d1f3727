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
ECHOED = """
# Our aims
We wish for:
• Clean quays;
• Safe crews; and
• Quiet nights.
# Examples
Clean quays
We will sweep the quays.
We will paint the cranes.
Safe crews
We will train the crews.
We will buy boats.
Quiet nights
We will lower the cranes.
We will stop the horns.
"""
GROUPED = """
# Last year's successes
We will sweep on.
# Harbour actions
## Action 1. Sweep the quays
We will sweep the quays.
We will paint the cranes.
## Action 2. Train the crews
We will train the crews.
# Town actions
## Action 3. Lower the cranes
We will lower the cranes.
## Action 4. Light the docks
We will light the docks.
We will buy lamps.
"""
MEASURES_BESIDE_FINDINGS = """
# Shipping
We will count the ships.
We will count the boats.
We will count the cranes.
# Measures
## Clean quays
We will sweep the quays.
We will paint the cranes.
## Safe crews
We will train the crews.
We will buy boats.
"""
ROW = """
# 0.1 Sweeping our quays
We will sweep the quays.
We will paint the cranes.
# 0.2 Training our crews
We will train the crews.
We will buy boats.
# 0.3 Lighting our docks
We will light the docks.
We will buy lamps.
# 0.4 Lowering our cranes
Cranes have been too tall.
"""
ORDER = """
# Section 1. Policy
Harbours matter.
# Sec. 2. Objectives
Agencies shall pursue these objectives:
(a) Keep quays clean in every weather
(b) Keep crews safe at night
(c) Keep nights quiet
# Sec. 3. Sweeping
We will sweep the quays.
We will paint the cranes.
We will dredge the basin.
# Sec. 4. Training
We will train the crews.
We will buy boats.
We will light the docks.
# Sec. 5. Definitions
Quay: where ships lie.
"""
OFFICES = ORDER.replace("# Sec. 2. Objectives", "# Sec. 2. Background").replace("these objectives", "the following")
RECURRING = """
# 1. Clean quays
## Answer of the harbour
We will sweep the quays.
We will paint the cranes.
We will dredge the basin.
## Answer of the town
We will sweep the streets.
# 2. Safe crews
## Answer of the harbour
We will train the crews.
We will buy boats.
# 3. Quiet nights
## Answer of the harbour
We will lower the cranes.
We will stop the horns.
"""
LAW = ORDER.replace("Section 1.", "Article 1").replace("Sec.", "Article")
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
        pytest.param(
            ECHOED, ["Clean quays", "Safe crews", "Quiet nights"], id="items of a list that come back as titles"
        ),
        pytest.param(
            GROUPED,
            ["Sweep the quays", "Train the crews", "Lower the cranes", "Light the docks"],
            id="numbered measures, not the groups by office, nor what looks back",
        ),
        pytest.param(MEASURES_BESIDE_FINDINGS, ["Clean quays", "Safe crews"], id="what stands under measures"),
        pytest.param(
            ROW,
            ["Sweeping our quays", "Training our crews", "Lighting our docks", "Lowering our cranes"],
            id="a row of chapters alike, though measures of one were missed",
        ),
        pytest.param(
            ORDER,
            ["Keep quays clean in every weather", "Keep crews safe at night", "Keep nights quiet"],
            id="the objectives of an order",
        ),
        pytest.param(OFFICES, ["Sweeping", "Training"], id="the sections of an order without objectives"),
        pytest.param(
            RECURRING, ["Clean quays", "Safe crews", "Quiet nights"], id="chapters, not their recurring steps"
        ),
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


def test_below_a_title_that_is_no_heading_measures_stand_up_to_the_next() -> None:
    document, sections = written("en", ECHOED)
    pillars = find_pillars(document, sections, _actions(document))

    holders = {pillar_of(document, sections, pillars, index) for index in (8, 9)}

    assert {holder and holder.title for holder in holders} == {"Clean quays"}


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
