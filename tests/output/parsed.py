"""Reads pages back the way a browser would."""

from typing import Any

from lxml import html


def parsed(page: str) -> Any:
    """The root element of a page (lxml's stubs know too little of it to be of use)."""
    return html.fromstring(page)


def words_of(element: Any) -> str:
    """All text of an element, white space made single."""
    return " ".join(" ".join(element.itertext()).split())
