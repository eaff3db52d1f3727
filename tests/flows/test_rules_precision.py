"""The command that says how right the rules are."""

import json
from datetime import date

import pytest
from typer.testing import CliRunner

from flows.cli.app import app
from flows.intake.intake import open_store
from flows.settings import Settings
from models.decision import Verb
from tests.output.insight.examples import RULE, decided, stored

MAY = date(2027, 5, 31)


@pytest.fixture
def reviewed(environment: Settings) -> Settings:
    """A store in which one finding of a rule was accepted and one rejected."""
    with open_store(environment) as store:
        stored(store, "plan", ("We", MAY), ("We", MAY))
        decided(store, "plan", "action-0", Verb.ACCEPT)
        decided(store, "plan", "action-1", Verb.REJECT, reason="It is over.")
    return environment


def run(*arguments: str) -> str:
    result = CliRunner().invoke(app, ["rules", "precision", *arguments], env={"COLUMNS": "200"})
    assert result.exit_code == 0, result.output
    return result.output


def test_a_table_has_the_share_and_its_interval(reviewed: Settings) -> None:
    line = next(line for line in run().splitlines() if RULE.id in line)
    assert [cell.strip() for cell in line.strip("│").split("│")] == [
        RULE.id, "2", "50%", "1", "0", "1", "9% - 91%", "too few decisions",
    ]  # fmt: skip


def test_a_rule_shows_its_wrong_hits(reviewed: Settings) -> None:
    told = run(RULE.id)
    assert "It is over." in told
    assert "lighthouse 1" in told
    assert "lighthouse 0" not in told


def test_json_has_the_same_numbers(reviewed: Settings) -> None:
    told = json.loads(run(RULE.id, "--format", "json"))
    (rule,) = told["rules"]
    assert (rule["rule"], rule["precision"], rule["accepted"], rule["rejected"]) == (RULE.model_dump(), 0.5, 1, 1)
    assert [hit["target"] for hit in told["wrong_hits"]] == ["action-1"]
    assert json.loads(run("--language", "nl", "--format", "json"))["rules"] == []


def test_without_decisions_it_says_what_to_do(environment: Settings) -> None:
    assert "Review some drafts" in run()
