"""What counts as a change, and what an analyst is told of it."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest

from extractors.change import Version, compare, content_hash
from extractors.pipeline import process
from extractors.read import read
from models.change import ChangeKind, PassageChange
from models.snapshot import Snapshot
from tests.extractors.find.short_documents import written

HARBOURS = """# Harbour plan
The ministry published this plan in March 2030. It follows talks with all harbours.
## Measures
The ministry will set up a register of locks by 2031.
The ministry will build twelve bridges in the north.
## Fees
Fees are paid by ships. Fees go to the harbours."""


def version(text: str, language: str = "en") -> Version:
    document, tree = written(language, text)
    done = process(document)
    return Version(done.document, tree, done.entry)


NOISE = {
    "another layout": HARBOURS.replace("plan in March 2030. It", "plan in March 2030.\nIt"),
    "other marks": HARBOURS.replace("set up", "set-up").replace("register of", "‘register’ of"),
    "another order": HARBOURS.replace(
        "Fees are paid by ships. Fees go to the harbours.", "Fees go to the harbours. Fees are paid by ships."
    ),
    "a section moved": "# Harbour plan\n## Fees\nFees are paid by ships. Fees go to the harbours.\n"
    + HARBOURS.split("\n", 1)[1].split("\n## Fees", maxsplit=1)[0],
    "a time of visit": HARBOURS + "\nLast updated: 3 April 2030\n1,204 views",
    "a time of visit in Dutch": HARBOURS + "\nLaatst bijgewerkt op 3 april 2030.",
    "a count of visits in German": HARBOURS + "\nDiese Seite wurde 1.204-mal aufgerufen.",
    "what stands beside it": HARBOURS
    + "\n## Related publications\nWas this page useful?\nPartager cette page : LinkedIn",
}


@pytest.mark.parametrize("text", NOISE.values(), ids=list(NOISE))
def test_noise_is_no_change(text: str) -> None:
    assert compare(version(HARBOURS), version(text)) is None


@pytest.mark.parametrize("text", NOISE.values(), ids=list(NOISE))
def test_content_hash_is_that_of_the_words(text: str) -> None:
    old, new = version(HARBOURS), version(text)
    assert content_hash(old.document, old.outline) == content_hash(new.document, new.outline)


CHANGES = [
    ("a deadline", ("by 2031", "by 2033"), ChangeKind.CHANGED),
    ("a figure", ("in the north", "in the north and 3 piers"), ChangeKind.CHANGED),
    ("a measure less firm", ("will build twelve", "will consider building twelve"), ChangeKind.CHANGED),
    ("a word", ("with all harbours", "with all the harbours"), ChangeKind.REWORDED),
    (
        "a word of what is to be done",
        ("build twelve bridges in the", "build twelve bridges up in the"),
        ChangeKind.REWORDED,
    ),
    ("a negation", ("Fees are paid by ships.", "Fees are not paid by ships."), ChangeKind.CHANGED),
]


@pytest.mark.parametrize(("replaced", "kind"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_kind_of_change(replaced: tuple[str, str], kind: ChangeKind) -> None:
    change = compare(version(HARBOURS), version(HARBOURS.replace(*replaced)))
    assert change is not None
    assert change.kind is kind


def test_a_deadline_moved_comes_first_and_says_what_moved() -> None:
    change = compare(version(HARBOURS), version(HARBOURS.replace("by 2031", "by 2033")))
    assert change is not None
    assert change.priority == 1
    assert [("deadline" in finding.parts) for finding in change.findings if finding.group == "actions"] == [True]
    assert change.passages == (
        PassageChange(
            section=("Harbour plan", "Measures"),
            old="The ministry will set up a register of locks by 2031.",
            new="The ministry will set up a register of locks by 2033.",
        ),
    )


def test_a_new_measure_appears_and_a_dropped_one_vanishes() -> None:
    dropped = HARBOURS.replace("The ministry will build twelve bridges in the north.\n", "")
    appeared = compare(version(dropped), version(HARBOURS))
    vanished = compare(version(HARBOURS), version(dropped))
    assert appeared is not None
    assert vanished is not None
    assert [(f.old, f.new) for f in appeared.findings] == [
        (None, "The ministry will build twelve bridges in the north.")
    ]
    assert [(f.old, f.new) for f in vanished.findings] == [
        ("The ministry will build twelve bridges in the north.", None)
    ]
    assert appeared.priority == vanished.priority == 1


def test_text_without_findings_can_wait() -> None:
    change = compare(version(HARBOURS), version(HARBOURS.replace("follows talks", "comes after long and bitter talks")))
    assert change is not None
    assert (change.findings, change.priority) == ((), 3)


def test_the_publishers_note_goes_along() -> None:
    change = compare(version(HARBOURS), version(HARBOURS + "\nShips pay twice."), note="Added what ships pay.")
    assert change is not None
    assert change.note == "Added what ships pay."


def page(items: str) -> Version:
    content = (
        f"<main><h1>Harbour plan</h1><p>The ministry will build twelve bridges.</p><ul>{items}</ul></main>".encode()
    )
    document = read(
        Snapshot(
            sha256=sha256(content).hexdigest(),
            content=content,
            media_type="text/html",
            requested_url="https://ports.example/plan",
            final_url="https://ports.example/plan",
            fetched_at=datetime(2030, 3, 1, tzinfo=UTC),
        )
    )
    done = process(document)
    return Version(done.document, done.outline, done.entry)


LINK = '<li><a href="/locks">Plan for locks</a></li>'


def test_links_to_other_pages_come_and_go_unnoticed() -> None:
    assert compare(page(LINK), page(LINK + '<li><a href="/fees">Fees for small ships</a></li>')) is None


@pytest.mark.parametrize(
    "item",
    ['<li><a href="/map.pdf">Map of the bridges</a></li>', '<li>Ask at <a href="/desk">the desk</a> first.</li>'],
)
def test_a_link_to_a_document_or_in_a_sentence_is_of_the_text(item: str) -> None:
    assert compare(page(LINK), page(LINK + item)) is not None


HISTORIES = [
    ("en", "Updates to this page", "3 April 2030: Added what ships pay."),
    ("nl", "Wijzigingen op deze pagina", "3 april 2030: Toegevoegd wat schepen betalen."),
    ("fr", "Historique des modifications", "3 avril 2030 : ajout de ce que paient les navires."),
    ("de", "Änderungshistorie", "3. April 2030: Ergänzt, was Schiffe zahlen."),
]


@pytest.mark.parametrize(("language", "heading", "said"), HISTORIES)
def test_the_documents_own_list_of_changes_is_the_note(language: str, heading: str, said: str) -> None:
    before = f"{HARBOURS}\n## {heading}\n1 March 2030: first version."
    change = compare(version(before, language), version(f"{before}\nShips pay twice.\n• {said}", language))
    assert change is not None
    assert change.note is not None
    assert said in change.note


def test_what_is_added_elsewhere_is_no_note() -> None:
    change = compare(version(HARBOURS), version(HARBOURS + "\nShips pay twice."))
    assert change is not None
    assert change.note is None
