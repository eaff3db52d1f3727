"""The words around an entry, from ``labels.toml``, and those that other packages add to them."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from models.value import LocalText

Language = Literal["nl", "en"]


class Labels:
    """The labels in one language: ``labels("fields.what")``; ``labels("counts.pillars", n=3)`` fills in.

    ``package`` names a package whose ``labels.toml`` adds groups of its own. Raises ``ValueError`` when one of
    them has the name of a group that is there already.
    """

    def __init__(self, language: Language, package: str | None = None) -> None:
        self.language = language
        added = _labels(package) if package else {}
        if doubled := _labels("output.render").keys() & added.keys():
            raise ValueError(f"the labels of {package} have groups that there are already: {sorted(doubled)}")
        self._groups = _labels("output.render") | added

    def __call__(self, name: str, **values: object) -> str:
        """The label, with ``values`` in its places. Raises ``KeyError`` when there is no such label."""
        group, _, key = name.partition(".")
        return self._groups[group][key].in_language(self.language).format(**values)

    def count(self, singular: str, plural: str, n: int) -> str:
        """The label that fits the number ``n``, with it filled in."""
        return self(singular if n == 1 else plural, n=n)

    def language_name(self, code: str) -> str:
        """The name of a language by its ISO 639-1 code; the code itself when it has no label."""
        return self(f"language.{code}") if code in self._groups["language"] else code

    def date(self, iso: str) -> str:
        """A date as exact as it is known ("2026", "2026-03", "2026-03-04"), written out."""
        year, *rest = iso.split("-")
        month = self(f"month.{rest[0]}") if rest and rest[0] in self._groups["month"] else None
        if month is None:
            return iso
        day = f"{rest[1].lstrip('0')} " if len(rest) > 1 else ""
        return f"{day}{month} {year}"


@cache
def _labels(package: str) -> dict[str, dict[str, LocalText]]:
    text = (files(package) / "labels.toml").read_text(encoding="utf-8")
    return {
        group: {key: LocalText(**words) for key, words in labels.items()}
        for group, labels in tomllib.loads(text).items()
    }
