"""What kind of document it is, by weighted rules over its title, opening and structure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field, model_validator

from extractors.draft.fields import empty, suggested
from extractors.draft.front import Front
from extractors.draft.lexicon import Hit, Lexicon
from extractors.draft.words import load
from models.document import Block, BlockKind, Document
from models.entry import EntryField
from models.evidence import Evidence, RuleRef
from models.value import Value
from models.vocabulary import DOCUMENT_TYPES

LEAST = 2.0
"""One usual sign, or two weak ones."""


class TypeRule(Value):
    """A row of ``words/document_types.toml``; that file says what each key means."""

    id: str
    version: int = Field(ge=1)
    type: str
    zone: Literal["title", "front", "body", "structure"]
    weight: float
    any_of: tuple[str, ...] = ()
    pattern: str | None = None
    least: int = Field(default=1, ge=1)
    finds: tuple[str, ...] = Field(min_length=2)
    ignores: tuple[str, ...] = Field(min_length=2)

    @model_validator(mode="after")
    def _known(self) -> "TypeRule":
        if self.type not in DOCUMENT_TYPES:
            raise ValueError(f"rule {self.id}: {self.type!r} is not a code of document_types.toml")
        if bool(self.any_of) == bool(self.pattern) or bool(self.pattern) != (self.zone == "structure"):
            raise ValueError(f"rule {self.id}: zone structure takes a pattern, the other zones take any_of")
        return self

    def span(self, text: str) -> tuple[int, int] | None:
        """The 0-based characters of ``text`` on which the rule fires, if it does."""
        if self.pattern is not None:
            match = re.match(self.pattern, text, re.IGNORECASE)
            return match.span() if match else None
        hit = next(_lexicon(self.id).hits(text), None)
        return (hit.start, hit.end) if hit else None


@cache
def type_rules() -> tuple[TypeRule, ...]:
    """All rules, in the order of their file."""
    return tuple(TypeRule(**row) for row in load("document_types")["rule"])


@cache
def _lexicon(rule: str) -> Lexicon:
    return Lexicon((rule, phrase) for row in type_rules() if row.id == rule for phrase in row.any_of)


def names_a_kind(text: str) -> bool:
    """Whether ``text`` holds a word by which titles name the kind of their document."""
    return any(rule.zone == "title" and rule.weight > 0 and rule.span(text) is not None for rule in type_rules())


@dataclass(frozen=True)
class _Sign:
    rule: TypeRule
    weight: float
    evidence: tuple[Evidence, ...]
    source: str | None = None


def document_type(document: Document, front: Front, title: EntryField[str]) -> EntryField[str]:
    """The code of the document's type with the words that say so, or the reason why it is empty."""
    signs = [sign for rule in type_rules() for sign in _signs(rule, document, front, title)]
    signs += _in_body(document)
    scores: defaultdict[str, float] = defaultdict(float)
    for sign in signs:
        scores[sign.rule.type] += sign.weight
    best = max(scores, key=lambda code: scores[code], default=None)
    if best is None or scores[best] < LEAST:
        return empty("document_type")
    own = sorted((s for s in signs if s.rule.type == best), key=lambda s: -s.weight)
    ref = RuleRef(id=own[0].rule.id, version=own[0].rule.version)
    return suggested(best, ref, [e for s in own for e in s.evidence][:3], own[0].source)


def _signs(rule: TypeRule, document: Document, front: Front, title: EntryField[str]) -> Iterator[_Sign]:
    if rule.zone == "structure":
        yield from _in_structure(rule, document)
    elif rule.zone == "front":
        yield from _in_blocks(rule, document, front.opening)
    elif rule.zone == "title" and title.value:
        yield from _in_title(rule, document, title)


def _in_title(rule: TypeRule, document: Document, title: EntryField[str]) -> Iterator[_Sign]:
    """A word early in the title says more of its kind than one in the name of what it is about."""
    text = title.value or ""
    span = rule.span(text)
    if span is None:
        return
    weight = rule.weight - EARLY * min(1.0, span[0] / 100) if rule.weight > 0 else rule.weight
    blocks = {block.id: block for block in document.blocks}
    proof = []
    for evidence in title.evidence:
        block = blocks[evidence.block]
        where = rule.span(block.text[evidence.start : evidence.end])
        if where:
            proof.append(Evidence.of(document, block, evidence.start + where[0], evidence.start + where[1], _ref(rule)))
    yield _Sign(rule, weight, tuple(proof or title.evidence), title.source)


EARLY = 2.0
"""What a word loses by standing 100 characters into the title."""


def _in_blocks(rule: TypeRule, document: Document, blocks: tuple[Block, ...]) -> Iterator[_Sign]:
    for block in blocks:
        span = rule.span(block.text)
        if span is not None:
            yield _Sign(rule, rule.weight, (Evidence.of(document, block, *span, _ref(rule)),))
            return


def _in_body(document: Document) -> Iterator[_Sign]:
    """How a document mostly calls itself: each rule's share of all such words, times its weight."""
    counts, first = _own_names(document)
    total = max(sum(counts.values()), ENOUGH_NAMES)
    for rule in type_rules():
        if rule.id in counts:
            block, hit = first[rule.id]
            proof = Evidence.of(document, block, hit.start, hit.end, _ref(rule))
            yield _Sign(rule, rule.weight * counts[rule.id] / total, (proof,))


ENOUGH_NAMES = 5
"""Below this many words for itself a document has no habit."""


def _own_names(document: Document) -> tuple[Counter[str], dict[str, tuple[Block, Hit]]]:
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Block, Hit]] = {}
    for block in document.blocks[:BODY_BLOCKS]:
        for hit in _own_name_lexicon().hits(block.text):
            counts[hit.code] += 1
            first.setdefault(hit.code, (block, hit))
    return counts, first


BODY_BLOCKS = 1500
"""Some 60 pages."""


@cache
def _own_name_lexicon() -> Lexicon:
    return Lexicon((rule.id, phrase) for rule in type_rules() if rule.zone == "body" for phrase in rule.any_of)


def _in_structure(rule: TypeRule, document: Document) -> Iterator[_Sign]:
    kinds = {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.TITLE}
    found = [(block, rule.span(block.text)) for block in document.blocks if block.kind in kinds]
    hits = [(block, span) for block, span in found if span is not None]
    if len(hits) >= rule.least:
        proof = tuple(Evidence.of(document, block, *span, _ref(rule)) for block, span in hits[:2])
        yield _Sign(rule, rule.weight, proof)


def _ref(rule: TypeRule) -> RuleRef:
    return RuleRef(id=rule.id, version=rule.version)
