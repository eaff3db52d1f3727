"""Makes text and addresses from documents harmless to show."""

import re
import unicodedata
from urllib.parse import urlsplit

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NONCHARACTERS = "".join(f"\\U{plane:04x}fffe\\U{plane:04x}ffff" for plane in range(17))
_INVISIBLE = re.compile(rf"[\ufff9-\ufffb\ufdd0-\ufdef\U000e0000-\U000e0fff{_NONCHARACTERS}]")


def neutral(text: str) -> str:
    """The text with all that could act on a screen made visible as U+FFFD.

    That is: control characters (a terminal obeys ANSI codes), marks that turn the direction of writing round
    ("Trojan Source"), line separators, tags and noncharacters. New lines and tabs stay.
    """
    return _INVISIBLE.sub(REPLACEMENT, "".join(REPLACEMENT if _acts(c) else c for c in text))


def one_line(text: str) -> str:
    """The neutral text on one line, runs of white space made one space."""
    return neutral(" ".join(text.split()))


def web_link(url: str) -> str | None:
    """The address when it is safe to click: http, https or file, and nothing that hides where it leads.

    None for any other scheme, a file on another machine, white space or control characters, and a user name
    before the host ("https://ministry.example@elsewhere.example"): such an address is shown as text.
    """
    if any(c.isspace() or _acts(c) or c in '<>"\\^`{|}' for c in url):
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  raises for a port that is none
    except ValueError:
        return None
    if parts.scheme == "file":  # a host would make Windows log in there
        return url if parts.path and not parts.netloc else None
    return url if parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc else None


def _acts(character: str) -> bool:
    if character in "\n\t":
        return False
    return character in _BIDI or unicodedata.category(character) in {"Cc", "Zl", "Zp", "Cs"}
