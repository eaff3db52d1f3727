import pytest

from models.entry import Entry
from models.value import LocalText
from output.publish.changes import changes
from output.publish.story import for_readers
from tests.output.lorn import ENTRY
from tests.output.publish.examples import entry, publication, story

FEWER = ENTRY.model_copy(update={"actions": ENTRY.actions[1:]})
REWORDED = ENTRY.model_copy(
    update={
        "principles": (ENTRY.principles[0].model_copy(update={"label": "People come first."}), *ENTRY.principles[1:])
    }
)
PROVEN_OTHERWISE = ENTRY.model_copy(
    update={"actions": tuple(action.model_copy(update={"confidence": 0.1}) for action in ENTRY.actions)}
)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (ENTRY, ENTRY, []),
        (ENTRY, PROVEN_OTHERWISE, []),
        (ENTRY, entry(title="Another title"), [("changed", "title", "")]),
        (ENTRY, FEWER, [("removed", "actions", ENTRY.actions[0].text)]),
        (FEWER, ENTRY, [("added", "actions", ENTRY.actions[0].text)]),
        (ENTRY, REWORDED, [("changed", "principles", "People come first.")]),
        (ENTRY, ENTRY.model_copy(update={"takeaways": ENTRY.takeaways[:1]}), [("removed", "takeaways", ENTRY.takeaways[1].text.en)]),
        (ENTRY, ENTRY.model_copy(update={"pillar_summaries": ENTRY.pillar_summaries[1:]}), [("removed", "summaries", "")]),
    ],
)  # fmt: skip
def test_a_change_says_what_came_went_or_changed(old: Entry, new: Entry, expected: list[tuple[str, str, str]]) -> None:
    assert [(change.kind, change.part, change.words("en")) for change in changes(old, new)] == expected


def test_versions_are_told_the_newest_first_each_with_what_it_changed() -> None:
    other_bytes = FEWER.model_copy(update={"snapshot_sha256": "ab" * 32})
    versions = story(ENTRY, FEWER, other_bytes).versions
    assert [(v.number, v.changes and len(v.changes), v.new_document) for v in versions] == [
        (3, [], True),
        (2, 1, False),
        (1, None, False),
    ]


def test_readers_are_spared_what_is_for_reviewers() -> None:
    doubtful = {action.id for action in ENTRY.actions if action.doubtful}
    shown = for_readers(publication(ENTRY, unreviewed=tuple(sorted(doubtful)[:1])))
    assert shown.warnings == ()
    assert {action.id for action in shown.actions if action.doubtful} == set(sorted(doubtful)[:1])


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://lorn.example/a.pdf", "https://lorn.example/a.pdf"),
        ("file:///home/ada/a.pdf", ""),
        ("javascript:alert(1)", ""),
    ],
)
def test_only_addresses_on_the_web_are_shown(url: str, shown: str) -> None:
    assert for_readers(publication(ENTRY.model_copy(update={"url": url}))).url == shown


def test_a_takeaway_is_told_in_the_readers_language() -> None:
    reworded = ENTRY.takeaways[0].model_copy(update={"text": LocalText(nl="Volg dit.", en="Follow this.")})
    (change,) = changes(ENTRY, ENTRY.model_copy(update={"takeaways": (reworded, *ENTRY.takeaways[1:])}))
    assert (change.words("nl"), change.words("en")) == ("Volg dit.", "Follow this.")
