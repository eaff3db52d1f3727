"""Findings in a document, and the entry that is made of them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from hypothesis import strategies as st

from models.document import Document
from models.entry import Entry, EntryField, Impact, Origin, PillarSummary, Takeaway
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
from tests.strategies.documents import documents, evidence_in
from tests.strategies.texts import CODES, CONFIDENCES, LOCAL_TEXTS, RULES, TEXTS

T = TypeVar("T")

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
