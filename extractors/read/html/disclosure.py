"""Parts of a document that fold out: what opens them is their heading."""

from bs4 import Tag

from extractors.read.html.inline import tidy

_LEAST = 80
"""Characters of text from which what folds out is a part of a document and not a menu or a hint."""
_MOST_LINKS = 0.5


class Disclosures:
    """The parts under one element that fold out, looked up by their ids once."""

    def __init__(self, root: Tag) -> None:
        self._panels = {str(tag["id"]): tag for tag in root.find_all(id=True)}
        self._texts: dict[int, bool] = {}

    def opens_text(self, tag: Tag) -> bool:
        """Whether ``tag``, a ``summary`` or a ``button``, opens a part of running text."""
        if tag.name == "summary":
            return tag.parent is not None and self._is_text(tag.parent)
        target = tag.get("aria-controls") if tag.name == "button" else None
        panel = self._panels.get(target) if isinstance(target, str) else None
        return panel is not None and self._is_text(panel)

    def _is_text(self, part: Tag) -> bool:
        if id(part) not in self._texts:
            text = len(tidy(part.get_text()))
            links = sum(len(tidy(link.get_text())) for link in part.find_all("a"))
            self._texts[id(part)] = text >= _LEAST and links < _MOST_LINKS * text
        return self._texts[id(part)]
