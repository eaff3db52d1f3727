"""Blocks to a tree of sections, one shape whatever the source was."""

from extractors.outline.levels import Heading, settle_levels
from extractors.outline.number import parse_number
from extractors.outline.roles import role_of
from models.document import BlockKind, Document
from models.outline import Outline, Section, SectionRole


def outline(document: Document) -> Outline:
    """The document's sections over its blocks: a root for what precedes the first heading, then one a heading.

    Levels are consistent (see ``settle_levels``); titles keep their numbers, which are parsed too; the role
    of a section ("annex", "summary") passes to the sections inside it.
    """
    blocks = document.blocks
    starts = [index for index, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    numbers = [parse_number(blocks[index].text) for index in starts]
    roles = [role_of(blocks[index].text, number) for index, number in zip(starts, numbers, strict=True)]
    read = [blocks[index].level or 1 for index in starts]
    headings = [Heading(*heading) for heading in zip(read, numbers, roles, strict=True)]
    by_look = bool(document.pages)
    # On covers the title is often only guessed, or set twice; markup names it.
    titled = not by_look and any(block.kind is BlockKind.TITLE for block in blocks)
    levels = settle_levels(headings, by_look=by_look, titled=titled)
    sections = [Section(title="", level=0, start=0, stop=starts[0] if starts else len(blocks))]
    open_at: list[int] = [0]
    for position, (start, number, level) in enumerate(zip(starts, numbers, levels, strict=True)):
        stop = starts[position + 1] if position + 1 < len(starts) else len(blocks)
        del open_at[level:]
        role = _inherited(roles[position], sections[open_at[-1]].role)
        sections.append(
            Section(
                title=blocks[start].text,
                level=level,
                start=start,
                stop=stop,
                parent=open_at[-1],
                number=number.label if number else None,
                role=role,
            )
        )
        open_at.append(len(sections) - 1)
    return Outline(sections=tuple(sections), block_count=len(blocks))


def _inherited(own: SectionRole, around: SectionRole) -> SectionRole:
    # A printed table of contents holds no headings of its own: what stands under its heading is the text itself.
    return around if own == "body" and around != "contents" else own
