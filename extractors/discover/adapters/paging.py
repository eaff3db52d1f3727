"""Page after page of an interface that names the newest documents first, until all are there."""

from collections.abc import Callable
from dataclasses import dataclass

from models.item import Item, Listing


@dataclass(frozen=True)
class Page:
    """The documents of one page, and whether the interface says that no more come after it."""

    items: tuple[Item, ...]
    last: bool


def gather(ask: Callable[[int], Page], most_pages: int) -> Listing:
    """The documents of the pages 0, 1, 2..., each address once.

    At most ``most_pages`` are asked for, and none after one that names nothing new: an interface that repeats itself
    or always promises more is left at that, with a warning.
    """
    found: dict[str, Item] = {}
    for number in range(most_pages):
        page = ask(number)
        before = len(found)
        for item in page.items:
            found.setdefault(item.url, item)
        if page.last:
            return Listing(items=tuple(found.values()), complete=True)
        if len(found) == before:
            warning = f"Page {number + 1} named nothing new though more was announced: the list may not be whole."
            return Listing(items=tuple(found.values()), warnings=(warning,))
    warning = f"There is more than the newest {len(found)} documents; ask for less to see all that match."
    return Listing(items=tuple(found.values()), warnings=(warning,))
