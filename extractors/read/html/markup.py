"""What names in the markup of government sites mean: data of ``data/markup.toml``."""

import re
import tomllib
from importlib.resources import files

from bs4 import Tag

from models.value import Value


class Markup(Value):
    """Element names, class names, roles and words of names, all in lower case, by what they say."""

    silent: frozenset[str]
    blocks: frozenset[str]
    hidden_classes: frozenset[str]
    folding_words: frozenset[str]
    site_roles: frozenset[str]
    site_words: frozenset[str]
    contents_names: frozenset[str]
    note_names: frozenset[str]
    history_words: frozenset[str]
    title_names: frozenset[str]
    heading_words: frozenset[str]
    other_words: frozenset[str]


_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
MARKUP = Markup.model_validate(
    tomllib.loads((files("extractors.read.html") / "data" / "markup.toml").read_text(encoding="utf-8"))
)


def classes(tag: Tag) -> list[str]:
    """The class names of ``tag``, as written."""
    value = tag.get("class")
    return value.split() if isinstance(value, str) else list(value or ())


def words(*written: str) -> set[str]:
    """The words that class names and ids are made of, in lower case: "ChapterTitle" and "chapter-title" are alike."""
    return {word.lower() for name in written for word in _WORD.findall(name)}


def names(tag: Tag) -> set[str]:
    """The class names and the id of ``tag``, in lower case."""
    return {name.lower() for name in (*classes(tag), str(tag.get("id") or "")) if name}
