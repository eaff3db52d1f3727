"""Parts of a document that fold out: what opens them is their heading."""

from bs4 import Tag

from extractors.read.html.inline import tidy

_LEAST = 80
"""Characters of text from which what folds out is a part of a document and not a menu or a hint."""
_MOST_LINKS = 0.5


def opens_text(tag: Tag) -> bool:
    """Whether ``tag``, a ``summary`` or a ``button``, opens a part of running text."""
    if tag.name == "summary":
        return tag.parent is not None and _is_text(tag.parent)
    target = tag.get("aria-controls") if tag.name == "button" else None
    if not isinstance(target, str) or not target:
        return False
    top = next((around for around in tag.parents if around.name == "body"), None)
    panel = top.find(id=target) if top is not None else None
    return isinstance(panel, Tag) and _is_text(panel)


def _is_text(part: Tag) -> bool:
    text = len(tidy(part.get_text()))
    links = sum(len(tidy(link.get_text())) for link in part.find_all("a"))
    return text >= _LEAST and links < _MOST_LINKS * text
