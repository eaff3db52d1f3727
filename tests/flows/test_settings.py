"""Settings come from the environment and a file, refuse nonsense, and are all documented."""

import sys
import traceback
from pathlib import Path

import pytest
from pydantic import ValidationError
from pydantic_settings import SettingsError

from flows.cli import main
from flows.settings import Settings, variable
from flows.unknown_settings import unknown_variables

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def test_the_page_names_every_setting_with_its_default_and_what_it_does() -> None:
    rows = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| `")]
    described = {row.split("`")[1]: [cell.strip() for cell in row.strip("| ").split(" | ")] for row in rows}
    assert list(described) == [variable(name) for name in Settings.model_fields]
    for name, field in Settings.model_fields.items():
        _, default, description = described[variable(name)]
        assert description == field.description
        if not field.default_factory:
            assert default == ("" if field.default in {None, ()} else f"`{_written(field.default)}`")


def _written(default: object) -> str:
    return (
        str(list(default)) if isinstance(default, tuple) else str(default).lower() if default is True else str(default)
    )


def test_the_environment_goes_before_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "settings.env").write_text("POLICY_MONITOR_BATCH_SIZE=7\nPOLICY_MONITOR_WORKER_COUNT=3\n")
    monkeypatch.setenv("POLICY_MONITOR_HOME", str(tmp_path))
    monkeypatch.setenv("POLICY_MONITOR_BATCH_SIZE", "9")
    settings = Settings.load()
    assert (settings.home, settings.batch_size, settings.worker_count) == (tmp_path, 9, 3)


def test_a_secret_can_have_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    (secrets / "DATABASE_URL").write_text("postgresql://monitor:hunter2@localhost/monitor\n")
    (secrets / "POLICY_MONITOR_DESK_OIDC_CLIENT_SECRET").write_text("hunter3")
    (secrets / "POLICY_MONITOR_BATCH_SIZE").write_text("7")
    monkeypatch.setenv("POLICY_MONITOR_HOME", str(tmp_path))
    monkeypatch.setenv("POLICY_MONITOR_SECRETS", str(secrets))
    monkeypatch.setenv("POLICY_MONITOR_BATCH_SIZE", "9")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    settings = Settings.load()
    assert settings.database_url
    assert settings.database_url.get_secret_value() == "postgresql://monitor:hunter2@localhost/monitor"
    assert settings.desk_oidc_client_secret
    assert settings.desk_oidc_client_secret.get_secret_value() == "hunter3"
    assert settings.batch_size == 9


def test_a_folder_of_secrets_that_is_missing_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_MONITOR_SECRETS", str(tmp_path / "nowhere"))
    with pytest.raises(SettingsError, match="nowhere, which is no folder"):
        Settings.load()


@pytest.mark.parametrize(("name", "value"), [("BATCH_SIZE", "0"), ("FETCH_MAX_BYTES", "lots"), ("FETCH_PORTS", "80")])
def test_nonsense_is_refused(name: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_MONITOR_HOME", str(tmp_path))
    monkeypatch.setenv(f"POLICY_MONITOR_{name}", value)
    with pytest.raises((ValidationError, ValueError)):
        Settings.load()


def test_a_misspelt_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_MONITOR_FETCH_SECONDS", "5")
    assert unknown_variables() == ("POLICY_MONITOR_FETCH_SECONDS",)


def test_a_misspelt_setting_is_named_wherever_it_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets = tmp_path / "secrets"
    secrets.mkdir()
    for name in ("POLICY_MONITOR_DIGESTS_TO", "POLICY_MONITOR_DIGEST_TO", "PREFECT_API_AUTH_STRING"):
        (secrets / name).write_text("[]")
    lines = ("policy_monitor_batch_size=7", "DATABASE_URL=sqlite://", "export POLICY_MONITOR_BATCHSIZE=8", "OTHER=9")
    (tmp_path / "settings.env").write_text("\n".join(lines))
    monkeypatch.setenv("POLICY_MONITOR_HOME", str(tmp_path))
    monkeypatch.setenv("POLICY_MONITOR_SECRETS", str(secrets))
    assert unknown_variables() == ("POLICY_MONITOR_BATCHSIZE", "POLICY_MONITOR_DIGESTS_TO")


@pytest.mark.parametrize("content", [None, b"POLICY_MONITOR_X=\xff"], ids=["missing", "not UTF-8"])
def test_names_that_cannot_be_read_are_none(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / "settings.env").write_bytes(content)
    monkeypatch.setenv("POLICY_MONITOR_HOME", str(tmp_path))
    monkeypatch.setenv("POLICY_MONITOR_SECRETS", str(tmp_path / "nowhere"))
    assert unknown_variables() == ()


def test_passwords_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://monitor:hunter2@localhost/monitor")
    monkeypatch.setenv("POLICY_MONITOR_ARCHIVE_URL", "ftp://monitor:hunter2@localhost/monitor")
    assert "hunter2" not in repr(Settings.load())


MIS_SHAPED = [
    ("DIGEST_TO", '{"mail": "mailtos://ada:hunter2@mail.example"}'),
    ("DIGEST_TO", '"mailtos://ada:hunter2@mail.example"'),
    ("DIGEST_TO", '[["mailtos://ada:hunter2@mail.example"]]'),
    ("DIGEST_TO", "mailtos://ada:hunter2@mail.example"),
    ("DESK_PUBLIC_URL", "https://ada:hunter2@desk.example"),
]


@pytest.mark.parametrize(("name", "value"), MIS_SHAPED)
def test_passwords_are_not_shown_when_a_value_is_refused(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(f"POLICY_MONITOR_{name}", value)
    with pytest.raises((ValidationError, SettingsError)) as refused:
        Settings.load()
    shown = "".join(traceback.format_exception(refused.value))
    assert name.lower() in shown
    assert "hunter2" not in shown
    monkeypatch.setattr(sys, "argv", ["policy-monitor", "digest", "show"])
    with pytest.raises(SystemExit):
        main()
    said = capsys.readouterr().err
    assert name.lower() in said
    assert "hunter2" not in said
