"""Short names for sources: of letters, digits and hyphens, and not taken yet."""

import re
import unicodedata
from collections.abc import Container
from urllib.parse import urlsplit

LONGEST = 48
_LEAST_WORD = 3
"""Letters: shorter words are articles and prepositions mostly; "AI" and the like stay by their capitals."""
_WORDS = 5
_MOST = 10_000
_HOST_PARTS = {"www", "com", "org", "net", "gov", "gouv", "europa"}


def short_id(url: str, title: str | None, jurisdiction: str | None) -> str:
    """E.g. "nl-visie-op-havens": the jurisdiction, or else the host's own name, and the title's first words."""
    labels = (urlsplit(url).hostname or "").split(".")[:-1]
    host = [label for label in labels if label not in _HOST_PARTS and not label.isdigit()]
    words = [word for word in re.findall(r"\w+", title or "") if len(word) >= _LEAST_WORD or word.isupper()]
    lead = [jurisdiction] if jurisdiction else host[-1:]
    parts = [*lead, *(words[:_WORDS] or (host[-1:] if jurisdiction else []))]
    plain = "-".join(filter(None, map(_plain, parts)))
    whole = plain if len(plain) <= LONGEST else plain[:LONGEST].rpartition("-")[0] or plain[:LONGEST]
    return whole.strip("-") or "source"


def free_id(base: str, taken: Container[str]) -> str:
    """``base``, with a number at its end where it is one of ``taken``."""
    return next(name for name in (base, *(f"{base}-{n}" for n in range(2, _MOST))) if name not in taken)


def _plain(text: str) -> str:
    """The text in lower case without accents; what is no letter or digit parts words."""
    letters = unicodedata.normalize("NFKD", text.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")
