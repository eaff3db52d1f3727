"""One address, one snapshot, or a named failure."""

from collections.abc import Mapping

from extractors.failures import UnknownScheme
from extractors.fetch.address import local_path
from extractors.fetch.courtesy import Courtesy
from extractors.fetch.limits import FetchLimits
from extractors.fetch.local import read_file
from extractors.fetch.web import Validators, download, download_changed
from models.snapshot import Snapshot


def fetch(url: str, limits: FetchLimits | None = None, courtesy: Courtesy | None = None) -> Snapshot:
    """The bytes at ``url`` (http, https, file, or a path) as a snapshot.

    Without ``courtesy`` nobody is asked for leave, and nothing is tried twice: for servers of one's own.
    Raises a ``DocumentFailure`` that names what went wrong; never any other error for bad input.
    """
    limits = limits or FetchLimits()
    path = local_path(url)
    if path is not None:
        return read_file(path, limits)
    _check_scheme(url)
    return download(url, limits, courtesy=courtesy)


def fetch_changed(
    url: str, known: Mapping[str, Validators], limits: FetchLimits, courtesy: Courtesy | None = None
) -> Snapshot | None:
    """Like ``fetch``; none when the server says that what ``known`` describes, by its address, is unchanged."""
    if local_path(url) is not None:
        return fetch(url, limits)
    _check_scheme(url)
    return download_changed(url, known, limits, courtesy=courtesy)


def _check_scheme(url: str) -> None:
    scheme = url.partition(":")[0].lower()
    if scheme not in {"http", "https"}:
        raise UnknownScheme(scheme if scheme.isalnum() else "")
