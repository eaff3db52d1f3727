"""What else in the file names its headings: bookmarks, and the lines of a printed table of contents."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import pypdfium2 as pdfium

from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.numbering import without_number
from models.document import BlockKind

Bookmark = tuple[str, int, int | None]
"""Title, 1-based level and 1-based page, where known."""
_MOST_BOOKMARKS = 5_000
_LEADER = re.compile(r"[\s.…·_]*\s*(?:\d{1,4}|[ivxlc]{1,6})?\s*$")
_SHORTEST = 4
"""Letters that two titles must have before they are taken for one."""


def key(text: str) -> str:
    """Letters and digits alone, lower case: by which two printings of one title are known as the same."""
    return re.sub(r"[\W_]+", "", text.casefold())


class Witnesses:
    """Titles named elsewhere in the file, with the 1-based level they have there and their page, where known."""

    def __init__(self, bookmarks: Iterable[Bookmark], contents: Iterable[str]) -> None:
        self._bookmarks: dict[str, list[tuple[int, int | None]]] = defaultdict(list)
        for title, level, page in bookmarks:
            for name in {key(title), key(without_number(title))}:
                if len(name) >= _SHORTEST:
                    self._bookmarks[name].append((level, page))
        self._contents = {
            name
            for entry in contents
            for title in (_LEADER.sub("", entry),)
            for name in (key(title), key(without_number(title)))
            if len(name) >= _SHORTEST
        }

    def bookmark_level(self, text: str, page: int) -> int | None:
        """The level of the bookmark with this title at this page or one beside it; none without."""
        for name in (key(text), key(without_number(text))):
            for level, target in self._bookmarks.get(name, ()):
                if target is None or abs(target - page) <= 1:
                    return level
        return None

    def in_contents(self, text: str) -> bool:
        """Whether the printed table of contents names this title."""
        return key(text) in self._contents or key(without_number(text)) in self._contents

    @property
    def bookmarks(self) -> int:
        """How many titles the bookmarks name."""
        return len(self._bookmarks)

    @property
    def contents(self) -> int:
        """How many titles the table of contents names."""
        return len(self._contents)


def read_bookmarks(document: pdfium.PdfDocument) -> list[Bookmark]:
    """Title, 1-based level and 1-based page of each bookmark."""
    found: list[Bookmark] = []
    for bookmark in document.get_toc():
        if len(found) >= _MOST_BOOKMARKS:
            break
        target = bookmark.get_dest()
        index = target.get_index() if target else None
        found.append((bookmark.get_title() or "", bookmark.level + 1, None if index is None else index + 1))
    return found


def witnesses(bookmarks: Iterable[Bookmark], drafts: Sequence[Draft]) -> Witnesses:
    """What bookmarks and the contents lines among ``drafts`` say."""
    return Witnesses(bookmarks, (draft.raw for draft in drafts if draft.kind is BlockKind.CONTENTS))
