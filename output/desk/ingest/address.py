"""Whether what somebody pasted is one address on the web, and if not, which mistake it is."""

import re
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit

MOST_CHARACTERS = 2048
"""The longest address taken: what every browser and server can carry (RFC 9110, 4.1, asks for at least 8000, but
sites keep to this)."""
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_HOST_LIKE = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?([/?#]|$)")
_WINDOWS_PATH = re.compile(r"[A-Za-z]:[\\/]")
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Mistake(StrEnum):
    """What is wrong with an address; each has a sentence in the desk's labels."""

    EMPTY = "empty"
    SEVERAL = "several"
    SPACES = "spaces"
    LONG = "long"
    LOCAL_FILE = "local-file"
    NO_SCHEME = "no-scheme"
    OTHER_SCHEME = "other-scheme"
    NO_HOST = "no-host"
    PASSWORD = "password"  # noqa: S105 - the mistake of giving one
    PORT = "port"
    MALFORMED = "malformed"


class BadAddress(ValueError):
    """What was pasted is no address on the web. ``mistake`` says why; ``better`` is what may have been meant."""

    def __init__(self, mistake: Mistake, better: str | None = None) -> None:
        super().__init__(mistake.value)
        self.mistake = mistake
        self.better = better


def web_address(pasted: str) -> str:
    """The address in ``pasted``, without white space around it and without fragment. Raises ``BadAddress``."""
    address = pasted.strip()
    _one_address(address)
    if _is_local(address):
        raise BadAddress(Mistake.LOCAL_FILE)
    if not _SCHEME.match(address) or _HOST_LIKE.match(address):
        raise BadAddress(Mistake.NO_SCHEME, better=f"https://{address.lstrip('/')}")
    try:
        parts = urlsplit(address)
    except ValueError:
        raise BadAddress(Mistake.MALFORMED) from None
    _check(parts)
    return parts._replace(fragment="").geturl()


def same_address(address: str) -> str:
    """What two addresses have in common when they lead to the same page: compare these, never fetch them.

    The scheme is left out, as is a port that goes without saying; the host is in lower case.
    """
    parts = urlsplit(address)
    port = "" if parts.port in {None, _DEFAULT_PORTS.get(parts.scheme)} else f":{parts.port}"
    query = f"?{parts.query}" if parts.query else ""
    return f"{(parts.hostname or '').lower()}{port}{parts.path or '/'}{query}"


def _one_address(address: str) -> None:
    if not address:
        raise BadAddress(Mistake.EMPTY)
    if len(pieces := address.split()) > 1:
        several = sum("://" in piece for piece in pieces) > 1
        raise BadAddress(Mistake.SEVERAL if several else Mistake.SPACES)
    if len(address) > MOST_CHARACTERS:
        raise BadAddress(Mistake.LONG)
    if not address.isprintable():
        raise BadAddress(Mistake.MALFORMED)


def _is_local(address: str) -> bool:
    begins_as_path = address.startswith(("/", "./", "../", "~", "\\")) and not address.startswith("//")
    return begins_as_path or address.lower().startswith("file:") or bool(_WINDOWS_PATH.match(address))


def _check(parts: SplitResult) -> None:
    if parts.scheme not in _DEFAULT_PORTS:
        raise BadAddress(Mistake.OTHER_SCHEME)
    if not parts.hostname:
        raise BadAddress(Mistake.NO_HOST)
    # Programs disagree on what these mean in the name of a host.
    if set('\\<>"^`{|}') & set(parts.netloc):
        raise BadAddress(Mistake.MALFORMED)
    if parts.username is not None or parts.password is not None:
        raise BadAddress(Mistake.PASSWORD)
    try:
        port = parts.port
    except ValueError:
        raise BadAddress(Mistake.PORT) from None
    if port == 0:
        raise BadAddress(Mistake.PORT)
