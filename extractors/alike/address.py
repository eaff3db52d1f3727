"""What an address says of the language and format of a document, and what is left of it without these."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

_ANY = "*"
"""Stands where a language stood."""


@dataclass(frozen=True, slots=True)
class Address:
    """``key`` is the address without the format, with a star for each language; ``bare`` has no star either, and is
    none where a language cannot be left out. ``language`` is ISO 639-1; ``form`` is the ending of the file's name in
    lower case, "" for a page without one.
    """

    key: str
    bare: str | None
    language: str | None
    form: str

    @property
    def media_type(self) -> str | None:
        """The media type of the format."""
        media_type: str | None = _data()["formats"].get(self.form)
        return media_type

    @property
    def preference(self) -> int:
        """The place of the format among those to read; pages without one come last, for they lead to the others."""
        forms = list(_data()["formats"])
        return forms.index(self.form) if self.form in forms else len(forms)


@dataclass(frozen=True, slots=True)
class _Marker:
    """A language named in an address; without it, if ``omissible``, the address may be that of the original."""

    name: str
    omissible: bool


def address_of(url: str) -> Address:
    """The address taken apart. Any text is an address."""
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket where a host should stand
        return Address(url, url, None, "")
    *folders, name = unquote(parts.path).strip("/").split("/")
    stem, form = _without_format(name)
    found: list[_Marker] = []
    stem = _star_ending(stem, found)
    query = _star_parameters(parts.query, found)
    folders = [_star(folder, found, omissible=position == 0) for position, folder in enumerate(folders)]
    label, dot, rest = parts.netloc.partition(".")
    host = _star(label, found, omissible=False) + dot + rest
    key = f"{host}/{'/'.join([*folders, stem])}?{query}"
    omissible = all(marker.omissible for marker in found)
    return Address(
        key=key,
        bare=re.sub(rf"/\{_ANY}(?=/)|\{_ANY}", "", key) if omissible else None,
        language=_languages()[found[0].name] if found else None,
        form=form,
    )


def _without_format(name: str) -> tuple[str, str]:
    stem, _, ending = name.rpartition(".")
    return (stem, ending.lower()) if stem and ending.lower() in _data()["formats"] else (name, "")


def _star_ending(stem: str, found: list[_Marker]) -> str:
    """The name of a file with a star for the language at its end: "report-en", "report (EN)", or all of it."""
    ending = _ending().fullmatch(stem)
    if ending is None:
        return _star(stem, found, omissible=False)
    return ending["stem"] + _star(ending["marker"], found, omissible=True)


def _star_parameters(query: str, found: list[_Marker]) -> str:
    pairs = sorted(parse_qsl(query, keep_blank_values=True))
    names = _data()["markers"]["parameters"]
    kept = [
        (key, value) for key, value in pairs if key.lower() not in names or _star(value, found, omissible=True) != _ANY
    ]
    return urlencode(kept)


def _star(text: str, found: list[_Marker], *, omissible: bool) -> str:
    """A star where ``text`` names a language, which is added to ``found``; else the text."""
    name = text.lower().replace("_", "-")
    if name not in _languages():
        return text
    found.append(_Marker(name, omissible and name not in _data()["markers"]["words"]))
    return _ANY


@cache
def _ending() -> re.Pattern[str]:
    names = "|".join(sorted((name.replace("-", "[-_]") for name in _languages()), key=len, reverse=True))
    return re.compile(rf"(?P<stem>.*?[^-_. (])[-_. ]*[-_. (](?P<marker>{names})\)?", re.IGNORECASE)


@cache
def _languages() -> dict[str, str]:
    """Each name of a language in addresses to its code."""
    return {name: language for language, names in _data()["languages"].items() for name in names}


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("extractors.alike").joinpath("addresses.toml").read_text(encoding="utf-8"))
