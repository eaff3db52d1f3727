"""CSS selectors that lead back to one element of a page."""

import re
from collections import Counter

from bs4 import BeautifulSoup, Tag

_PLAIN_ID = re.compile(r"[A-Za-z][\w-]{0,80}", re.ASCII)


class Selectors:
    """Selectors for the elements of one page, worked out once for the whole tree."""

    def __init__(self, page: BeautifulSoup) -> None:
        ids = Counter(tag["id"] for tag in page.find_all(id=True) if isinstance(tag["id"], str))
        self._unique_ids = {name for name, count in ids.items() if count == 1}
        self._steps: dict[int, str] = {}
        for parent in (page, *page.find_all(True)):
            seen: Counter[str] = Counter()
            for child in parent.children:
                if isinstance(child, Tag):
                    seen[child.name] += 1
                    self._steps[id(child)] = f"{child.name.replace(':', chr(92) + ':')}:nth-of-type({seen[child.name]})"

    def path(self, element: Tag) -> str:
        """The selector of ``element``: from the nearest unique id, a child step for each level below it."""
        steps: list[str] = []
        for tag in (element, *element.parents):
            if tag.parent is None:
                break
            name = tag.get("id")
            if isinstance(name, str) and name in self._unique_ids and _PLAIN_ID.fullmatch(name):
                steps.append(f"#{name}")
                break
            steps.append(self._steps[id(tag)])
        return " > ".join(reversed(steps)) or "html"
