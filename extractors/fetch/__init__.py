"""An address in, a snapshot out: web pages and documents over http and https, and local files."""

from extractors.fetch.address import canonical_url, expand, work_id
from extractors.fetch.fetch import fetch
from extractors.fetch.limits import FetchLimits

__all__ = ["FetchLimits", "canonical_url", "expand", "fetch", "work_id"]
