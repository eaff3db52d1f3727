"""Home profiles: for whom the monitor is made. One TOML file each; ``flanders.toml`` ships."""

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

from models.profile import HomeProfile


class UnknownProfile(ValueError):
    """No profile ships under this name, and no file has it."""


@cache
def load_profile(name_or_path: str) -> HomeProfile:
    """The profile that ships under a name ("flanders"), or the one in a TOML file.

    Raises ``UnknownProfile`` when there is none, and pydantic's ``ValidationError`` when the file does not fit
    ``models.profile.HomeProfile``: it names each wrong key.
    """
    folder = files(__name__)
    shipped = sorted(item.name.removesuffix(".toml") for item in folder.iterdir() if item.name.endswith(".toml"))
    if name_or_path in shipped:
        text = (folder / f"{name_or_path}.toml").read_text(encoding="utf-8")
    elif Path(name_or_path).is_file():
        text = Path(name_or_path).read_text(encoding="utf-8")
    else:
        raise UnknownProfile(f"{name_or_path!r} is neither a file nor one of: {', '.join(shipped)}")
    return HomeProfile.model_validate(tomllib.loads(text))
