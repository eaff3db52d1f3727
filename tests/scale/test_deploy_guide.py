"""docs/deploy.md: the commands for an installation by hand are run as they stand there, in their order."""

import os
import re
import shlex
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
import yaml

from flows.desk.desk import desk_options
from flows.settings import Settings, variable
from flows.unknown_settings import unknown_variables
from tests.fixtures.plans import plan
from tests.postgresql import PostgresServer
from tests.web import answer, serving, site

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "deploy.md").read_text(encoding="utf-8").split("## By hand")[1]
STEPS: list[str] = [
    block.replace("\n    ", "\n").strip() for block in re.findall(r"(?m)^    (.*(?:\n(?:    .*)?$)*)", GUIDE)
]
PATIENCE = 240.0


class Shell:
    """Runs what an operator types, in the project's folder, with the settings loaded."""

    def __init__(self, folder: Path, postgresql: PostgresServer, pages: int) -> None:
        self.api, self.desk = _free_port(), _free_port()
        self._folder = folder
        place = f"monitor@/{{}}?host={postgresql.folder}"
        self._words = {
            "/srv/monitor": str(folder / "srv"),
            "./monitor.env": "monitor.env",
            "monitor.env": str(folder / "monitor.env"),
            "monitor:PASSWORD@localhost/monitor": place.format("monitor"),
            "monitor:PASSWORD@localhost/prefect": place.format("prefect"),
            "psycopg:///restored": f"psycopg://{place.format('restored')}",
            "4200": str(self.api),
            "policy-monitor desk": f"policy-monitor desk --port {self.desk}",
            "addresses.txt": str(folder / "addresses.txt"),
            "monitor-$(": f"{folder}/monitor-$(",
        }
        programs = [str(Path(sys.executable).parent), str(postgresql.programs)]
        self._environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")} | {
            "PATH": ":".join([*programs, os.environ["PATH"]]),
            "PGHOST": str(postgresql.folder),
            "PGUSER": "monitor",
            "POLICY_MONITOR_FETCH_ALLOW": '["127.0.0.1"]',
            "POLICY_MONITOR_FETCH_PORTS": f"[{pages}]",
            "POLICY_MONITOR_FETCH_PAUSE_SECONDS": "0",
        }
        self._kept: list[subprocess.Popen[bytes]] = []

    def __call__(self, step: str, typed: str = "") -> str:
        """Run a step of the guide to its end; what it printed. Its exit code must be 0."""
        done = subprocess.run(
            ["bash", "-ec", self._script(step)], cwd=ROOT, env=self._environment, capture_output=True, text=True,
            input=typed, timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{step}\n{done.stdout}\n{done.stderr}"
        return done.stdout + done.stderr

    def keep(self, step: str) -> None:
        """Start a step that goes on until the end."""
        command = ["bash", "-ec", self._script(step)]
        self._kept.append(subprocess.Popen(command, cwd=ROOT, env=self._environment, start_new_session=True))

    def stop(self) -> None:
        """End what was kept going."""
        for process in self._kept:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _script(self, step: str) -> str:
        for word, instead in self._words.items():
            step = step.replace(word, instead)
        settings = shlex.quote(str(self._folder / "monitor.env"))
        return f"if [ -f {settings} ]; then set -a; . {settings}; set +a; fi\n{step}"


@pytest.fixture
def shell(tmp_path: Path, postgresql: PostgresServer) -> Iterator[Shell]:
    pages = {f"/{n}.html": answer(plan(n), content_type="text/html") for n in range(3)}
    with serving(site(pages)) as port:
        (tmp_path / "addresses.txt").write_text("\n".join(f"http://127.0.0.1:{port}{path}" for path in pages))
        made = Shell(tmp_path, postgresql, port)
        (tmp_path / "srv").mkdir()
        (tmp_path / "srv" / "sources.toml").write_text("")
        try:
            yield made
        finally:
            made.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_until_answered(url: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            if requests.get(url, timeout=5).ok:
                return
        except requests.RequestException:
            pass
        time.sleep(0.5)
    raise AssertionError(f"{url} does not answer")


def _starting(beginning: str) -> str:
    (step,) = [step for step in STEPS if step.startswith(beginning)]
    return step


@pytest.mark.timeout(3 * PATIENCE)
def test_every_step_by_hand_does_what_it_says(shell: Shell, tmp_path: Path) -> None:
    shell(_starting("psql"))
    shell(_starting("cat > monitor.env"))
    assert (tmp_path / "monitor.env").stat().st_mode & 0o777 == 0o600
    shell(_starting("set -a"))
    shell.keep(_starting("prefect server start"))
    _wait_until_answered(f"http://127.0.0.1:{shell.api}/api/health")
    shell(_starting("deploy/deploy"))
    assert "Created work pool" not in shell(_starting("deploy/deploy")), "it cannot be repeated"
    shell.keep(_starting("prefect worker start"))
    add, desk = _starting("policy-monitor people add").split("\n")
    shell(add, typed="a very long pass phrase\na very long pass phrase\n")
    shell.keep(desk)
    told = shell(_starting("policy-monitor ingest"))
    assert told.count("drafted") == 3
    _wait_until_answered(f"http://127.0.0.1:{shell.desk}/login")
    looked = shell(_starting("policy-monitor doctor"))
    assert "FAULT" not in looked
    assert "crashed" not in looked.lower()
    assert "Nothing to do" in shell(_starting("policy-monitor re-extract"))
    assert "3 archived documents" in shell(_starting("policy-monitor backup"))
    assert "Restored 3 archived documents" in shell(_starting("createdb restored"))
    assert not list(tmp_path.rglob("monitor.db")), "something was kept outside PostgreSQL"


def test_commands_that_stand_in_a_line_are_there() -> None:
    for command in set(re.findall(r"`((?:policy-monitor|prefect) [^`]+)`", GUIDE)):
        words = [word for word in shlex.split(command) if not word.endswith(".tar")]
        program = Path(sys.executable).with_name(words[0])
        shown = subprocess.run(
            [program, *words[1:], "--help"], capture_output=True, text=True, timeout=120, check=False
        )
        assert shown.returncode == 0, command


def test_each_service_of_compose_runs_a_command_that_is_there() -> None:
    compose = yaml.safe_load((ROOT / "compose.yaml").read_text())
    ours = {name: service for name, service in compose["services"].items() if "build" in service}
    assert set(ours) == {"prefect", "deploy", "worker", "desk"}
    for name, service in ours.items():
        first, *rest = service["command"]
        if first == "deploy/deploy":
            assert os.access(ROOT / first, os.X_OK)
            continue
        shown = subprocess.run(
            [Path(sys.executable).with_name(first), *rest, "--help"], capture_output=True, timeout=120, check=False
        )
        assert shown.returncode == 0, name
    named = {secret for service in compose["services"].values() for secret in service.get("secrets", ())}
    assert named == set(compose["secrets"])
    published = [port for service in compose["services"].values() for port in service.get("ports", ())]
    assert all(port.startswith("127.0.0.1:") for port in published)


@pytest.mark.parametrize("service", ["deploy", "worker", "desk"])
def test_any_setting_can_stand_in_the_file_of_compose(service: str) -> None:
    set_up = yaml.safe_load((ROOT / "compose.yaml").read_text())["services"][service]
    assert set_up["env_file"] == [{"path": "compose.env", "required": False}]
    fixed = {name for name in set_up["environment"] if name.startswith("POLICY_MONITOR_")}
    assert fixed == {"POLICY_MONITOR_FETCH_CONTACT"}, "it would go before the file"
    assert "home:/var/lib/policy-monitor/home" in set_up["volumes"]


def _image_settings() -> dict[str, str]:
    words = shlex.split((ROOT / "Dockerfile").read_text().replace("\\\n", " "), comments=True)
    return dict(word.split("=", 1) for word in words if word.startswith(("POLICY_MONITOR_", "DATABASE_URL")))


@pytest.fixture
def image(monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The settings in a container, as long as nothing is set outside."""
    for name in [name for name in os.environ if name.startswith("POLICY_MONITOR_")]:
        monkeypatch.delenv(name)
    for name, value in _image_settings().items():
        if name != variable("secrets"):
            monkeypatch.setenv(name, value)
    assert unknown_variables() == ()
    return Settings.load()


def test_the_list_of_sources_of_the_image_can_be_written(image: Settings) -> None:
    assert image.sources.parent == image.home
    assert f"COPY sources.toml {image.home}/\n" in (ROOT / "Dockerfile").read_text()


def test_the_desk_of_the_image_starts_and_a_digest_leads_nobody_to_their_own_machine(image: Settings) -> None:
    assert desk_options(image, "0.0.0.0", 8600).hosts >= {"127.0.0.1", "desk"}
    assert image.desk_public_url is None
