"""One address, one snapshot, or a named failure."""

from extractors.failures import UnknownScheme
from extractors.fetch.address import local_path
from extractors.fetch.limits import FetchLimits
from extractors.fetch.local import read_file
from extractors.fetch.web import download
from models.snapshot import Snapshot


def fetch(url: str, limits: FetchLimits | None = None) -> Snapshot:
    """The bytes at ``url`` (http, https, file, or a path) as a snapshot.

    Raises a ``DocumentFailure`` that names what went wrong; never any other error for bad input.
    """
    limits = limits or FetchLimits()
    path = local_path(url)
    if path is not None:
        return read_file(path, limits)
    scheme = url.partition(":")[0].lower()
    if scheme not in {"http", "https"}:
        raise UnknownScheme(scheme if scheme.isalnum() else "")
    return download(url, limits)
