"""What a source names: the documents of a listing, feed, sitemap or open interface."""

from extractors.discover.discover import discover
from extractors.discover.get import Get

__all__ = ["Get", "discover"]
