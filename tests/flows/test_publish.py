from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows.cli.app import app
from flows.intake.intake import open_store
from flows.settings import Settings
from tests.output.lorn import ENTRY
from tests.output.publish.examples import publish

runner = CliRunner()


@pytest.fixture
def published(environment: Settings) -> str:
    """The key of an entry that is published in the store of the settings."""
    with open_store(environment) as store:
        return publish(store, ENTRY)


def test_the_monitor_is_written_and_the_last_sentence_says_where_to_look(published: str, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    result = runner.invoke(app, ["publish", str(folder)])
    assert result.exit_code == 0
    assert f"1 entry is published in {folder}" in result.stderr
    assert f"Open {(folder / 'index.html').as_uri()} in a browser." in result.stderr
    assert "With --base-url" in result.stderr
    assert result.stdout == ""
    assert "Key takeaways voor Vlaanderen" in (folder / f"nl/{published}.html").read_text()


def test_a_second_run_writes_nothing(published: str, tmp_path: Path) -> None:
    command = ["publish", str(tmp_path / "site"), "--base-url", "https://monitor.example/x"]
    runner.invoke(app, command)
    result = runner.invoke(app, command)
    assert "0 files written" in result.stderr
    assert f"https://monitor.example/x/nl/{published}.html" in (tmp_path / "site/sitemap.xml").read_text()


@pytest.mark.usefixtures("published")
def test_a_folder_of_ones_own_is_refused(tmp_path: Path) -> None:
    result = runner.invoke(app, ["publish", str(tmp_path)])
    assert result.exit_code == 2
    assert "is not empty and holds no earlier export" in result.stderr


@pytest.mark.usefixtures("environment")
def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    result = runner.invoke(app, ["publish", str(tmp_path / "site"), "--base-url", "monitor.example"])
    assert result.exit_code == 2
    assert "'monitor.example' is no address to publish at" in result.stderr
    assert not (tmp_path / "site").exists()
