"""The list of pages for search engines (https://www.sitemaps.org/protocol.html)."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from output.publish.addresses import Addresses, alternates
from output.publish.card import Card
from output.publish.links import entry_paths
from output.publish.moments import timestamp
from output.publish.site import LANGUAGES
from output.render.labels import Language

MEDIA_TYPE = "application/xml"
MOST_PAGES = 50_000
"""Pages in one file, as the protocol has it."""
_SITEMAP, _XHTML = "http://www.sitemaps.org/schemas/sitemap/0.9", "http://www.w3.org/1999/xhtml"


class SitePage(NamedTuple):
    """A page that search engines should know: where it is in each language, and when it last changed."""

    paths: Mapping[Language, str]
    changed_at: datetime | None


def site_pages(addresses: Addresses, cards: Sequence[Card]) -> Iterator[SitePage]:
    """The list, the index and every entry as it is now."""
    newest = max((card.published_at for card in cards), default=None)
    yield SitePage({language: addresses.listing(language) for language in LANGUAGES}, newest)
    yield SitePage({language: addresses.jurisdictions(language) for language in LANGUAGES}, newest)
    for card in cards:
        yield SitePage(entry_paths(addresses, card.key), card.published_at)


def sitemap(pages: Sequence[SitePage], base_url: str) -> str:
    """The map of these pages, each in all its languages."""
    root = Element("urlset", {"xmlns": _SITEMAP, "xmlns:xhtml": _XHTML})
    for page in pages:
        for path in page.paths.values():
            place = SubElement(root, "url")
            SubElement(place, "loc").text = base_url + path
            if page.changed_at:
                SubElement(place, "lastmod").text = timestamp(page.changed_at)
            for tag, other in alternates(dict(page.paths)).items():
                SubElement(place, "xhtml:link", rel="alternate", hreflang=tag, href=base_url + other)
    return _document(root)


def sitemaps(pages: Sequence[SitePage], base_url: str) -> Mapping[str, str]:
    """The files by name: ``sitemap.xml``, which for a very large monitor leads to ``sitemap-1.xml`` and so on."""
    each = MOST_PAGES // len(LANGUAGES)
    parts = [pages[start : start + each] for start in range(0, len(pages), each)]
    if len(parts) <= 1:
        return {"sitemap.xml": sitemap(pages, base_url)}
    files = {f"sitemap-{n}.xml": sitemap(part, base_url) for n, part in enumerate(parts, start=1)}
    root = Element("sitemapindex", xmlns=_SITEMAP)
    for name in files:
        SubElement(SubElement(root, "sitemap"), "loc").text = base_url + name
    return {**files, "sitemap.xml": _document(root)}


def _document(root: Element) -> str:
    indent(root)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode") + "\n"
