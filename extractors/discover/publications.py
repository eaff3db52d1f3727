"""Which links of a page look like publications, when nobody has said where they stand."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import fmean
from typing import NamedTuple
from urllib.parse import urlsplit

from extractors.discover.teasers import LEAST_TITLE, Teaser
from extractors.draft.dates import written_dates
from extractors.read.html.inline import raw_text, tidy
from extractors.read.html.links import DOCUMENT_TYPES
from extractors.read.html.markup import names, words

_LONGEST_BOX = 4000
"""Characters of the part around a link that are read for a date."""
_LONG_TITLE = 30
"""Characters from which a link is hardly a category's name."""
_PROSE_SHARE = 0.5
"""Share of a paragraph that a link must be: a smaller one is mentioned in a sentence."""
_HOLDERS = frozenset({"p", "li", "td", "dd", "div", "section", "article", "body"})
"""The elements of which the nearest around a link says whether it stands in running text."""
_DATED, _FILE, _HEADED, _LONG = 2.0, 1.5, 1.0, 1.0
"""What each sign is worth, times the share of a group's links that have it."""
_LEAST = 1.0
"""Less is a group of links without any sign, such as the topics of a site."""
_POSITIONS = {"first", "last", "odd", "even", "active", "row", "item", "views"}
"""Words in class names that tell neighbours in a list apart, or say only that it is a list."""


class Publication(NamedTuple):
    """A link with what stands beside it: its date, and the file where it leads to a page and names the file too."""

    teaser: Teaser
    published: date | None

    @property
    def headed(self) -> bool:
        """Whether a heading says what it is called."""
        return self.teaser.is_headed

    @property
    def is_file(self) -> bool:
        """Whether the link leads to a document file by its name."""
        return media_type(self.teaser.anchor.url) is not None


def publications(teasers: Sequence[Teaser]) -> list[Publication]:
    """The teasers that look like publications, in order.

    Links of like shape are judged together: by dates beside them, file names, headings and the length of their
    titles. Where some groups are dated, those without any date or file are not publications.
    """
    groups: defaultdict[tuple[object, ...], list[Publication]] = defaultdict(list)
    for teaser in teasers:
        if len(teaser.title) >= LEAST_TITLE and not _in_prose(teaser):
            groups[_shape(teaser)].append(publication(teaser))
    likely = [group for group in groups.values() if _likeness(group) >= _LEAST]
    if any(_dated(group) > 0 for group in likely):
        likely = [group for group in likely if _dated(group) > 0 or any(found.is_file for found in group)]
    chosen = {id(found.teaser) for group in likely for found in group}
    everything = (found for group in groups.values() for found in group)
    order = {id(teaser): place for place, teaser in enumerate(teasers)}
    return sorted((f for f in everything if id(f.teaser) in chosen), key=lambda f: order[id(f.teaser)])


def publication(teaser: Teaser) -> Publication:
    """The teaser with the date that stands beside it."""
    return Publication(teaser, _date(teaser))


def media_type(url: str) -> str | None:
    """The type of the document file that an address names; none for a page."""
    path = urlsplit(url).path.lower()
    return next((kind for suffix, kind in DOCUMENT_TYPES.items() if path.endswith(suffix)), None)


def _date(teaser: Teaser) -> date | None:
    """The first date in the teaser's box, those in its title last; only dates with a day count."""
    shown = [str(tag.get("datetime") or tag.get_text()) for tag in teaser.box.find_all("time", limit=3)]
    text = tidy(teaser.box.get_text(" "))
    for written in (*shown, text.replace(teaser.title, " ", 1), teaser.title):
        for found in written_dates(written[:_LONGEST_BOX]):
            if len(found.iso) == len("2031-05-03"):
                return date.fromisoformat(found.iso)
    return None


def _in_prose(teaser: Teaser) -> bool:
    holder = next((tag for tag in teaser.anchor.tag.parents if tag.name in _HOLDERS), None)
    if holder is None or holder.name != "p":
        return False
    return len(teaser.anchor.text) < _PROSE_SHARE * len(tidy(raw_text(holder.children)))


def _shape(teaser: Teaser) -> tuple[object, ...]:
    """How a link stands in its box: links of one list are alike in this."""
    path = [teaser.anchor.tag.name]
    for parent in teaser.anchor.tag.parents:
        path.append(parent.name)
        if parent is teaser.box.parent:
            break
    return tuple(path), frozenset(words(*names(teaser.box)) - _POSITIONS)


def _likeness(group: Sequence[Publication]) -> float:
    files, headed = _share(found.is_file for found in group), _share(found.headed for found in group)
    long = _share(len(found.teaser.title) >= _LONG_TITLE for found in group)
    return _DATED * _dated(group) + _FILE * files + _HEADED * headed + _LONG * long


def _dated(group: Sequence[Publication]) -> float:
    return _share(found.published is not None for found in group)


def _share(signs: Iterable[bool]) -> float:
    return fmean(map(float, signs))
