"""Which part of a document a heading opens: contents, summary, annex, references..."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import TypeAdapter

from extractors.outline.number import HeadingNumber
from models.outline import SectionRole

_CUT = re.compile(r"\s*(?:[:–—(]|\s-\s).*$", re.DOTALL)


def role_of(title: str, number: HeadingNumber | None) -> SectionRole:
    """The role that a heading gives to its section; "body" when it says nothing special.

    The words of all languages count, whatever the document's: English front matter in Dutch reports is common.
    """
    if number is not None and number.scheme == "annex":
        return "annex"
    plain = " ".join((number.title if number else title).lower().replace("’", "'").split()).strip(" .:*")
    words = _roles()
    return words.get(plain) or words.get(_CUT.sub("", plain)) or "body"


@cache
def _roles() -> dict[str, SectionRole]:
    data = tomllib.loads((files("extractors.outline") / "data" / "roles.toml").read_text(encoding="utf-8"))
    roles = TypeAdapter(dict[SectionRole, dict[Literal["words"], list[str]]]).validate_python(data)
    return {word: role for role, entry in roles.items() for word in entry["words"]}
