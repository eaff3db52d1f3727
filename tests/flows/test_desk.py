"""The desk from the command line: whom it lets in where, how it starts, and how it stops."""

import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from flows.cli import main
from flows.desk.desk import DeskMisconfigured, desk_options, is_loopback, opened_desk
from flows.intake.intake import open_store
from flows.settings import Settings
from models.user import Role, User

PASSWORD = "lantern fox quay seven"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home folder, which the environment names; no other setting is set."""
    for name in [name for name in os.environ if name.startswith("POLICY_MONITOR_") or name == "DATABASE_URL"]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("POLICY_MONITOR_HOME", str(tmp_path))
    return tmp_path


def settings(monkeypatch: pytest.MonkeyPatch, **values: str) -> Settings:
    for name, value in values.items():
        monkeypatch.setenv(f"POLICY_MONITOR_DESK_{name}", value)
    return Settings.load()


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.0.0.53", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.1", False),
        ("desk.example.org", False),
        ("localhost.example.org", False),
        ("", False),
    ],
)
def test_loopback_is_what_only_this_machine_reaches(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_a_desk_on_loopback_is_for_one_person_until_anything_says_otherwise(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = desk_options(settings(monkeypatch), "127.0.0.1", 8600)
    assert options.single_user and options.cookie == "desk-8600"
    assert not desk_options(settings(monkeypatch), "192.0.2.1", 8600).single_user
    assert not desk_options(settings(monkeypatch, PUBLIC_URL="https://desk.example.org"), "127.0.0.1", 1).single_user


def test_settings_reach_the_desk(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = settings(
        monkeypatch,
        PUBLIC_URL="https://desk.example.org",
        ALLOWED_HOSTS='["desk.intranet"]',
        PROXIES='["10.1.2.3", "fd00::/8"]',
        PROXY_HEADER="X-Remote-User",
        OIDC_ISSUER="https://login.example.org",
        OIDC_CLIENT_ID="desk",
        OIDC_CLIENT_SECRET="hush",
        NEWCOMERS="reader",
        SESSION_IDLE_HOURS="0.5",
        SESSION_HOURS="8",
        TIMEZONE="Europe/Paris",
    )
    options = desk_options(given, "0.0.0.0", 8600)
    assert {"desk.example.org", "desk.intranet"} <= options.hosts and options.secure
    assert options.proxy and options.proxy.trusts("10.1.2.3") and options.proxy.trusts("fd12::1")
    assert not options.proxy.trusts("10.1.2.4") and options.proxy.header == "X-Remote-User"
    assert options.oidc and (options.oidc.issuer, options.oidc.client_secret) == ("https://login.example.org", "hush")
    assert options.newcomers is Role.READER and options.timezone.key == "Europe/Paris"
    assert (options.session_idle, options.session_length) == (timedelta(minutes=30), timedelta(hours=8))
    assert "hush" not in repr(options)


@pytest.mark.parametrize(
    ("host", "values", "said"),
    [
        ("0.0.0.0", {}, "POLICY_MONITOR_DESK_PUBLIC_URL"),
        ("127.0.0.1", {"PROXY_HEADER": "X-Remote-User"}, "POLICY_MONITOR_DESK_PROXIES"),
        ("127.0.0.1", {"OIDC_ISSUER": "https://login.example.org"}, "POLICY_MONITOR_DESK_OIDC_CLIENT_ID"),
    ],
)
def test_a_set_up_that_cannot_be_meant_is_refused_with_the_setting_to_change(
    home: Path, monkeypatch: pytest.MonkeyPatch, host: str, values: dict[str, str], said: str
) -> None:
    with pytest.raises(DeskMisconfigured, match=said):
        desk_options(settings(monkeypatch, **values), host, 8600)


@pytest.mark.parametrize(
    ("host", "values"),
    [("192.0.2.1", {}), ("127.0.0.1", {"PUBLIC_URL": "https://desk.example.org"}), ("::", {"ALLOWED_HOSTS": '["d"]'})],
)
def test_a_desk_that_others_may_reach_does_not_open_without_users(
    home: Path, monkeypatch: pytest.MonkeyPatch, host: str, values: dict[str, str]
) -> None:
    with pytest.raises(DeskMisconfigured, match="people add"), opened_desk(settings(monkeypatch, **values), host, 1):
        pass


@pytest.mark.parametrize("value", ["ftp://desk.example.org", "https://desk.example.org/path", "https://u@host", "desk"])
def test_a_public_address_is_scheme_and_host(home: Path, monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    with pytest.raises(ValueError, match="desk_public_url"):
        settings(monkeypatch, PUBLIC_URL=value)


def run(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run the command line in this process; its exit code comes back."""
    monkeypatch.setattr(sys, "argv", ["policy-monitor", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    return int(ended.value.code or 0)


def test_the_first_administrator_is_added_with_a_password_that_works(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("people", "add", "bo", "--role", "reader", "--generate", monkeypatch=monkeypatch) == 2
    assert "administrator first" in capsys.readouterr().err
    assert run("people", "add", "ada", "--role", "admin", "--generate", monkeypatch=monkeypatch) == 0
    password = capsys.readouterr().out.strip()
    assert run("people", "add", "bo", "--role", "reviewer", "--outside", monkeypatch=monkeypatch) == 0
    assert run("people", "reset", "nobody", "--generate", monkeypatch=monkeypatch) == 2
    capsys.readouterr()
    assert run("people", "list", monkeypatch=monkeypatch) == 0
    listed = capsys.readouterr().out
    assert "ada" in listed and "with a password" in listed and "outside" in listed
    with open_store(Settings.load()) as store:
        assert store.people.check_password("ada", password)
    assert run("people", "reset", "ada", "--generate", monkeypatch=monkeypatch) == 0
    with open_store(Settings.load()) as store:
        assert not store.people.check_password("ada", password)
        assert store.people.check_password("ada", capsys.readouterr().out.strip())


@contextmanager
def running_desk(home: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A desk on a free port, and its address."""
    command = [sys.executable, "-c", "from flows.cli import main; main()", "desk", "--port", "0", *arguments]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        said = process.stderr.readline()
        found = re.search(r"http://[\w.:]+:\d+", said)
        try:
            assert found, said
            yield process, found[0]
        finally:
            process.kill()


def test_the_desk_says_where_it_is_serves_its_page_and_stops_at_ctrl_c(home: Path) -> None:
    with running_desk(home) as (process, address):
        with urllib.request.urlopen(f"{address}/", timeout=30) as answer:
            assert answer.status == 200 and "server" not in answer.headers
            assert "Policy Monitor" in answer.read().decode()
        forwarded = urllib.request.Request(f"{address}/people", headers={"X-Forwarded-For": "127.0.0.1"})
        with urllib.request.urlopen(forwarded, timeout=30) as answer:
            assert answer.url.endswith("/login?next=%2Fpeople")
        with pytest.raises(urllib.error.HTTPError, match="421"):
            urllib.request.urlopen(urllib.request.Request(address, headers={"Host": "evil.example"}), timeout=30)
        process.send_signal(signal.SIGINT)
        assert process.wait(120) == 0  # its workers may still be starting
        assert process.stderr and "All that was saved is kept" in process.stderr.read()


def test_a_port_that_is_taken_is_told(home: Path) -> None:
    with running_desk(home) as (_, address):
        command = [sys.executable, "-c", "from flows.cli import main; main()", "desk", "--port", address.split(":")[-1]]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60)
        assert done.returncode == 1 and "Is it running already?" in done.stderr


def test_somebody_added_while_the_desk_runs_ends_its_single_user(home: Path) -> None:
    with running_desk(home) as (_, address):
        with open_store(Settings.load()) as store:
            store.people.add(User(name="ada", display="Ada", role=Role.ADMIN), by="test", password=PASSWORD)
        with urllib.request.urlopen(f"{address}/people", timeout=30) as answer:
            assert answer.url.endswith("/login?next=%2Fpeople")
