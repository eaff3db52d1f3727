"""The parts of a page that each speak of one document: a link with its date, summary and other formats."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from bs4 import Tag

from extractors.discover.anchors import Anchor
from extractors.read.html.inline import raw_text, tidy

HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
LEAST_TITLE = 12
"""Characters: shorter links are those of menus, filters and pages; "Digitalstrategie" has 16."""
MAX_LINKS = 5000
"""Links of a page that are looked at."""
_MOST_BESIDE = 5
"""Other addresses that a teaser may hold: topics, formats, languages. What holds more is a section of the page."""


class Teaser(NamedTuple):
    """A link with its ``box``, the largest element that speaks of nothing else."""

    anchor: Anchor
    box: Tag

    @property
    def title(self) -> str:
        """The heading in the link, what the link says, or the heading of its box; "" where there is none of these."""
        heading = self.anchor.tag.find(HEADINGS)
        if heading is None and not self.anchor.text:
            heading = self.box.find(HEADINGS)
        return tidy(raw_text(heading.children)) if isinstance(heading, Tag) else self.anchor.text

    @property
    def is_headed(self) -> bool:
        """Whether a heading says what the document is called."""
        return not self.anchor.text or is_heading(self.anchor)


def is_heading(link: Anchor) -> bool:
    """Whether the link is in a heading or has one in it."""
    # Searching with Beautiful Soup's own find takes twenty times as long.
    around = (*link.tag.parents, *link.tag.descendants)
    return any(isinstance(tag, Tag) and tag.name in HEADINGS for tag in around)


def teasers(found: Iterable[Anchor], root: Tag) -> list[Teaser]:
    """The teasers under ``root`` for the links in ``found``, in order, one for each address.

    Links in headings come first, then those long enough to be titles, then the others ("Read more"): a link inside
    the teaser of an earlier kind belongs to it.
    """
    links = list(islice(found, MAX_LINKS))
    kinds = [_kind(link) for link in links]
    crowds = _addresses(links, root)
    taken: set[int] = set()
    best: dict[str, Teaser] = {}
    for kind in sorted(set(kinds)):
        rivals = _addresses([link for link, own in zip(links, kinds, strict=True) if own <= kind], root)
        free = [link for link, own in zip(links, kinds, strict=True) if own == kind and not _inside(link.tag, taken)]
        for link in free:
            teaser = Teaser(link, _box(link, rivals, crowds))
            taken.add(id(teaser.box))
            best.setdefault(link.url, teaser)
    order = {link.url: place for place, link in reversed(list(enumerate(links)))}
    return sorted(best.values(), key=lambda teaser: order[teaser.anchor.url])


def _kind(link: Anchor) -> int:
    if is_heading(link):
        return 0
    return 1 if len(link.text) >= LEAST_TITLE else 2


def _addresses(links: Sequence[Anchor], root: Tag) -> dict[int, set[str]]:
    """The addresses that each element under ``root`` leads to, by the element's id."""
    held: defaultdict[int, set[str]] = defaultdict(set)
    for link in links:
        for parent in _around(link.tag, root):
            held[id(parent)].add(link.url)
    return held


def _box(link: Anchor, rivals: dict[int, set[str]], crowds: dict[int, set[str]]) -> Tag:
    box = link.tag
    for parent in link.tag.parents:
        if rivals.get(id(parent)) != {link.url} or len(crowds[id(parent)]) > 1 + _MOST_BESIDE:
            break
        box = parent
    return box


def _around(tag: Tag, root: Tag) -> Iterator[Tag]:
    for parent in tag.parents:
        if parent is root:
            return
        yield parent


def _inside(tag: Tag, boxes: set[int]) -> bool:
    return any(id(parent) in boxes for parent in (tag, *tag.parents))
