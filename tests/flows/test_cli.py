"""The command line: what it prints, what it writes, and the exit codes that scripts rely on."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from prefect.settings import PREFECT_API_URL

from flows.cli import main
from flows.cli.ending import Ending, ending_of
from flows.intake.intake import open_store
from flows.night_lock import alone
from flows.settings import Settings
from models.decision import Decision, Verb
from models.outcome import Outcome, Status
from tests.fixtures import pages, pdfs

pytestmark = pytest.mark.usefixtures("environment")


class Done(NamedTuple):
    """How a command ended, and what it printed."""

    returncode: int
    stdout: str
    stderr: str


Command = Callable[..., Done]


@pytest.fixture
def policy_monitor(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Command]:
    """Runs the command line with some arguments, and variables for its environment."""
    environment = os.environ.copy()

    def run(*arguments: str, **variables: str) -> Done:
        monkeypatch.setattr(sys, "argv", ["policy-monitor", *arguments])
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main()
        return Done(int(ended.value.code or 0), *capsys.readouterr())

    yield run
    for name in os.environ.keys() - environment.keys():
        del os.environ[name]


@pytest.fixture
def api(prefect: None) -> str:
    """The URL of the Prefect of all tests."""
    return str(PREFECT_API_URL.value())


@pytest.fixture
def stored(policy_monitor: Command, api: str, address: str) -> str:
    """The id of the only work in the store."""
    done = policy_monitor("ingest", f"{address}/page", PREFECT_API_URL=api)
    assert done.returncode == Ending.GOOD, done.stderr
    lines = json.loads(policy_monitor("entries", "list", "--format", "json").stdout)
    work: str = lines[0]["work_id"]
    return work


def test_help_teaches_by_example(policy_monitor: Command) -> None:
    for command in ("ingest", "nightly", "findings", "serve"):
        shown = policy_monitor(command, "--help").stdout
        assert f"policy-monitor {command}" in shown.partition("Options")[0].partition("Arguments")[0].split("\n", 2)[2]
    assert "Exit codes" in policy_monitor("--help").stdout


def test_ingest_says_what_became_of_each_document(policy_monitor: Command, api: str, address: str) -> None:
    done = policy_monitor("ingest", f"{address}/page", f"{address}/gone", PREFECT_API_URL=api)
    assert done.returncode == Ending.FAILED
    assert f"drafted   {address}/page" in done.stderr
    assert f"failed    {address}/gone" in done.stderr
    assert "Traceback" not in done.stderr
    again = policy_monitor("ingest", f"{address}/page", PREFECT_API_URL=api)
    assert again.returncode == Ending.GOOD
    assert "unchanged" in again.stderr


def test_ingest_starts_a_prefect_of_its_own_when_there_is_none(address: str, environment: Settings) -> None:
    command = [str(Path(sys.executable).with_name("policy-monitor")), "ingest", f"{address}/page"]
    own = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=own, timeout=250)
    assert done.returncode == Ending.GOOD, done.stderr
    assert "Traceback" not in done.stderr
    assert (environment.home / "prefect" / "prefect.db").exists()


def test_entries_are_listed_shown_and_exported(
    policy_monitor: Command, stored: str, address: str, tmp_path: Path
) -> None:
    assert stored[:8] in policy_monitor("entries", "list").stdout
    (line,) = policy_monitor("entries", "list", "--format", "jsonl").stdout.splitlines()
    assert json.loads(line)["url"] == f"{address}/page"
    assert json.loads(policy_monitor("entries", "list", "--jurisdiction", "NL", "--format", "json").stdout) == []
    assert "policy-monitor" not in policy_monitor("entries", "show", stored).stderr
    assert json.loads(policy_monitor("entries", "show", stored, "--format", "json").stdout)["work_id"] == stored
    written = policy_monitor("entries", "export", "--out", str(tmp_path / "pages")).stdout.split()
    assert sorted(written) == sorted(str(path) for path in (tmp_path / "pages").iterdir())
    assert {Path(path).name for path in written} == {"index.html", f"{stored}.en.html"}
    for form in ("jsonl", "csv", "md", "json"):
        (path,) = policy_monitor("entries", "export", "--format", form, "--out", str(tmp_path / form)).stdout.split()
        assert Path(path).stat().st_size


def test_what_reviewers_decided_is_shown_and_exported(
    policy_monitor: Command, environment: Settings, stored: str, tmp_path: Path
) -> None:
    with open_store(environment) as store:
        drafted = store.entry(stored)
        decision = Decision(
            work_id=stored,
            entry_version=drafted.version,
            target="title",
            verb=Verb.EDIT,
            who="Ann",
            when=datetime.now(UTC),
            before=drafted.title.value,
            after="Reviewed",
        )
        store.decide(decision)
    listed = policy_monitor("entries", "list").stdout
    assert "Reviewed" in listed
    assert "in-review" in listed
    assert "Reviewed" in policy_monitor("entries", "show", stored[:8]).stdout
    assert "Reviewed" not in policy_monitor("entries", "show", stored, "--version", "1").stdout
    for form in ("json", "jsonl"):
        assert '"Reviewed"' in policy_monitor("entries", "list", "--format", form).stdout
        (path,) = policy_monitor(
            "entries", "export", stored[:8], "--format", form, "--out", str(tmp_path)
        ).stdout.split()
        assert '"Reviewed"' in Path(path).read_text()
    assert policy_monitor("entries", "export", "nothing", "--out", str(tmp_path / "none")).returncode == Ending.USAGE


def test_an_unknown_work_is_a_sentence(policy_monitor: Command) -> None:
    done = policy_monitor("entries", "show", "nothing")
    assert done.returncode == Ending.USAGE
    assert "entries list" in done.stderr
    assert "Traceback" not in done.stderr


def test_findings_writes_a_file_for_each_document(policy_monitor: Command, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "plan.pdf").write_bytes(pdfs.sound())
    (folder / "plan.html").write_bytes(pages.sound())
    (folder / "bad.pdf").write_bytes(pdfs.truncated())
    done = policy_monitor("findings", str(folder), "--out", str(tmp_path / "out"))
    assert done.returncode == Ending.FAILED
    found = {path.name: json.loads(path.read_text()) for path in (tmp_path / "out").iterdir()}
    assert sorted(found) == ["bad.json", "plan-2.json", "plan.json"]
    assert found["bad.json"]["error"]["code"] == "unreadable"
    for name in ("plan.json", "plan-2.json"):
        assert found[name]["actions"]
        assert found[name]["entry"]["title"]


def test_a_scan_names_what_to_install(tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdfs.image_only())
    command = [str(Path(sys.executable).with_name("policy-monitor")), "findings", "scan.pdf", "--out", "out"]
    without_ocr = os.environ | {"PATH": str(tmp_path)}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, env=without_ocr, cwd=tmp_path, timeout=250
    )
    assert done.returncode == Ending.FAILED
    assert "apt install tesseract-ocr" in done.stderr


def test_findings_touches_no_store(policy_monitor: Command, tmp_path: Path, environment: Settings) -> None:
    (tmp_path / "plan.html").write_bytes(pages.sound())
    assert policy_monitor("findings", str(tmp_path), "--out", str(tmp_path / "out")).returncode == Ending.GOOD
    assert not environment.home.exists()


def test_a_list_without_sources_says_what_to_do(policy_monitor: Command, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text("# nothing yet\n")
    done = policy_monitor("nightly", "--sources", str(tmp_path / "sources.toml"))
    assert done.returncode == Ending.USAGE
    assert "Add a [[source]]" in done.stderr


def test_a_night_is_planned_without_asking_anybody(policy_monitor: Command, address: str, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(
        f'[[source]]\nid = "page"\nurl = "{address}/page"\n\n[[source]]\nid = "feed"\nurl = "{address}/f"\nkind = "feed"\n'
    )
    listed = ("--sources", str(tmp_path / "sources.toml"))
    planned = policy_monitor("nightly", *listed, "--dry-run")
    assert planned.returncode == Ending.GOOD
    assert f"document  page: {address}/page" in planned.stderr
    assert f"source    feed: {address}/f" in planned.stderr
    assert "2 of 2 sources are due" in planned.stderr
    assert "feed" not in policy_monitor("nightly", *listed, "--dry-run", "--source", "page").stderr
    unknown = policy_monitor("nightly", *listed, "--source", "pages")
    assert (unknown.returncode, "has no source 'pages'" in unknown.stderr) == (Ending.USAGE, True)


def test_a_night_tells_what_it_brought(policy_monitor: Command, api: str, address: str, tmp_path: Path) -> None:
    (tmp_path / "sources.toml").write_text(f'[[source]]\nid = "page"\nurl = "{address}/page"\n')
    listed = ("--sources", str(tmp_path / "sources.toml"))
    first = policy_monitor("nightly", *listed, PREFECT_API_URL=api, POLICY_MONITOR_DIGEST_LANGUAGE="en")
    assert (first.returncode, "Water plan" in first.stderr) == (Ending.GOOD, True), first.stderr
    again = policy_monitor("nightly", *listed, "--all", PREFECT_API_URL=api, POLICY_MONITOR_DIGEST_LANGUAGE="en")
    assert (again.returncode, "Water plan" in again.stderr) == (Ending.GOOD, False), again.stderr


def test_a_night_beside_another_says_what_to_do(
    policy_monitor: Command, environment: Settings, address: str, tmp_path: Path
) -> None:
    (tmp_path / "sources.toml").write_text(f'[[source]]\nid = "page"\nurl = "{address}/page"\n')
    with alone(environment.home):
        done = policy_monitor("nightly", "--sources", str(tmp_path / "sources.toml"))
    assert done.returncode == Ending.FAILED
    assert "A night is under way" in done.stderr
    assert "Wait until it has ended" in done.stderr
    assert "Traceback" not in done.stderr


USAGE = [
    ("ingest",),
    ("ingest", "EMPTY"),
    ("findings", "EMPTY", "--out", "EMPTY"),
    ("nightly", "--sources", "EMPTY/none.toml"),
    ("entries", "list", "--format", "xml"),
    ("conquer",),
]


@pytest.mark.parametrize("arguments", USAGE, ids=" ".join)
def test_wrong_usage_is_told_and_ends_with_2(
    policy_monitor: Command, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    done = policy_monitor(*(argument.replace("EMPTY", str(tmp_path)) for argument in arguments))
    assert done.returncode == Ending.USAGE
    assert done.stderr
    assert "Traceback" not in done.stderr


TROUBLE = [
    ({"POLICY_MONITOR_BATCH_SIZE": "none"}, Ending.USAGE, "batch_size"),
    ({"POLICY_MONITOR_FETCH_ALLOW": "intranet"}, Ending.USAGE, "fetch_allow"),
    ({"POLICY_MONITOR_FETCH_TIMEOUT": "9"}, Ending.GOOD, "POLICY_MONITOR_FETCH_TIMEOUT is no setting"),
    ({"DATABASE_URL": "mysql://localhost/monitor"}, Ending.FAILED, "mysql"),
    ({"DATABASE_URL": "postgresql://127.0.0.1:1/monitor"}, Ending.FAILED, "cannot be reached"),
    ({"POLICY_MONITOR_HOME": "/dev/null/home"}, Ending.FAILED, "/dev/null/home: Not a directory"),
]


@pytest.mark.parametrize(("environment_", "ending", "said"), TROUBLE, ids=lambda value: "")
def test_trouble_is_told_in_a_sentence(
    policy_monitor: Command, environment_: dict[str, str], ending: Ending, said: str
) -> None:
    done = policy_monitor("entries", "list", **environment_)
    assert (done.returncode, "Traceback" in done.stderr) == (ending, False), done.stderr
    assert said in done.stderr


SECRET_PLACES = [
    {"DATABASE_URL": "postgresql://monitor:hunter2@127.0.0.1:1/monitor"},
    {"DATABASE_URL": "postgresql://monitor:hunter2@127.0.0.1:99999/monitor"},
    {"DATABASE_URL": "postgresql://monitor:hunter2@database.invalid/monitor"},
    {"DATABASE_URL": "mysql://monitor:hunter2@127.0.0.1/monitor"},
    {"DATABASE_URL": "hunter2"},
    {"POLICY_MONITOR_ARCHIVE_URL": "ftp://monitor:hunter2@127.0.0.1:1/archive"},
    {"POLICY_MONITOR_ARCHIVE_URL": "sftp://monitor:hunter2@127.0.0.1:1/archive"},
    {"POLICY_MONITOR_ARCHIVE_URL": "s3://monitor:hunter2@archive/documents"},
    {"POLICY_MONITOR_ARCHIVE_URL": "nonsense://monitor:hunter2@127.0.0.1/archive"},
]
STORE_COMMANDS = [
    "ingest {address}/page", "nightly --sources {folder}/sources.toml", "doctor", "rebuild", "backup {folder}/new.tar",
    "restore {folder}/backup.tar", "publish {folder}/site", "people list", "entries list", "entries show work",
    "entries export --out {folder}/out", "entries parity one two", "rules precision",
]  # fmt: skip


@pytest.mark.parametrize("place", SECRET_PLACES, ids=lambda place: next(iter(place.values())).replace("hunter2", "-"))
def test_no_command_prints_the_password_of_a_place_it_cannot_reach(
    policy_monitor: Command, api: str, address: str, place: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "sources.toml").write_text(f'[[source]]\nid = "page"\nurl = "{address}/page"\n')
    assert policy_monitor("backup", str(tmp_path / "backup.tar")).returncode == Ending.GOOD
    for command in STORE_COMMANDS:
        arguments = command.format(address=address, folder=tmp_path).split()
        done = policy_monitor(*arguments, PREFECT_API_URL=api, **place)
        printed = done.stdout + done.stderr
        assert done.returncode, command
        assert printed
        assert "hunter2" not in printed, command
        assert "Traceback" not in printed, f"{command}: {printed}"


def test_a_prefect_that_does_not_answer_is_named(policy_monitor: Command, address: str) -> None:
    done = policy_monitor("ingest", f"{address}/page", PREFECT_API_URL="http://127.0.0.1:1/api")
    assert done.returncode == Ending.FAILED
    assert "No Prefect server answers" in done.stderr
    assert "Traceback" not in done.stderr


ENDINGS = [
    ([], Ending.GOOD),
    (["drafted", "unchanged"], Ending.GOOD),
    (["drafted", "incomplete"], Ending.INCOMPLETE),
    (["incomplete", "not-found"], Ending.FAILED),
]


@pytest.mark.parametrize(("codes", "ending"), ENDINGS)
def test_the_worst_outcome_decides(codes: list[str], ending: Ending) -> None:
    status = {"drafted": Status.DRAFTED, "incomplete": Status.DRAFTED, "unchanged": Status.UNCHANGED}
    outcomes = [Outcome(url="u", status=status.get(code, Status.FAILED), code=code, sentence="") for code in codes]
    assert ending_of(outcomes) is ending


def test_rules_are_checked_listed_and_tried(policy_monitor: Command) -> None:
    assert "en.actions" in policy_monitor("rules", "list").stdout
    tried = policy_monitor("rules", "try", "The minister will publish a register by 2027.")
    assert "en.actions" in tried.stdout
    assert policy_monitor("rules", "try", "--language", "xx", "Nothing").returncode == Ending.USAGE


def test_a_page_is_drawn(policy_monitor: Command, tmp_path: Path) -> None:
    (tmp_path / "plan.pdf").write_bytes(pdfs.sound())
    image = tmp_path / "page.png"
    assert policy_monitor("inspect", str(tmp_path / "plan.pdf"), "--out", str(image)).returncode == Ending.GOOD
    assert image.read_bytes().startswith(b"\x89PNG")
    assert policy_monitor("inspect", str(tmp_path / "plan.pdf"), "--page", "9").returncode == Ending.USAGE


def test_a_store_is_looked_over_backed_up_and_restored(policy_monitor: Command, stored: str, tmp_path: Path) -> None:
    assert policy_monitor("doctor").returncode == Ending.GOOD
    assert policy_monitor("backup", str(tmp_path / "backup.tar")).returncode == Ending.GOOD
    assert policy_monitor("backup", str(tmp_path / "backup.tar")).returncode == Ending.USAGE
    elsewhere = {"POLICY_MONITOR_HOME": str(tmp_path / "elsewhere")}
    assert policy_monitor("restore", str(tmp_path / "backup.tar"), **elsewhere).returncode == Ending.GOOD
    assert stored[:8] in policy_monitor("entries", "list", **elsewhere).stdout


def test_a_backup_that_is_not_there_is_named(policy_monitor: Command, tmp_path: Path) -> None:
    done = policy_monitor("restore", str(tmp_path / "nothing.tar"))
    assert done.returncode == Ending.USAGE
    assert "There is no file" in done.stderr
    assert "nothing.tar" in done.stderr
    assert "`policy-monitor backup` wrote" in done.stderr


def test_a_backup_of_nothing_says_so(policy_monitor: Command, tmp_path: Path) -> None:
    assert "The store is empty" in policy_monitor("backup", str(tmp_path / "backup.tar")).stderr
