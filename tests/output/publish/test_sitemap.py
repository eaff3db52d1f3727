from typing import Any

import pytest
from lxml import etree

from output.publish import sitemap
from output.publish.addresses import FileAddresses
from tests.output.publish.examples import BASE, card

CARDS = [card(1), card(2)]
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(text: str) -> Any:
    """The root of a document (lxml's stubs know too little of it to be of use)."""
    return etree.fromstring(text.encode())


def pages() -> list[sitemap.SitePage]:
    return list(sitemap.site_pages(FileAddresses(), CARDS))


def test_every_page_is_named_in_every_language() -> None:
    root = read(sitemap.sitemaps(pages(), BASE)["sitemap.xml"])
    places = root.xpath("s:url/s:loc/text()", namespaces=NAMES)
    assert len(places) == len(set(places)) == 2 * (2 + len(CARDS))
    assert f"{BASE}nl/{CARDS[0].key}.html" in places
    for url in root.xpath("s:url", namespaces=NAMES):
        others = dict(
            zip(
                url.xpath("x:link/@hreflang", namespaces=NAMES),
                url.xpath("x:link/@href", namespaces=NAMES),
                strict=True,
            )
        )
        assert set(others) == {"nl", "en", "x-default"}
        assert url.findtext("s:loc", namespaces=NAMES) in others.values()


def test_a_page_says_when_it_changed() -> None:
    root = read(sitemap.sitemap(pages(), BASE))
    assert set(root.xpath("s:url/s:lastmod/text()", namespaces=NAMES)) == {
        "2026-11-04T09:30:00Z",
        "2026-11-05T09:30:00Z",
    }


def test_a_very_large_monitor_has_several(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST_PAGES", 4)
    files = sitemap.sitemaps(pages(), BASE)
    assert set(files) == {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"}
    index = read(files["sitemap.xml"])
    assert index.xpath("s:sitemap/s:loc/text()", namespaces=NAMES) == [f"{BASE}sitemap-1.xml", f"{BASE}sitemap-2.xml"]
    assert all(len(read(files[f"sitemap-{n}.xml"])) <= 4 for n in (1, 2))
