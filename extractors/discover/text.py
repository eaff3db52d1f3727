"""Titles and summaries as sources write them, as plain text."""

import re

from bs4 import BeautifulSoup

LONGEST_TITLE = 400
LONGEST_SUMMARY = 2000
"""Characters kept: what is longer is a whole document in a field that is meant for less."""
_MARKUP = re.compile(r"<[a-zA-Z/!?]|&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
_LONGEST_MARKUP = 20_000
"""Characters of markup that are read for one field."""
_UNSPOKEN = ["script", "style", "template", "noscript"]


def plain(written: object, longest: int = LONGEST_TITLE) -> str | None:
    """The words of ``written``, markup taken out and white space made single; none when no word is left.

    Text without anything that looks like a tag or an entity is left as it is: "AI < 10 staff".
    """
    if not isinstance(written, str):
        return None
    text = _printable(written[:_LONGEST_MARKUP])
    if _MARKUP.search(text):
        # What entities stand for may be controls again.
        text = _printable(_without_markup(text))
    words = " ".join(text.split())
    return f"{words[: longest - 1]}…" if len(words) > longest else words or None


def _printable(text: str) -> str:
    """The text with a space for each control and each half of a character, which JSON can hold and UTF-8 cannot."""
    return "".join(character if character.isprintable() else " " for character in text)


def _without_markup(text: str) -> str:
    tree = BeautifulSoup(f"<body>{text}", "lxml")
    for tag in tree.find_all(_UNSPOKEN):
        tag.decompose()
    return tree.get_text(" ")
