"""``policy-monitor changes``: the list that scripts filter, and the change that a person reads."""

import json
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from flows.cli import main
from flows.cli.ending import Ending
from flows.intake.intake import open_store
from flows.settings import Settings
from models.change import Change, ChangeKind, FindingChange, PassageChange
from tests.output.examples import draft, outcome, snapshot

Command = Callable[..., str]
MEASURES = ("A plan for Lorn", "Measures")
CHANGES = [
    Change(work_id="lorn-plan", kind=ChangeKind.NEW, priority=2, url="https://lorn.example/plan"),
    Change(
        work_id="lorn-plan",
        kind=ChangeKind.CHANGED,
        priority=1,
        url="https://lorn.example/plan",
        note="The lighthouse takes longer.\x1b[2J",
        passages=(
            PassageChange(section=MEASURES, old="It will open by 2031.", new="It will open by 2033."),
            PassageChange(section=MEASURES, new="Ships will pay."),
            PassageChange(section=(), old="Lorn is small."),
        ),
        findings=(
            FindingChange(
                group="actions", id="a", old="It will open by 2031.", new="It will open by 2033.", parts=("deadline",)
            ),
            FindingChange(group="actions", id="b", new="Ships will pay."),
        ),
    ),
    Change(
        work_id="lorn-plan",
        kind=ChangeKind.MOVED,
        priority=4,
        url="https://lorn.example/b",
        old_url="https://lorn.example/a",
    ),
]
FOUND = [datetime(2030, 5, day, tzinfo=UTC) for day in (1, 2, 3)]


@pytest.fixture
def changes(
    environment: Settings, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., str]:
    """Runs ``policy-monitor changes`` over a store with three changes; what it prints."""
    with open_store(environment) as store:
        page = snapshot()
        store.put_snapshot(page)
        store.save_draft(draft(page), outcome(draft(page)))
        for change, found in zip(CHANGES, FOUND, strict=True):
            store.save_changes([change], found)

    def run(*arguments: str, ends: Ending = Ending.GOOD) -> str:
        monkeypatch.setattr(sys, "argv", ["policy-monitor", "changes", *arguments])
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        assert int(ended.value.code or 0) == ends
        out, said = capsys.readouterr()
        return out or said

    return run


FILTERS = [
    ((), ["moved", "changed", "new"]),
    (("--kind", "changed"), ["changed"]),
    (("--priority", "2"), ["changed", "new"]),
    (("--since", "2030-05-02"), ["moved", "changed"]),
    (("--limit", "1"), ["moved"]),
]


@pytest.mark.parametrize(("arguments", "kinds"), FILTERS)
def test_only_what_is_asked_for_is_listed_the_newest_first(
    changes: Command, arguments: tuple[str, ...], kinds: list[str]
) -> None:
    lines = [json.loads(line) for line in changes("list", *arguments, "--format", "jsonl").splitlines()]
    assert [line["change"]["kind"] for line in lines] == kinds
    assert json.loads(changes("list", *arguments, "--format", "json")) == lines


def test_the_table_says_what_changed_in_figures(changes: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    table = changes("list")
    assert "3 passages, 1 action point changed, 1 action point appeared" in table


SHOWN = """\
A plan for Lorn
Change 2: changed, priority 1, found 2030-05-02 00:00
https://lorn.example/plan
The publisher says: The lighthouse takes longer.?[2J
policy-monitor entries show lorn-pla

A plan for Lorn › Measures
  ~ It will open by [-2031-]{+2033+}.
  + Ships will pay.

(before the first heading)
  - Lorn is small.

Findings
  action point changed (deadline): It will open by [-2031-]{+2033+}.
  action point appeared: Ships will pay.
"""


def test_a_change_is_shown_section_by_section_with_the_words_that_differ(changes: Command) -> None:
    assert changes("show", "2").strip() == SHOWN.strip()


def test_a_move_says_from_where(changes: Command) -> None:
    assert "from https://lorn.example/a\nhttps://lorn.example/b" in changes("show", "3")


def test_an_unknown_number_says_what_to_do(changes: Command) -> None:
    assert "changes list" in changes("show", "9", ends=Ending.USAGE)
