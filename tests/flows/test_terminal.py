"""What a document or an address says about itself cannot act on the terminal that it is shown on."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from extractors.failures import NotFound
from flows.cli.app import app
from flows.cli.run import tell
from flows.intake.intake import Intake, open_store
from flows.intake.outcomes import failed
from flows.settings import Settings
from tests.fixtures import pages

pytestmark = pytest.mark.usefixtures("environment")

ACTING = {
    "ANSI codes": "\x1b[2J\x1b[31mred\x1b[0m",
    "a terminal title": "\x1b]0;owned\x07",
    "a terminal link": "\x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
    "a C1 code": "\x9b31m",
    "a bell and a backspace": "\x07\x08\x7f",
    "a carriage return": "failed\rdrafted",
    "a line of its own": "x\ndrafted   https://evil.example",
    "a turned direction": "\u202efdp.exe\u2066",
    "line separators": "one\u2028two\u2029three",
    "markup of the terminal library": "[red]red[/red] [link=https://evil.example]x[/link]",
}
_HARMLESS = re.compile(r"[\n\x20-\x7e\u00a1-\u200a\u2010-\u2027\u2030-\u205e\u2070-\ufffd\U00010000-\U0001ffff]*")


def shown(*arguments: str) -> Result:
    """What a command prints, in colours if it would print any."""
    return CliRunner().invoke(app, [*arguments], color=True)


def hostile_page(acting: str) -> bytes:
    """A page with the text in its title, its headings and a commitment; HTML takes it as it is or as references."""
    written = "".join(character if character.isascii() else f"&#{ord(character)};" for character in acting)
    body = f"<h2>{written}</h2><p>The ministry will publish a {written} register of quays by 2028.</p>"
    return pages.page(f"Plan {written} for harbours", body)


def test_entries_are_listed_and_shown_without_effect(settings: Settings, tmp_path: Path) -> None:
    for number, acting in enumerate(ACTING.values()):
        (tmp_path / f"{number}.html").write_bytes(hostile_page(acting))
    with open_store(settings) as store, Intake(settings, store) as intake:
        outcomes = list(intake.take_in(path.as_uri() for path in tmp_path.glob("*.html")))
    assert {outcome.code for outcome in outcomes} == {"drafted"}
    listed = shown("entries", "list").stdout
    assert "[red]" in listed
    for text in (listed, *(shown("entries", "show", str(outcome.work_id)).stdout for outcome in outcomes)):
        assert "Plan" in text
        assert _HARMLESS.fullmatch(text), repr(text)


@pytest.mark.parametrize("acting", ACTING.values(), ids=ACTING)
@pytest.mark.parametrize("command", ["findings", "inspect"])
def test_an_address_is_repeated_without_effect(acting: str, command: str, tmp_path: Path) -> None:
    where = ("--out", str(tmp_path / "out"))
    for address in (f"https://127.0.0.9/{acting}", str(tmp_path / acting.replace("/", "-"))):
        result = shown(command, address, *where)
        assert result.exit_code == 1
        assert result.stderr.count("\n") <= 2, "a sentence, and the progress"
        assert _HARMLESS.fullmatch(result.output), repr(result.output)


@pytest.mark.parametrize("acting", ACTING.values(), ids=ACTING)
def test_outcomes_are_told_without_effect(acting: str, capsys: pytest.CaptureFixture[str]) -> None:
    tell([failed(f"https://lorn.example/{acting}", NotFound(f"the server said {acting}"))])
    said = capsys.readouterr().err
    assert said.count("\n") == 2
    assert _HARMLESS.fullmatch(said), repr(said)
