"""Hypothesis strategies for every value that travels between stages. What they build is consistent."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any, TypeVar

from hypothesis import strategies as st

from models.decision import Decision, Verb
from models.document import Block, BlockKind, Document, Line, Metadatum
from models.entry import Entry, EntryField, Impact, Origin, PillarSummary, Takeaway
from models.evidence import Evidence, RuleRef
from models.finding import (
    ActionKind,
    ActionPoint,
    Amount,
    Deadline,
    Findings,
    Mention,
    Pillar,
    Principle,
    Provision,
    finding_id,
)
from models.geometry import Box, Page
from models.outcome import Outcome, Status
from models.outline import Outline, Section
from models.snapshot import Snapshot
from models.source import Source
from models.value import LocalText
from models.vocabulary import JURISDICTIONS

T = TypeVar("T")

SHA = sha256(b"a document").hexdigest()
WHEN = datetime(2026, 3, 12, 2, 15, tzinfo=UTC)

# No surrogates: they cannot be written as UTF-8, and no reader hands them on.
CHARACTERS = st.characters(codec="utf-8")
TEXTS = st.text(CHARACTERS, min_size=1, max_size=80).filter(lambda text: bool(text.strip()))
ANY_TEXTS = st.text(CHARACTERS, max_size=80)
CODES = st.text("abcdefghijklmnopqrstuvwxyz-", min_size=1, max_size=12)
RULES = st.builds(RuleRef, id=CODES, version=st.integers(1, 99))
LOCAL_TEXTS = st.builds(LocalText, nl=TEXTS, en=TEXTS)
CONFIDENCES = st.floats(0, 1)


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


METADATA = st.builds(
    Metadatum, name=st.sampled_from(["title", "issuer", "published"]), value=TEXTS, origin=st.just("pdf:info")
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


DEADLINES = st.builds(
    Deadline,
    text=TEXTS,
    start=st.none() | st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    end=st.none() | st.dates(date(2000, 1, 1), date(2060, 1, 1)),
    every=st.none() | st.sampled_from(["P1Y", "P3M"]),
)
AMOUNTS = st.builds(
    Amount,
    text=TEXTS,
    value=st.none() | st.decimals(Decimal(0), Decimal(10**12), places=2),
    currency=st.none() | st.sampled_from(["EUR", "GBP"]),
)


def _rows(**parts: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(parts)


@st.composite
def findings(draw: st.DrawFn, document: Document) -> Findings:
    """Findings of every kind in ``document``, each with an id of its own."""
    taken: set[str] = set()

    def several(kind: str, rest: st.SearchStrategy[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for _ in range(draw(st.integers(0, 2))):
            evidence = draw(evidence_in(document))
            name = finding_id(kind, evidence.exact, taken)
            taken.add(name)
            yield {"id": name, "evidence": (evidence,), "confidence": draw(CONFIDENCES), **draw(rest)}

    pillars = tuple(Pillar(**row) for row in several("pillar", _rows(title=TEXTS)))
    action = _rows(
        text=TEXTS,
        kind=st.sampled_from(ActionKind),
        actor=st.none() | TEXTS,
        deadline=st.none() | DEADLINES,
        amount=st.none() | AMOUNTS,
        pillar=st.sampled_from([None, *(pillar.id for pillar in pillars)]),
        doubtful=st.booleans(),
    )
    principle = _rows(label=TEXTS, explanation=st.none() | TEXTS)
    provision = _rows(text=TEXTS, kind=st.sampled_from(["supervision", "body"]))
    mention = _rows(text=TEXTS, kind=st.sampled_from(["law", "work"]))
    return Findings(
        principles=tuple(Principle(**row) for row in several("principle", principle)),
        pillars=pillars,
        actions=tuple(ActionPoint(**row) for row in several("action", action)),
        provisions=tuple(Provision(**row) for row in several("provision", provision)),
        mentions=tuple(Mention(**row) for row in several("mention", mention)),
    )


@st.composite
def fields(draw: st.DrawFn, values: st.SearchStrategy[T], document: Document) -> EntryField[T]:
    """A field with a value, an origin and perhaps a quote, or an empty one with its reason."""
    value = draw(st.none() | values)
    if value is None:
        return EntryField(reason=draw(LOCAL_TEXTS))
    proof = draw(st.lists(evidence_in(document), max_size=1))
    return EntryField(value=value, origin=draw(st.sampled_from(Origin)), evidence=tuple(proof))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Entries of small documents, with some fields empty."""
    document = draw(documents())
    found = draw(findings(document))
    impacts = st.builds(Impact, score=st.integers(1, 4), legend=LOCAL_TEXTS, reason=LOCAL_TEXTS)
    codes = st.lists(CODES, min_size=1, max_size=3).map(tuple)
    texts = fields(TEXTS, document)
    return Entry(
        work_id=draw(CODES),
        version=draw(st.integers(1, 50)),
        snapshot_sha256=document.snapshot_sha256,
        extractor_version="1",
        url=document.url,
        language=document.language,
        pages=len(document.pages),
        title=draw(texts),
        jurisdiction=draw(texts),
        issuer=draw(texts),
        published=draw(texts),
        document_type=draw(texts),
        impact=draw(fields(impacts, document)),
        audience=draw(fields(codes, document)),
        topics=draw(fields(codes, document)),
        abstract=draw(texts),
        takeaways=tuple(draw(st.lists(st.builds(Takeaway, id=CODES, text=LOCAL_TEXTS, rule=RULES), max_size=2))),
        principles=found.principles,
        pillars=found.pillars,
        pillar_summaries=tuple(PillarSummary(pillar=p.id, summary=draw(texts)) for p in found.pillars),
        actions=found.actions,
        provisions=found.provisions,
        mentions=found.mentions,
        warnings=document.warnings,
    )


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    """Bytes with their hash."""
    content = draw(st.binary(max_size=200))
    return Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type="text/html",
        requested_url="https://example.org/",
        final_url="https://example.org/plan",
        redirects=("https://example.org/",),
        headers={"etag": '"1"'},
        fetched_at=WHEN,
    )


SOURCES = st.builds(
    Source,
    id=st.from_regex(r"[a-z0-9][a-z0-9-]{0,20}", fullmatch=True),
    url=st.sampled_from(["https://example.org/", "http://example.org/plan.pdf", "file:///plans/plan.pdf"]),
    jurisdiction=st.none() | st.sampled_from(sorted(JURISDICTIONS)),
    language=st.sampled_from([None, "nl", "en", "fr", "de"]),
    least_items=st.integers(0, 100),
)
DECISIONS = st.builds(
    Decision,
    work_id=CODES,
    entry_version=st.integers(1, 50),
    target=CODES,
    verb=st.sampled_from(Verb),
    who=TEXTS,
    when=st.just(WHEN),
    before=st.none() | TEXTS | st.lists(TEXTS, max_size=2),
    after=st.none() | TEXTS | st.lists(TEXTS, max_size=2),
    reason=st.none() | TEXTS,
)
OUTCOMES = st.builds(
    Outcome,
    url=TEXTS,
    status=st.sampled_from(Status),
    code=CODES,
    sentence=TEXTS,
    seconds=st.floats(0, 1e6),
)
