"""Pages that list documents: by the selector of the analyst, or by how the links look."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from bs4 import Tag
from soupsieve import SelectorSyntaxError

from extractors.discover.addresses import address
from extractors.discover.anchors import anchor, anchors, base_of, content_of, is_next
from extractors.discover.get import Get
from extractors.discover.languages import language_code
from extractors.discover.publications import Publication, media_type, publication, publications
from extractors.discover.teasers import Teaser, teasers
from extractors.failures import BadQuery, DocumentFailure
from extractors.read.html.page import Page, parse
from extractors.read.packed import unpacked
from models.item import Alternate, Item, Listing
from models.snapshot import Snapshot
from models.source import Source

MAX_PAGES = 10
"""Pages of one list that are read at a visit; what is new stands on the first."""
MAX_ITEMS = 2000
MAX_ALTERNATES = 40
"""Languages and formats of one entry: the European Union has 24 languages."""


def discover_listing(source: Source, get: Get) -> Listing:
    """The publications of a list and its next pages, in their order; complete when its last page was reached.

    Raises a ``DocumentFailure`` when its first page cannot be had or read, and ``BadQuery`` for a ``select`` that is
    no CSS selector.
    """
    items: dict[str, Item] = {}
    seen: set[str] = set()
    warnings: list[str] = []
    following: str | None = source.url
    while following and following not in seen and len(seen) < MAX_PAGES and len(items) < MAX_ITEMS:
        seen.add(following)
        try:
            found, following = _page(following, source, get)
        except DocumentFailure as failure:
            if len(seen) == 1:
                raise
            warnings.append(f"Page {len(seen)} of the list could not be read ({failure.code}).")
            break
        fresh = {item.url: item for item in found if item.url not in items}
        items |= fresh
        following = following if fresh else None
    complete = not warnings and (following is None or following in seen) and len(items) < MAX_ITEMS
    warnings += [] if items else [_nothing(source)]
    warnings += (
        [] if len(items) < MAX_ITEMS else [f"Only the first {MAX_ITEMS} publications of the list are looked at."]
    )
    return Listing(items=tuple(items.values())[:MAX_ITEMS], complete=complete and bool(items), warnings=tuple(warnings))


def _page(url: str, source: Source, get: Get) -> tuple[tuple[Item, ...], str | None]:
    """The publications on the page at ``url``, and the page after it."""
    snapshot = get(url)
    page = parse_page(snapshot)
    return page_items(page, snapshot.final_url, source), next_page(page, snapshot.final_url)


def parse_page(snapshot: Snapshot) -> Page:
    """The web page in ``snapshot``. Raises ``TooLarge`` and ``Unreadable``."""
    return parse(unpacked(snapshot.content), snapshot.headers)


def page_items(page: Page, url: str, source: Source) -> tuple[Item, ...]:
    """The publications on one page of a list."""
    root, base = content_of(page), base_of(page, url)
    if source.select is None:
        found: Iterable[Publication] = publications(teasers(anchors(root, base), root))
    else:
        found = map(publication, _selected(page, base, source.select))
    return tuple(_item(one, source, base) for one in found)


def next_page(page: Page, url: str) -> str | None:
    """The next page of the list that the page at ``url`` belongs to, if it names one of its own host."""
    base = base_of(page, url)
    stated = [tag for tag in page.tree.find_all("link", href=True) if "next" in str(tag.get("rel") or "").lower()]
    links = (tag for tag in page.tree.find_all("a", href=True) if is_next(tag))
    for tag in (*stated, *links):
        found = address(tag.get("href"), base)
        if found and urlsplit(found).hostname == urlsplit(url).hostname and found != url:
            return found
    return None


def _selected(page: Page, base: str, select: str) -> list[Teaser]:
    """What the selector finds: each link, or the first link with a title in each element that is none."""
    try:
        chosen = page.tree.select(select, limit=MAX_ITEMS)
    except (SelectorSyntaxError, NotImplementedError) as error:
        raise BadQuery("select") from error
    found = [tag for tag in chosen if tag.name == "a"]
    listed = teasers((link for tag in found for link in anchor(tag, base)), content_of(page))
    return [*listed, *(teaser for tag in chosen if tag.name != "a" for teaser in _first(tag, base))]


def _first(box: Tag, base: str) -> list[Teaser]:
    links = [link for tag in box.find_all("a", href=True) for link in anchor(tag, base)]
    best = next((link for link in links if link.text), next(iter(links), None))
    return [Teaser(best, box)] if best else []


def _item(found: Publication, source: Source, base: str) -> Item:
    link, beside = found.teaser.anchor, _beside(found.teaser, base)
    document = None if found.is_file else next((other.url for other in beside if other.media_type), None)
    return Item(
        url=link.url,
        source_id=source.id,
        title=found.teaser.title or None,
        document_url=document,
        language=language_code(link.tag.get("hreflang")),
        published=found.published,
        alternates=tuple(other for other in beside if other.url != document)[:MAX_ALTERNATES],
    )


def _beside(teaser: Teaser, base: str) -> list[Alternate]:
    """The files and other languages that a teaser offers beside its link."""
    links = (link for tag in teaser.box.find_all("a", href=True) for link in anchor(tag, base))
    found = {
        link.url: Alternate(
            url=link.url, language=language_code(link.tag.get("hreflang")), media_type=media_type(link.url)
        )
        for link in links
        if link.url != teaser.anchor.url
    }
    return [other for other in found.values() if other.language or other.media_type]


def _nothing(source: Source) -> str:
    if source.select:
        return f"The selector {source.select!r} finds no link: see what the page's links have in common now."
    return "No link on the page looks like a publication: say with select where they stand, such as 'main li > a'."
