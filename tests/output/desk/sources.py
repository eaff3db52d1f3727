"""A page and a PDF of the land of Lorn, their entries, and services that have both read already."""

from collections.abc import Callable
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from fastapi import FastAPI
from lxml import html

from models.document import Block, BlockKind, Document, Line
from models.entry import Entry
from models.evidence import Evidence
from models.finding import ActionKind, ActionPoint
from models.geometry import Box, Page
from models.snapshot import Snapshot
from output.desk.services import SourceUnavailable
from output.review import review
from output.review.states import State
from output.store import Store
from output.store.desk_values import Work
from tests.output.desk.visiting import desk
from tests.output.examples import draft, outcome, snapshot

PAGE = snapshot("<h1>Harbour plan</h1>")
PICTURE = b"\x89PNG picture of a page"
SIZE = (600.0, 800.0)
LINE = 20
"""Characters on a line of the PDF."""

TEXTS: tuple[tuple[BlockKind, str], ...] = (
    (BlockKind.TITLE, "Harbour plan"),
    (BlockKind.HEADING, "What we will do"),
    (BlockKind.PARAGRAPH, "The ministry will open a lighthouse. It will dredge the bay by 2030."),
    (BlockKind.LIST_ITEM, "Appoint a harbour master."),
    (BlockKind.LIST_ITEM, "Publish a “calendar” of tides – online."),
    (BlockKind.TABLE_ROW, "Bay | 2030 | Ministry"),
    (BlockKind.FOOTNOTE, "The ministry will open a lighthouse."),
)
HOSTILE = '<script>alert("x")</script> \u202eevil\u202c & <img src=x onerror=alert(1)> \x1b[31m'


def pdf_snapshot() -> Snapshot:
    content = b"%PDF- of Lorn"
    return Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type="application/pdf",
        requested_url="https://lorn.example/plan.pdf",
        final_url="https://lorn.example/plan.pdf",
        fetched_at=datetime(2026, 3, 4, tzinfo=UTC),
    )


PDF = pdf_snapshot()


def document(source: Snapshot, texts: tuple[tuple[BlockKind, str], ...] = TEXTS) -> Document:
    """The texts as blocks b1, b2, ...: of a web page, or of a PDF with two blocks on each page."""
    pages = source.media_type == "application/pdf"
    count = (len(texts) + 1) // 2 if pages else 0
    return Document(
        snapshot_sha256=source.sha256,
        url=source.final_url,
        media_type=source.media_type,
        language="en",
        language_origin="text",
        blocks=tuple(_block(index, kind, text, pages) for index, (kind, text) in enumerate(texts)),
        pages=tuple(Page(number=n + 1, width=SIZE[0], height=SIZE[1]) for n in range(count)),
        reader="test 1",
    )


def _block(index: int, kind: BlockKind, text: str, pages: bool) -> Block:
    top = 100 + 300 * (index % 2)
    starts = range(0, len(text), LINE)
    lines = tuple(
        Line(
            start=start,
            end=min(start + LINE, len(text)),
            page=index // 2 + 1,
            box=Box(x0=50, y0=top + 20 * n, x1=450, y1=top + 20 * n + 18),
        )
        for n, start in enumerate(starts)
    )
    return Block(
        id=f"b{index + 1}",
        kind=kind,
        text=text,
        level=1 if kind in {BlockKind.HEADING, BlockKind.LIST_ITEM} else None,
        marker="•" if kind is BlockKind.LIST_ITEM else None,
        lines=lines if pages else (),
        path=None if pages else f"p:nth-of-type({index + 1})",
    )


def quote(read: Document, words: str, block: str | None = None) -> Evidence:
    """The first place of ``words`` in the document."""
    found = next(b for b in read.blocks if words in b.text and block in (None, b.id))
    start = found.text.index(words)
    return Evidence.of(read, found, start, start + len(words))


def action(name: str, *evidence: Evidence) -> ActionPoint:
    return ActionPoint(id=name, text=evidence[0].exact, kind=ActionKind.COMMITMENT, evidence=evidence)


def entry(source: Snapshot, *actions: ActionPoint) -> Entry:
    return draft(source).model_copy(update={"actions": actions})


def stored(store: Store, source: Snapshot, *actions: ActionPoint) -> str:
    """The key of a work drafted from ``source`` with these action points."""
    store.put_snapshot(source)
    saved = entry(source, *actions)
    store.save_draft(saved, outcome(saved))
    return store.key_of(saved.work_id)


def desk_with(store: Store, *documents: Document, **given: Any) -> FastAPI:
    """A desk whose services have these documents, and nothing else."""
    known = {read.snapshot_sha256: read for read in documents}

    def of(sha: str) -> Document:
        if sha not in known:
            raise SourceUnavailable("The bytes of this snapshot are missing.")
        return known[sha]

    picture: Callable[[str, int, int], bytes] = lambda sha, page, width: PICTURE + f" {page} {width}".encode()  # noqa: E731
    sizes = lambda sha: tuple((page.width, page.height) for page in of(sha).pages)  # noqa: E731
    return desk(store, **{"document": of, "page_sizes": sizes, "page_picture": picture, **given})


def parsed(page: str) -> Any:
    """A page or a part of one, as lxml reads it."""
    return html.fromstring(page)


def work_of(drafted: Entry) -> Work:
    """The work of an entry on which nobody has decided anything."""
    moment = datetime(2026, 3, 4, tzinfo=UTC)
    return Work(
        work_id=drafted.work_id,
        key="0" * 16,
        reviewed=review(drafted, [], {1: drafted}),
        draft=drafted,
        state=State.DRAFT,
        assignee=None,
        assigned_by=None,
        revision=1,
        priority=0,
        open_targets=(),
        returned=(),
        comments=(),
        moves=(),
        publications=(),
        created_at=moment,
        changed_at=moment,
    )
