"""From the drafts of all pages to the drafts of a document: furniture out, kinds and levels told."""

from collections.abc import Sequence

from extractors.read.pdf.captions import mark_captions
from extractors.read.pdf.contents import is_contents_title, mark_contents
from extractors.read.pdf.continuation import join_continued
from extractors.read.pdf.drafts import Draft
from extractors.read.pdf.footnotes import mark_footnotes
from extractors.read.pdf.front import clear_front
from extractors.read.pdf.headings import THRESHOLD, Headings
from extractors.read.pdf.headlines import join_headlines
from extractors.read.pdf.levels import close_gaps, set_levels
from extractors.read.pdf.lists import mark_items
from extractors.read.pdf.looks import body_style
from extractors.read.pdf.runin import split_run_ins
from extractors.read.pdf.titles import mark_title
from extractors.read.pdf.trust import Trust, trust_in_tags
from extractors.read.pdf.witnesses import Witnesses, witnesses
from models.document import BlockKind

_PLAIN = 1.0
"""How far above the threshold a draft is plainly a heading."""


def assemble(
    drafts: list[Draft], bookmarks: Sequence[tuple[str, int, int | None]], titles: Sequence[str]
) -> tuple[list[Draft], Trust]:
    """The drafts of a document in reading order, each with its kind and level, and how far tags were believed."""
    body = body_style([line for draft in drafts for line in draft.lines]).size
    mark_contents(drafts)
    mark_captions(drafts)
    drafts = mark_footnotes(drafts, body)
    named = witnesses(bookmarks, drafts)
    drafts, trust = _with_headings(drafts, named)
    mark_items(drafts)
    mark_title(drafts, body, titles)
    if trust is Trust.SOUND:
        close_gaps(drafts)
    else:
        set_levels(drafts, named)
    return join_continued(drafts), trust


def _with_headings(drafts: list[Draft], named: Witnesses) -> tuple[list[Draft], Trust]:
    """Headings by tags where those are sound, else by looks, else by both."""
    scores = Headings(drafts, named).scores()
    plain = [drafts[index] for index, score in scores.items() if score >= THRESHOLD + _PLAIN]
    trust = trust_in_tags(drafts, plain)
    if trust is Trust.SOUND:
        for draft in plain:
            if is_contents_title(draft.raw) and draft.kind is not BlockKind.HEADING:
                draft.kind, draft.level = BlockKind.HEADING, 1
        return drafts, trust
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            draft.kind, draft.level = BlockKind.PARAGRAPH, None
    for index, score in scores.items():
        if score >= THRESHOLD:
            drafts[index].kind, drafts[index].level = BlockKind.HEADING, None
    drafts = split_run_ins(join_headlines(drafts))
    clear_front(drafts, named)
    return drafts, trust
