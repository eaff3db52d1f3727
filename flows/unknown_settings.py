"""Names that look like settings and are none."""

import os
from collections.abc import Iterable

from pydantic_settings import DotEnvSettingsSource, SettingsError

from flows.settings import PREFIX, Settings, secrets_folder, settings_file, variable

_ELSEWHERE = {"POLICY_MONITOR_CORPUS"}
"""Variables that others read: the folder of real documents, for tests and benchmarks."""


def unknown_variables() -> tuple[str, ...]:
    """Names in the environment, ``settings.env`` and the folder of secrets that look like settings and are none.

    Spelling mistakes, most likely. A file or folder that cannot be read has no names; :meth:`Settings.load` complains.
    """
    known = {variable(name) for name in Settings.model_fields} | _ELSEWHERE
    names = {*os.environ, *_names_in_file(), *_names_of_secrets()}
    return tuple(sorted(name for name in names if name.upper().startswith(PREFIX) and name.upper() not in known))


def _names_in_file() -> Iterable[str]:
    try:
        return DotEnvSettingsSource(Settings, env_file=settings_file(), case_sensitive=True).env_vars
    except (OSError, UnicodeDecodeError):
        return ()


def _names_of_secrets() -> Iterable[str]:
    try:
        folder = secrets_folder()
        return [file.name for file in folder.iterdir()] if folder else ()
    except (OSError, SettingsError):
        return ()
