"""When a document was published, by its own account."""

import re
from datetime import date

from models.document import Document

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


def published_on(document: Document) -> date | None:
    """The day of publication; the first of the month or year where no more is said; none where nothing is."""
    stated = document.stated("published")
    found = _ISO.match(stated.value) if stated else None
    if found is None:
        return None
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
