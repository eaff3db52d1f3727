"""What it costs to hold the findings of two entries against each other."""

import pytest

from extractors.change.content import plain
from extractors.change.findings import finding_changes
from models.entry import Entry
from tests.extractors.change.plans import EN, page, version


def with_actions(entry: Entry, *texts: str) -> Entry:
    [action, *_] = entry.actions
    return entry.model_copy(update={"actions": tuple(action.model_copy(update={"text": text}) for text in texts)})


def test_words_are_cut_up_once_for_each_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    entry, cut_up = version(page(EN)).entry, []

    def counting(text: str) -> str:
        cut_up.append(text)
        return plain(text)

    old = with_actions(entry, *(f"{number} quays" for number in range(300)))
    new = with_actions(entry, *("x" * 40 + f"{number}" for number in range(300)))
    monkeypatch.setattr("extractors.change.findings.plain", counting)
    assert len(finding_changes(old, new)) == 600
    assert len(cut_up) < 2 * 600
