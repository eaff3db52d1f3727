"""Makes text and addresses from documents harmless to show."""

import re
from urllib.parse import urlsplit

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
# Unicode's control characters, line and paragraph separators and surrogates; new line and tab are harmless.
_CONTROLS = r"\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff"
_BIDI = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_NONCHARACTERS = r"\ufdd0-\ufdef" + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(17))
_TAGS = r"\ufff9-\ufffb\U000e0000-\U000e0fff"
_ACTING = re.compile(f"[{_CONTROLS}{_BIDI}]")
_UNSAFE = re.compile(f"[{_CONTROLS}{_BIDI}{_NONCHARACTERS}{_TAGS}]")


def neutral(text: str) -> str:
    """The text with all that could act on a screen made visible as U+FFFD.

    That is: control characters (a terminal obeys ANSI codes), marks that turn the direction of writing round
    ("Trojan Source"), line separators, tags and noncharacters. New lines and tabs stay.
    """
    return _UNSAFE.sub(REPLACEMENT, text)


def one_line(text: str) -> str:
    """The neutral text on one line, runs of white space made one space."""
    return neutral(" ".join(text.split()))


def web_link(url: str) -> str | None:
    """The address when it is safe to click: http, https or file, and nothing that hides where it leads.

    None for any other scheme, a file on another machine, white space or control characters, and a user name
    before the host ("https://ministry.example@elsewhere.example"): such an address is shown as text.
    """
    if _ACTING.search(url) or any(c.isspace() or c in '<>"\\^`{|}' for c in url):
        return None
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  raises for a port that is none
    except ValueError:
        return None
    if parts.scheme == "file":  # a host would make Windows log in there
        return url if parts.path and not parts.netloc else None
    return url if parts.scheme in {"http", "https"} and parts.hostname and "@" not in parts.netloc else None
