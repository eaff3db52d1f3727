"""Finds mentions: the laws, programmes and papers that a document names, each once."""

import re
from collections.abc import Iterator

from extractors.find.cue import rulebook
from extractors.find.works import Reference, cited, named
from extractors.rules import Rulebook
from models.document import Block, BlockKind, Document
from models.evidence import Evidence
from models.finding import Mention, finding_id
from models.outline import Outline

READ = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.FOOTNOTE})
LONGEST = 4000
"""Characters of a block that the rules read at once; no sentence is longer."""
_PROMISING = re.compile(r"\s\S*[A-ZÀ-ÖØ-Þ0-9]|\bcode\b")
"""A capital or number after the first word, or a French code: without any there is no title in the text."""
_ABBREVIATION = re.compile(r"\s?\((?P<short>[A-Z][A-Za-z-]{1,9})\)")
"""A short name in brackets right after a title."""


def find_mentions(document: Document, outline: Outline) -> tuple[Mention, ...]:
    """The works that ``document`` names, in the order in which it first names them.

    One work is mentioned once, by whichever name or number comes first, where an identifier tells that they are one.
    What the document calls itself in its title is left out.
    """
    book = rulebook(document.language, "mentions")
    own = document.stated("title")
    title = own.value if own else ""
    found: dict[str, Mention] = {}
    aliases: set[str] = set()
    for block in _running(document, outline):
        for reference in _apart(_references(block.text, document.language, book)):
            text = block.text[reference.start : reference.end]
            key = reference.identifier or _same(text)
            if key in found or text in aliases or text in title:
                continue
            found[key] = _mention(document, block, reference, {mention.id for mention in found.values()})
            if short := _ABBREVIATION.match(block.text, reference.end):
                aliases.add(short["short"])
    return tuple(found.values())


def _running(document: Document, outline: Outline) -> Iterator[Block]:
    for section in outline.sections:
        if section.role != "contents":
            yield from (block for block in document.blocks[section.start : section.stop] if block.kind in READ)


def _references(text: str, language: str, book: Rulebook | None) -> Iterator[Reference]:
    yield from cited(text)
    yield from named(text, language)
    if book is not None and _PROMISING.search(text):
        for match in book.match(text[:LONGEST]):
            kind = match.rule.kind
            yield Reference.model_validate({"start": match.start, "end": match.end, "kind": kind, "rule": match.ref})


def _apart(references: Iterator[Reference]) -> list[Reference]:
    """References that do not overlap: those with an identifier go first, then the longest."""
    kept: list[Reference] = []
    for reference in sorted(references, key=lambda r: (r.identifier is None, r.start - r.end)):
        if all(reference.end <= other.start or reference.start >= other.end for other in kept):
            kept.append(reference)
    return sorted(kept, key=lambda reference: reference.start)


def _mention(document: Document, block: Block, reference: Reference, taken: set[str]) -> Mention:
    text = block.text[reference.start : reference.end]
    return Mention(
        id=finding_id("mention", reference.identifier or text, taken),
        evidence=(Evidence.of(document, block, reference.start, reference.end, reference.rule),),
        text=" ".join(text.split()),
        kind=reference.kind,
        identifier=reference.identifier,
        url=reference.url,
    )


def _same(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
