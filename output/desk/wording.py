"""The words of the desk's pages, from ``labels/*.toml``: a file for each part, a group for each subject."""

import tomllib
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import Literal
from zoneinfo import ZoneInfo

from models.value import LocalText
from output.render.labels import Labels as EntryLabels

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = ("nl", "en")


class Labels:
    """The labels in one language: ``labels("people.title")``; ``labels("people.count", n=3)`` fills in."""

    def __init__(self, language: Language, timezone: ZoneInfo | None = None) -> None:
        self.language = language
        self._timezone = timezone or ZoneInfo("UTC")

    def __call__(self, name: str, /, **values: object) -> str:
        """The label, with ``values`` in its places. Raises ``KeyError`` when there is no such label."""
        return self.raw(name).format(**values)

    def raw(self, name: str) -> str:
        """The label with its places still open: "{n}". Raises ``KeyError`` when there is no such label."""
        group, _, key = name.partition(".")
        return labels_of_all_parts()[group][key].in_language(self.language)

    def count(self, singular: str, plural: str, n: int, **values: object) -> str:
        """The label that fits the number ``n``, with it and the ``values`` filled in."""
        return self(singular if n == 1 else plural, n=n, **values)

    def or_itself(self, group: str, key: str) -> str:
        """The label of ``key`` in ``group``; the key itself when it has none, as a value from the store may."""
        words = labels_of_all_parts()[group].get(key)
        return words.in_language(self.language) if words else key

    def day(self, day: date) -> str:
        """A day, written out."""
        return EntryLabels(self.language).date(day.isoformat())

    def moment(self, when: datetime) -> str:
        """A moment, written out to the minute in the desk's time zone."""
        local = when.astimezone(self._timezone)
        return f"{EntryLabels(self.language).date(local.date().isoformat())}, {local:%H:%M}"


@cache
def labels_of_all_parts() -> dict[str, dict[str, LocalText]]:
    """All labels by group and key. Raises ``ValueError`` when two files hold the same group."""
    groups: dict[str, dict[str, LocalText]] = {}
    for file in sorted((files("output.desk") / "labels").iterdir(), key=lambda file: file.name):
        for group, labels in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if group in groups:
                raise ValueError(f"{file.name} holds the group {group!r}, which another file of labels holds too")
            groups[group] = {key: LocalText(**words) for key, words in labels.items()}
    return groups
