"""Impact, takeaways and initiatives by the home profile that ships."""

import pytest

from extractors.draft import draft
from extractors.outline import outline
from extractors.profiles import UnknownProfile, load_profile
from models.document import Document
from models.entry import Entry
from models.evidence import Evidence
from models.finding import ActionKind, ActionPoint, Findings
from models.profile import HomeProfile
from tests.extractors.draft.made import paper

PROFILE = load_profile("flanders")


def drafted(document: Document, findings: Findings | None = None) -> Entry:
    return draft(document, outline(document), findings or Findings(), PROFILE, extractor_version="test")


def measure(document: Document, block: int, kind: ActionKind = ActionKind.COMMITMENT) -> ActionPoint:
    text = document.blocks[block].text
    evidence = Evidence.of(document, document.blocks[block], 0, len(text))
    return ActionPoint(id=f"action-{block}", evidence=(evidence,), text=text, kind=kind)


@pytest.mark.parametrize(
    ("cover", "score"),
    [
        ("Belgisch Staatsblad\n# Wet van 3 mei 2031 over havens\nFederale Overheidsdienst Mobiliteit", 1),
        ("Belgische federale regering\n# Federaal regeerakkoord havens\nKamer van volksvertegenwoordigers", 1),
        ("EUROPEAN COMMISSION\nProposal for a REGULATION OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL on quays", 2),
        ("Vlaamse Regering\n# Visienota slimme havens\nVlaamse overheid", 3),
        ("Ministerie van Infrastructuur en Waterstaat\n# Strategie slimme havens\nTweede Kamer", 3),
        ("UNESCO\n# Recommendation on harbours\nUnited Nations", 4),
        ("Government of Jamaica\n# National harbour strategy\nKingston", 4),
    ],
)
def test_impact_names_its_legend_and_the_facts(cover: str, score: int) -> None:
    impact = drafted(paper(cover, "nl" if "Vlaam" in cover or "Belg" in cover else "en")).impact
    assert impact.value is not None
    assert impact.value.score == score
    assert impact.value.legend == PROFILE.impact_legend[score]
    assert "{" not in impact.value.reason.nl + impact.value.reason.en
    assert impact.rule is not None


def test_without_a_jurisdiction_there_is_no_impact_but_a_reason() -> None:
    impact = drafted(paper("# A strategy for harbours")).impact
    assert impact.value is None
    assert impact.reason is not None


DUTCH = paper(
    """
    Ministerie van Infrastructuur en Waterstaat
    # Visie op generatieve AI in havens
    ---
    Het kabinet sluit zich aan bij een EDIC voor havens.
    Het kabinet richt een sandbox in voor generatieve AI.
    Het kabinet praat met havenmeesters over generatieve AI.
    """,
    "nl",
)


def test_takeaways_quote_the_measures_in_both_languages_best_first() -> None:
    entry = drafted(DUTCH, Findings(actions=(measure(DUTCH, 2), measure(DUTCH, 3), measure(DUTCH, 4))))
    assert [t.id for t in entry.takeaways] == [
        "initiative.generative-ai",
        "takeaway.european-consortium",
        "takeaway.sandbox",
    ]
    consortium = entry.takeaways[1]
    assert "Het kabinet sluit zich aan bij een EDIC voor havens" in consortium.text.nl
    assert "Het kabinet sluit zich aan bij een EDIC voor havens" in consortium.text.en
    assert consortium.evidence[0].exact == DUTCH.blocks[2].text


def test_a_doubtful_or_repeated_measure_gives_no_takeaway() -> None:
    doubtful = measure(DUTCH, 2).model_copy(update={"doubtful": True})
    repeated = measure(DUTCH, 3).model_copy(update={"repeats": doubtful.id})
    entry = drafted(DUTCH, Findings(actions=(doubtful, repeated)))
    assert [t.id for t in entry.takeaways] == ["initiative.generative-ai"]


def takeaway_texts(document: Document, *actions: ActionPoint) -> dict[str, str]:
    return {t.id: t.text.en for t in drafted(document, Findings(actions=actions)).takeaways}


@pytest.mark.parametrize(
    ("language", "line", "takeaway"),
    [
        ("en", "The Algorithm Register Office will move to the new quay in 2032.", None),
        ("en", "The ports will open an algorithm register for pilots.", "takeaway.register"),
        ("en", "The ports will spend two million on training for pilots.", None),
        ("en", "The ports will develop training for pilots.", "takeaway.training"),
        ("nl", "De havens besteden twee miljoen aan opleidingen voor loodsen.", None),
        ("nl", "De havens ontwikkelen een opleiding voor loodsen.", "takeaway.training"),
        ("fr", "Une enveloppe de deux millions est consacrée à la formation des pilotes.", None),
        ("de", "Schulung von 200 Lotsen bis Ende 2032", None),
        ("de", "Entwicklung eines Leitfadens für Lotsen", None),
        ("de", "Die Häfen veröffentlichen Leitlinien für Lotsen.", "takeaway.guidelines-for-government"),
    ],
)
def test_a_takeaway_needs_more_than_a_word_in_passing(language: str, line: str, takeaway: str | None) -> None:
    document = paper(f"# Harbours\n{line}", language)
    assert list(takeaway_texts(document, measure(document, 1))) == ([takeaway] if takeaway else [])


def test_an_item_that_goes_on_is_quoted_with_what_leads_up_to_it() -> None:
    document = paper("# Harbours\nopen a regulatory sandbox for pilots;")
    item = measure(document, 1).model_copy(update={"lead_in": "The ports will:"})
    assert (
        "“The ports will: open a regulatory sandbox for pilots”" in takeaway_texts(document, item)["takeaway.sandbox"]
    )


def test_every_template_can_be_filled() -> None:
    facts = {"action": "a", "actor": "b", "jurisdiction": "c", "title": "d", "document_type": "e"}
    for rule in PROFILE.takeaways:
        assert "a" in rule.text.nl.format(**facts)
        assert "a" in rule.text.en.format(**facts)
    for row in PROFILE.impact:
        assert row.reason.nl.format(**facts)
        assert row.reason.en.format(**facts)


@pytest.mark.parametrize("language", ["nl", "en", "fr", "de"])
def test_every_rule_has_words_in_each_language(language: str) -> None:
    assert [rule.id for rule in PROFILE.takeaways if not rule.any_of.get(language)] == []
    assert [initiative.id for initiative in PROFILE.initiatives if not initiative.any_of.get(language)] == []


def test_a_profile_can_be_a_file(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("profiles") / "other.toml"
    legend = "".join(f'[impact_legend.{n}]\nnl = "a"\nen = "a"\n' for n in (1, 2, 3, 4))
    path.write_text(
        'jurisdiction = "NL"\nlanguages = ["nl"]\nname = {nl = "a", en = "a"}\nrelations = {}\ntopics = {}\n'
        f'[[impact]]\nid = "all"\nscore = 4\nreason = {{nl = "a", en = "a"}}\n{legend}'
    )
    assert isinstance(load_profile(str(path)), HomeProfile)


def test_an_unknown_profile_names_those_that_ship() -> None:
    with pytest.raises(UnknownProfile, match="flanders"):
        load_profile("atlantis")
