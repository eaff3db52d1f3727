"""Which sentences are action points, of which kind, and which are none."""

import pytest

from extractors.find.actions import find_actions
from models.finding import ActionKind, ActionPoint
from tests.extractors.find.short_documents import written

COMMITMENT, ONGOING, EXPLORATORY = ActionKind.COMMITMENT, ActionKind.ONGOING, ActionKind.EXPLORATORY
RECOMMENDATION, OBLIGATION = ActionKind.RECOMMENDATION, ActionKind.OBLIGATION

KINDS = [
    ("en", "The Ministry will publish a plan for rural buses.", COMMITMENT),
    ("en", "A register of wells will be established next year.", COMMITMENT),
    ("en", "The Government has committed to review the ferry levy.", COMMITMENT),
    ("en", "The Agency is mapping old wells.", ONGOING),
    ("en", "We will continue to fund night buses.", ONGOING),
    ("en", "The Council will consider a car-free Sunday.", EXPLORATORY),
    ("en", "Harbour authorities should publish their fees.", RECOMMENDATION),
    ("en", "Ports are expected to report spills.", None),
    ("en", "Each harbour must publish its fees.", OBLIGATION),
    ("nl", "Het kabinet verdubbelt de bijdrage aan de veerdienst.", COMMITMENT),
    ("nl", "Er komt een meldpunt voor vissers.", COMMITMENT),
    ("nl", "De stad laat de kade herstellen.", COMMITMENT),
    ("nl", "Het is de bedoeling dat de sluis in mei opent.", COMMITMENT),
    ("nl", "De gemeente werkt aan een nieuw loket.", ONGOING),
    ("nl", "Een nachtbus wordt onderzocht.", EXPLORATORY),
    ("nl", "De raad adviseert havens hun tarieven te verlagen.", RECOMMENDATION),
    ("nl", "Elke haven moet de tarieven publiceren.", OBLIGATION),
]


def found(language: str, text: str, title: str = "Harbours") -> list[ActionPoint]:
    return [action for action in find_actions(*written(language, text, title)) if not action.doubtful]


@pytest.mark.parametrize(("language", "sentence", "kind"), KINDS, ids=[row[1] for row in KINDS])
def test_kind(language: str, sentence: str, kind: ActionKind | None) -> None:
    assert [action.kind for action in found(language, sentence)] == ([kind] if kind else [])


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Ferries have always mattered to islanders."),
        ("en", "The mission of the Authority is to protect wells."),
        ("en", "Many companies are also exploring electric ferries."),
        ("en", "Nothing in this Act shall be construed to end a lease."),
        ("en", "Will fees fall?"),
        ("nl", "Veren zijn belangrijk voor eilanders."),
        ("nl", "Volgens de rekenkamer moet de prijs omlaag."),
        ("nl", "Deze brief beschrijft de veerdiensten."),
        ("nl", "Hierdoor zal de prijs dalen."),
    ],
)
def test_no_action_point(language: str, sentence: str) -> None:
    assert found(language, sentence) == []


def test_items_carry_the_measures_and_the_lead_in_does_not() -> None:
    actions = found("en", "To this end the Ministry will:\n• publish a map of wells;\n• establish a well desk.")
    assert [(a.text, a.lead_in) for a in actions] == [
        ("publish a map of wells;", "To this end the Ministry will:"),
        ("establish a well desk.", "To this end the Ministry will:"),
    ]


def test_a_lead_in_over_full_sentences_stays_an_action_point() -> None:
    text = (
        "The Ministry will sell its piers:\n• The north pier is the oldest of all.\n• The Ministry will keep the locks."
    )
    assert next(a.text for a in found("en", text)) == "The Ministry will sell its piers:"


@pytest.mark.parametrize(
    ("language", "title", "sentence"),
    [
        ("en", "Harbours Act 2031", "The Minister may designate a harbour."),
        ("nl", "Havenverordening 2031", "Het college kan een haven aanwijzen."),
    ],
)
def test_a_law_gives_powers_and_other_documents_do_not(language: str, title: str, sentence: str) -> None:
    assert [a.kind for a in found(language, sentence, title)] == [OBLIGATION]
    assert found(language, sentence) == []


def test_the_recommendation_that_a_reply_quotes_is_not_its_own() -> None:
    quoted = "Harbours should publish their fees."
    assert found("en", f"{quoted}\nThis recommendation is accepted in full.") == []
    assert [a.text for a in found("en", f"{quoted}\nFees are high.")] == [quoted]


SOFT = ["It is useful to publish fees.", "There is value in mapping old wells.", "Ports need to share tide data."]


def test_soft_forms_are_advice_where_a_document_advises_throughout() -> None:
    firm = ["The Ministry will publish a map.", "Each harbour must keep a log."]
    advisory = " ".join(SOFT * 5)
    assert {a.kind for a in found("en", advisory)} == {RECOMMENDATION}
    assert found("en", " ".join(SOFT)) == []
    assert all(a.text in firm for a in found("en", " ".join(firm * 6 + SOFT)))


def test_a_near_miss_is_kept_as_doubtful() -> None:
    (action,) = find_actions(*written("en", "Ports need to share tide data."))
    assert action.doubtful
    assert action.confidence < 0.5


@pytest.mark.parametrize(
    ("language", "sentence", "status"),
    [
        (
            "en",
            "The Ministry will sell the pier, subject to approval by Parliament.",
            "subject to approval by Parliament",
        ),
        ("nl", "De stad bouwt een sluis, mits er geld is.", "mits er geld is"),
        ("en", "The Ministry will sell the pier.", None),
    ],
)
def test_status_is_what_it_still_depends_on(language: str, sentence: str, status: str | None) -> None:
    assert [action.status for action in found(language, sentence)] == [status]


def test_a_summary_repeats_the_measure_that_comes_first() -> None:
    text = (
        "The Ministry will publish a map of abandoned wells before summer.\n"
        "The Agency will train harbour masters in first aid.\n"
        "Before summer the Ministry will publish a map of all abandoned wells."
    )
    first, other, again = found("en", text)
    assert (first.repeats, other.repeats, again.repeats) == (None, None, first.id)
