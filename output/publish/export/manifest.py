"""Which files of a folder an export made."""

import json
from pathlib import Path
from typing import Self

from pydantic import Field, ValidationError

from models.value import Value
from output.publish.export.errors import NotAnExport

MANIFEST = ".policy-monitor-export.json"
STAGING = ".policy-monitor-staging"
LOCK = ".policy-monitor-lock"
_LEFT_BEHIND = {STAGING, LOCK}
"""What an export that was killed may leave behind."""


class Manifest(Value):
    """The files that exports made: paths below the folder, each with the SHA-256 of its content.

    ``works`` has the fingerprint of each work whose pages they are, by its key. ``whole`` is false while an export is
    being put in place.
    """

    policy_monitor_export: int = 1
    whole: bool = True
    files: dict[str, str] = Field(default_factory=dict)
    works: dict[str, str] = Field(default_factory=dict)

    @classmethod
    def of(cls, folder: Path) -> Self:
        """The manifest of a folder, empty for one that is missing or empty.

        Raises ``NotAnExport`` when the folder holds anything and no manifest that this release can read.
        """
        path = folder / MANIFEST
        if folder.exists() and not folder.is_dir():
            raise NotAnExport(f"{folder} is a file. Name a folder to write the monitor to.")
        if not folder.is_dir() or all(item.name in _LEFT_BEHIND for item in folder.iterdir()):
            return cls()
        if not path.is_file():
            raise NotAnExport(
                f"{folder} is not empty and holds no earlier export. Name an empty or a new folder, "
                "so that nothing of yours is overwritten."
            )
        try:
            manifest = cls.model_validate_json(path.read_bytes())
        except ValidationError:
            raise NotAnExport(
                f"{path} cannot be read: it is damaged, or of another release. Name a new folder."
            ) from None
        if manifest.policy_monitor_export != 1:
            raise NotAnExport(f"{folder} was written by a newer release. Use that one, or name a new folder.")
        return manifest

    def text(self) -> str:
        """The manifest as it is kept: the same files, the same bytes."""
        return json.dumps(self.model_dump(), indent=1, sort_keys=True) + "\n"
