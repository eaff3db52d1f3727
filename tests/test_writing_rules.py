"""docs/writing-rules.md: the commands that it shows are run, and do what it says."""

import re
import shlex
import sys
from pathlib import Path

import pytest

from extractors.rules import load_lexicon, packs_from
from flows.cli import main

GUIDE = (Path(__file__).parent.parent / "docs" / "writing-rules.md").read_text(encoding="utf-8")
RULE, LISTS = re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL)
PLAN = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "The harbour office wrote this plan for everyone who sails, fishes or walks along the quays of the city.",
        "The minister imposes a moratorium on new jetties until the survey of the old ones is done.",
        "Boats are counted at every lock, and the counts are compared with those of the year before.",
        "Fishers asked for wider quays, and the office agreed that some of the quays are too narrow today.",
    )
)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the plan that the guide speaks of."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICY_MONITOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("COLUMNS", "200")
    page = f"<html lang='en'><head><title>Plan</title></head><body><main><h1>Plan</h1>{PLAN}</main></body></html>"
    (tmp_path / "plan.html").write_text(page)
    return tmp_path


def test_the_first_rule_works_as_shown(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    steps = re.findall(r"^    (policy-monitor .*)$", GUIDE.split("## What a rule holds")[0], re.MULTILINE)
    outputs = []
    for step in steps:
        outputs.append(_run(shlex.split(step), monkeypatch, capsys))
        if step.startswith("policy-monitor rules copy"):
            with (desk / "my-rules/en/provisions.toml").open("a") as file:
                file.write("\n" + RULE)
    before, _, checked, tried, cancelled, difference, coverage = outputs
    assert "provisions" not in before
    assert "moratorium" not in checked
    assert re.search(r"en\.provisions\.moratorium.*fires", tried)
    assert re.search(r"en\.provisions\.moratorium.*cancelled by unless: < not\|never", cancelled)
    assert "+ provision: The minister imposes a moratorium" in difference
    assert re.search(r"en\.provisions\.moratorium\W+1\W+1", coverage)


def test_the_word_lists_find_what_is_said_of_them(desk: Path) -> None:
    (desk / "my-rules/en").mkdir(parents=True)
    (desk / "my-rules/en/harbour-words.toml").write_text(LISTS)
    with packs_from(desk / "my-rules"):
        lexicon = load_lexicon("en")
        for text in ("suspends", "paused", "putting on hold"):
            assert "pausing" in lexicon.read(f"it {text} it").marks
        assert "pause-noun" in lexicon.read("a standstill").marks


def _run(arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit):
        main()
    return capsys.readouterr().out
