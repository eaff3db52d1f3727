"""From the drafts of all pages to the drafts of a document: furniture out, kinds and levels told."""

from collections.abc import Sequence

from extractors.read.pdf.contents import mark_contents
from extractors.read.pdf.continuation import join_continued
from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.footnotes import mark_footnotes
from extractors.read.pdf.headings import Headings
from extractors.read.pdf.levels import set_levels
from extractors.read.pdf.lists import mark_items
from extractors.read.pdf.looks import body_style
from extractors.read.pdf.titles import mark_title
from extractors.read.pdf.witnesses import witnesses


def assemble(
    drafts: list[Draft], bookmarks: Sequence[tuple[str, int, int | None]], titles: Sequence[str], find_headings: bool
) -> list[Draft]:
    """The drafts of a document in reading order, each with its kind and level."""
    body = body_style([line for draft in drafts for line in draft.lines]).size
    mark_contents(drafts)
    drafts = mark_footnotes(drafts, body)
    named = witnesses(bookmarks, drafts)
    if find_headings:
        Headings(drafts, named).mark()
        set_levels(drafts, named)
    mark_items(drafts)
    mark_title(drafts, body, titles)
    return join_continued(drafts)
