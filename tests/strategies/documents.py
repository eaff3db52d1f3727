"""Documents, the evidence in them, and outlines over blocks."""

from hashlib import sha256

from hypothesis import strategies as st

from models.document import Block, BlockKind, Document, Line, Metadatum
from models.evidence import Evidence
from models.geometry import Box, Page
from models.outline import Outline, Section
from tests.strategies.texts import CONFIDENCES, RULES, TEXTS

SHA = sha256(b"a document").hexdigest()
METADATA = st.builds(
    Metadatum, name=st.sampled_from(["title", "issuer", "published"]), value=TEXTS, origin=st.just("pdf:info")
)


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    """Boxes in points on a page of up to 1 000 by 1 000 points."""
    xs = sorted(draw(st.tuples(st.integers(0, 1000), st.integers(0, 1000))))
    ys = sorted(draw(st.tuples(st.integers(0, 1000), st.integers(0, 1000))))
    return Box(x0=xs[0], y0=ys[0], x1=xs[1], y1=ys[1])


@st.composite
def lines_over(draw: st.DrawFn, length: int, pages: int) -> tuple[Line, ...]:
    """Lines that cover ``length`` characters without a gap, on pages 1 to ``pages``, in order."""
    cuts = sorted(draw(st.sets(st.integers(1, length), max_size=4)) | {0, length})
    numbers = sorted(draw(st.integers(1, pages)) for _ in cuts[1:])
    spans = zip(cuts, cuts[1:], numbers, strict=False)
    return tuple(Line(start=start, end=end, page=page, box=draw(boxes())) for start, end, page in spans)


@st.composite
def blocks(draw: st.DrawFn, name: str = "b0", pages: int = 0) -> Block:
    """One block; with ``pages`` it stands on them, without it stands at an element of a web page."""
    text, kind = draw(TEXTS), draw(st.sampled_from(BlockKind))
    return Block(
        id=name,
        kind=kind,
        text=text,
        level=draw(st.integers(1, 6)) if kind in {BlockKind.HEADING, BlockKind.LIST_ITEM} else None,
        marker=draw(st.sampled_from(["•", "a.", "3)"])) if kind is BlockKind.LIST_ITEM else None,
        lines=draw(lines_over(len(text), pages)) if pages else (),
        path=None if pages else f"main > p:nth-of-type({name[1:]})",
        confidence=draw(CONFIDENCES),
    )


@st.composite
def documents(draw: st.DrawFn, min_blocks: int = 1) -> Document:
    """Web pages and paged documents of up to six blocks."""
    pages = draw(st.integers(0, 3))
    count = draw(st.integers(min_blocks, 6))
    return Document(
        snapshot_sha256=SHA,
        url="https://example.org/plan",
        media_type="application/pdf" if pages else "text/html",
        language=draw(st.sampled_from(["nl", "en", "fr", "de"])),
        language_origin="text",
        metadata=tuple(draw(st.lists(METADATA, max_size=3))),
        blocks=tuple(draw(blocks(f"b{i}", pages)) for i in range(count)),
        pages=tuple(Page(number=n + 1, width=595, height=842) for n in range(pages)),
        warnings=tuple(draw(st.lists(TEXTS, max_size=2))),
        reader="test 1",
    )


@st.composite
def evidence_in(draw: st.DrawFn, document: Document) -> Evidence:
    """A quote somewhere in ``document``."""
    block = draw(st.sampled_from(document.blocks))
    first = draw(st.sampled_from([i for i, character in enumerate(block.text) if not character.isspace()]))
    start, end = draw(st.integers(0, first)), draw(st.integers(first + 1, len(block.text)))
    return Evidence.of(document, block, start, end, draw(st.none() | RULES))


@st.composite
def outlines(draw: st.DrawFn, max_sections: int = 8) -> Outline:
    """Outlines of any legal shape, sections without blocks included."""
    sections = [Section(title="", level=0, start=0, stop=draw(st.integers(0, 3)))]
    for _ in range(draw(st.integers(0, max_sections))):
        parent = draw(st.integers(0, len(sections) - 1))
        start = sections[-1].stop
        sections.append(
            Section(
                title=draw(TEXTS),
                level=sections[parent].level + draw(st.integers(1, 2)),
                start=start,
                stop=start + draw(st.integers(1, 4)),
                parent=parent,
                number=draw(st.none() | st.sampled_from(["1", "2.1", "Article 4"])),
            )
        )
    return Outline(sections=tuple(sections), block_count=sections[-1].stop)
