"""Addresses: what an analyst types, which documents it stands for, and which work each of them is."""

from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

from courlan import normalize_url

DOCUMENT_SUFFIXES = frozenset({".pdf", ".html", ".htm", ".xhtml", ".docx", ".odt"})
"""The file names that are taken from a folder; a file that is named itself is taken whatever it is called."""


def expand(address: str) -> tuple[str, ...]:
    """The URLs that ``address`` stands for: itself, or the documents in a local folder and its subfolders.

    A path without scheme becomes the ``file:`` URL of the place it leads to, links followed, whether or not
    something is there: fetching will tell.
    Hidden files and files that are no documents by their suffix are left out of a folder.
    """
    path = local_path(address)
    if path is None:
        return (address,)
    try:
        if not path.is_dir():
            return (path.resolve().as_uri(),)
    except (OSError, ValueError):  # what no path can hold, such as NUL, or a name that is too long
        return (address,)
    files = (file.resolve().as_uri() for file in sorted(path.rglob("*")) if _is_document(file, path))
    return tuple(dict.fromkeys(files))


def local_path(address: str) -> Path | None:
    """The path that a ``file:`` URL or a plain path names; none for an address with another scheme.

    A ``file:`` URL that names another host is not local.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    if parts.scheme == "file":
        return Path(unquote(parts.path)) if parts.netloc in {"", "localhost"} else None
    return None if parts.scheme and ":" in address else Path(address)


def _is_document(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in file.relative_to(folder).parts)
    return not hidden and file.suffix.lower() in DOCUMENT_SUFFIXES and file.is_file()


def host_of(url: str) -> str:
    """The host of an address in lower case; "" for a file, and for what is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def canonical_url(url: str) -> str:
    """The URL by which a work is known: lower-case host, no fragment, no tracking parameters.

    What is no address stays as it is: fetching will tell.
    """
    try:
        return str(normalize_url(urldefrag(url).url))
    except ValueError:
        return url


def work_id(url: str) -> str:
    """A stable id for the work at ``url``: 16 hexadecimal digits.

    http and https give the same id, and so do URLs that differ only in what ``canonical_url`` removes.
    """
    address = canonical_url(url)
    known_as = address.split("://", 1)[-1] if address.startswith(("http://", "https://")) else address
    return sha256(known_as.encode()).hexdigest()[:16]
