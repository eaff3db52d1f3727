"""Names and values of WordprocessingML (ECMA-376, part 1)."""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_ALTERNATIVE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NUMBER = re.compile("[0-9]{1,6}")


def shown(element: Element) -> Iterator[Element]:
    """``element`` and what is in it, in order, without the second versions of drawings that older programs read."""
    pending = [element]
    while pending:
        current = pending.pop()
        yield current
        pending.extend(child for child in reversed(current) if child.tag != _ALTERNATIVE)


def attribute(element: Element, name: str) -> str | None:
    """The attribute ``w:name`` of ``element``."""
    return element.get(f"{W}{name}")


def child_value(element: Element | None, path: str) -> str | None:
    """The ``w:val`` of the descendant at ``path``, given as names without prefix: "pPr/pStyle"."""
    if element is None:
        return None
    found = element.find("/".join(f"{W}{step}" for step in path.split("/")))
    return None if found is None else attribute(found, "val")


def child_number(element: Element | None, path: str) -> int | None:
    """The same as a number; none when it is missing or no number."""
    value = child_value(element, path)
    return int(value) if value is not None and _NUMBER.fullmatch(value) else None
