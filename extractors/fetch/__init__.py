"""An address in, a snapshot out: web pages and documents over http and https, and local files."""

from extractors.fetch.address import canonical_url, expand, work_id
from extractors.fetch.courtesy import Courtesy, Politeness
from extractors.fetch.fetch import fetch, fetch_changed
from extractors.fetch.limits import FetchLimits
from extractors.fetch.web import Validators

__all__ = [
    "Courtesy",
    "FetchLimits",
    "Politeness",
    "Validators",
    "canonical_url",
    "expand",
    "fetch",
    "fetch_changed",
    "work_id",
]
