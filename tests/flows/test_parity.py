"""``policy-monitor entries parity`` tells in its exit code whether two works say the same."""

import json
import re

import pytest
from typer.testing import CliRunner, Result

from flows.cli.app import app
from flows.cli.ending import Ending
from flows.intake.intake import open_store
from flows.settings import Settings
from models.finding import Principle
from tests.output.examples import action, draft, outcome, snapshot

DUTCH, ENGLISH, SHORTER = "0123456789abcdef", "89abcdef01234567", "f000000000000000"


@pytest.fixture(autouse=True)
def stored(environment: Settings) -> None:
    """Three works: two language versions that agree, and one with a principle less."""
    with open_store(environment) as store:
        for work in (DUTCH, ENGLISH, SHORTER):
            page = snapshot(work)
            store.put_snapshot(page)
            proof = action(page, "The ministry will open a lighthouse.").evidence
            principles = (Principle(id="principle-1", evidence=proof, label="Light"),) if work != SHORTER else ()
            entry = draft(page, work_id=work).model_copy(update={"principles": principles})
            store.save_draft(entry, outcome(entry))


def parity(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["entries", "parity", *arguments], env={"COLUMNS": "160"})


def test_versions_that_agree_end_with_0() -> None:
    done = parity(DUTCH[:4], ENGLISH[:4])
    assert done.exit_code == Ending.GOOD
    assert "agree" in done.stdout
    assert "komen overeen" in parity(DUTCH, ENGLISH, "--language", "nl").stdout


def test_versions_that_differ_end_with_1_and_show_both_sides() -> None:
    done = parity(DUTCH[:4], SHORTER[:4])
    assert done.exit_code == Ending.FAILED
    for told in ("Number of principles: 1", "principle-1", DUTCH[:8], SHORTER[:8]):
        assert told in done.stdout


def test_programs_get_json() -> None:
    done = parity(DUTCH, SHORTER, "--format", "json")
    assert done.exit_code == Ending.FAILED
    told = json.loads(done.stdout)
    (difference,) = told["differences"]
    assert difference["aspect"] == "principles"
    assert difference["first"]["proofs"][0]["finding"] == "principle-1"
    assert told["second"]["work_id"] == SHORTER


@pytest.mark.parametrize(("names", "told"), [((DUTCH, "9"), "entries list"), ((DUTCH, DUTCH[:4]), "Give two works")])
def test_works_that_cannot_be_compared_end_with_2(names: tuple[str, str], told: str) -> None:
    done = parity(*names)
    assert done.exit_code == Ending.USAGE
    assert told in done.output


def test_the_exit_codes_are_in_the_help() -> None:
    shown = " ".join(re.sub(r"[^\w.,]+", " ", parity("--help").stdout).split())
    assert "Ends with 0 when there is no difference, with 1 when there is one" in shown
