"""The words around an entry, from ``labels.toml``."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from models.value import LocalText

Language = Literal["nl", "en"]


class Labels:
    """The labels in one language: ``labels("fields.what")``; ``labels("counts.pillars", n=3)`` fills in."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def __call__(self, name: str, **values: object) -> str:
        """The label, with ``values`` in its places. Raises ``KeyError`` when there is no such label."""
        group, _, key = name.partition(".")
        return _labels()[group][key].in_language(self.language).format(**values)

    def count(self, singular: str, plural: str, n: int) -> str:
        """The label that fits the number ``n``, with it filled in."""
        return self(singular if n == 1 else plural, n=n)

    def language_name(self, code: str) -> str:
        """The name of a language by its ISO 639-1 code; the code itself when it has no label."""
        return self(f"language.{code}") if code in _labels()["language"] else code

    def date(self, iso: str) -> str:
        """A date as exact as it is known ("2026", "2026-03", "2026-03-04"), written out."""
        year, *rest = iso.split("-")
        month = self(f"month.{rest[0]}") if rest and rest[0] in _labels()["month"] else None
        if month is None:
            return iso
        day = f"{rest[1].lstrip('0')} " if len(rest) > 1 else ""
        return f"{day}{month} {year}"


@cache
def _labels() -> dict[str, dict[str, LocalText]]:
    text = (files("output") / "render" / "labels.toml").read_text(encoding="utf-8")
    return {
        group: {key: LocalText(**words) for key, words in labels.items()}
        for group, labels in tomllib.loads(text).items()
    }
