"""How a drafted field is put together: a value with its proof, or the reason why there is none."""

from collections.abc import Sequence
from typing import TypeVar

from extractors.draft.sentences import Sentence
from extractors.draft.words import load
from models.document import Block, Document, Metadatum
from models.entry import EntryField, Origin
from models.evidence import Evidence, RuleRef
from models.value import LocalText

T = TypeVar("T")


def empty(field: str, **facts: str) -> EntryField[T]:
    """The empty field whose reason stands under ``field`` in ``words/reasons.toml``, with ``facts`` filled in."""
    reason = load("reasons")[field]
    return EntryField(reason=LocalText(nl=reason["nl"].format(**facts), en=reason["en"].format(**facts)))


def stated(item: Metadatum) -> EntryField[str]:
    """A field with what the file or page says of itself, and where it says so."""
    return EntryField(value=" ".join(item.value.split()), origin=Origin.EXTRACTED, source=item.origin)


def quoted(document: Document, blocks: Sequence[Block], value: str) -> EntryField[str]:
    """A field with the document's own words: ``value`` is made of the whole of each of ``blocks``."""
    proof = tuple(Evidence.of(document, block, 0, len(block.text)) for block in blocks)
    return EntryField(value=value, origin=Origin.QUOTED, evidence=proof)


def quoted_sentences(document: Document, chosen: Sequence[Sentence]) -> EntryField[str]:
    """A field with whole sentences of the document, one after another."""
    proof = tuple(Evidence.of(document, s.block, s.start, s.end) for s in chosen)
    return EntryField(value=" ".join(" ".join(s.text.split()) for s in chosen), origin=Origin.QUOTED, evidence=proof)


def suggested(value: T, rule: RuleRef, evidence: Sequence[Evidence], source: str | None = None) -> EntryField[T]:
    """A field that a rule proposes, with the words that made it do so."""
    return EntryField(value=value, origin=Origin.SUGGESTED, evidence=tuple(evidence), rule=rule, source=source)
