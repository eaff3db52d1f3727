"""A plan as a PDF: set anew it is the same, and a change of its words is told."""

import pytest

from extractors.change import Version, compare
from models.change import ChangeKind
from tests.extractors.change.plans import version
from tests.fixtures.pdfs import typeset

PLAN = """
= Vision on algorithms in the harbours
This vision describes how the harbours of Lorn deal with algorithms. The harbours and their users have worked on it
together for two years, and heard those who sail, those who load and those who live beside the water.

== Principles
The following principles apply:
- Transparency: everybody can see which algorithms are running in the harbours.
- Safety: ships are in no danger.

#pagebreak()
== Measures
- The ministry will set up a register of algorithms by 1 July 2031.
- The ministry will spend 2.5 million euros on trials with locks.
- The cabinet will appoint a supervisor for the waterways.
"""
PLAIN = '#set text(lang: "en")\n#set page(numbering: "1")\n'
DRESSES = {
    "untagged": (PLAIN, False),
    "larger pages and other numbers": (
        '#set text(lang: "en")\n#set page(paper: "a3", numbering: "1 / 1", number-align: right)\n',
        True,
    ),
    "a date of printing": (PLAIN + "#set page(footer: [Printed on 3 April 2030])\n", True),
    "a narrow column": (PLAIN + "#set page(margin: (x: 5cm))\n", True),
}


def paper(body: str = PLAN, dress: str = PLAIN, *, tagged: bool = True) -> Version:
    return version(typeset(dress + body, tagged=tagged), "application/pdf")


@pytest.fixture(scope="module")
def plan() -> Version:
    return paper()


@pytest.mark.parametrize("dress", DRESSES)
def test_another_dress_is_no_change(dress: str, plan: Version) -> None:
    setting, tagged = DRESSES[dress]
    assert compare(plan, paper(dress=setting, tagged=tagged)) is None


def test_a_later_deadline_comes_first(plan: Version) -> None:
    change = compare(plan, paper(PLAN.replace("2031", "2033")))
    assert change is not None
    assert (change.kind, change.priority) == (ChangeKind.CHANGED, 1)
    assert [(p.section[-1], p.new) for p in change.passages] == [
        ("Measures", "The ministry will set up a register of algorithms by 1 July 2033.")
    ]
