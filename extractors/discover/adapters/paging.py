"""Page after page of an interface, until all is there or enough."""

from collections.abc import Callable
from dataclasses import dataclass

from models.item import Item, Listing

PAGE_SIZE = 50
"""Documents on a page."""
MOST_PAGES = 3
"""Pages that are asked for at one visit. A night brings a handful of documents, and a search that is new on the list
should not bring years of them at once."""


@dataclass(frozen=True)
class Page:
    """The documents of one page, and whether the interface says that no more come after it."""

    items: tuple[Item, ...]
    last: bool


def gather(ask: Callable[[int], Page], *, newest_first: bool = True) -> Listing:
    """The documents of the pages 0, 1, 2..., each address once; complete when the last page was among them.

    At most ``MOST_PAGES`` are asked for, and none after one that names nothing new: an interface that repeats itself
    is left at that, with a warning. That there is more is only worth one when the newest may be among it.
    """
    found: dict[str, Item] = {}
    for number in range(MOST_PAGES):
        page = ask(number)
        before = len(found)
        for item in page.items:
            found.setdefault(item.url, item)
        if page.last:
            return Listing(items=tuple(found.values()), complete=True)
        if len(found) == before:
            warning = f"Page {number + 1} named nothing new though more was announced: the list may not be whole."
            return Listing(items=tuple(found.values()), warnings=(warning,))
    more = f"More than these {len(found)} documents match; ask for less to see all of them."
    return Listing(items=tuple(found.values()), warnings=() if newest_first else (more,))
