"""The word lists of the drafted fields: one TOML file a field, read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The tables of ``extractors/draft/words/<name>.toml``."""
    return tomllib.loads((files(__name__) / f"{name}.toml").read_text(encoding="utf-8"))
