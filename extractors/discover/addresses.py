"""Addresses as sources write them, made absolute and comparable, or refused."""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from requests.utils import requote_uri

LONGEST = 2000
"""Characters: servers commonly refuse more, and no government's address met was longer than 600."""
_SCHEMES = frozenset({"http", "https"})
_TRACKING = re.compile(
    r"(?:utm_\w+|mtm_\w+|pk_\w+|at_medium|at_campaign|xtor|fbclid|gclid|msclkid|mc_[ce]id)=", re.IGNORECASE
)
"""Parameters that only say who followed the link; names that publishers use for documents too, as "ref", are none."""


def address(written: object, base: str) -> str | None:
    """The http or https address that ``written`` means on the page at ``base``, without fragment or tracking.

    None for anything else: javascript:, mailto:, a user name in it, or what is no address at all.
    """
    if not isinstance(written, str) or not written.strip() or len(written) > LONGEST:
        return None
    try:
        parts = urlsplit(urljoin(base, written.strip()))
        host, port = parts.hostname or "", parts.port
        host.encode()  # Half a character, which JSON can hold, cannot be sent or stored; what is quoted checks itself.
        if parts.scheme not in _SCHEMES or "@" in parts.netloc or not re.fullmatch(r"[^\s/\\%]+", host) or port == 0:
            return None
        query = "&".join(part for part in parts.query.split("&") if not _TRACKING.match(part))
        place = (parts.scheme, parts.netloc.lower(), requote_uri(parts.path or "/"), requote_uri(query), "")
        return urlunsplit(place)
    except ValueError:
        return None


def same_place(one: str, other: str) -> bool:
    """Whether two addresses differ at most in http for https, "www.", a fragment or a slash at the end."""
    return _bare(one) == _bare(other)


def _bare(url: str) -> str:
    return url.partition("#")[0].partition("://")[2].removeprefix("www.").rstrip("/")
