"""Names and values of OpenDocument (OASIS, version 1.3)."""

import re

_NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TEXT, OFFICE, TABLE, STYLE = (_NS % name for name in ("text", "office", "table", "style"))
_NUMBER = re.compile("[0-9]{1,6}")


def number_of(value: str | None) -> int | None:
    """The attribute ``value`` as a number; none when it is missing or no number."""
    return int(value) if value is not None and _NUMBER.fullmatch(value) else None
