"""The proof of a claim: an exact quote and where it stands (after W3C's TextQuoteSelector)."""

from typing import Self

from pydantic import Field, model_validator

from models.document import Block, Document
from models.geometry import Place
from models.value import Value

CONTEXT = 32
"""Characters of prefix and suffix: enough to tell repeats apart, as W3C Web Annotation clients do."""


class SpanMismatchError(ValueError):
    """A span does not slice to the quote it claims."""


class RuleRef(Value):
    """The rule that found something: its id ("en.actions.will-do") and version."""

    id: str
    version: int = Field(ge=1)


class Evidence(Value):
    """A quote in one block of one snapshot.

    ``start`` and ``end`` are 0-based character offsets into the block's text, ``end`` exclusive.
    ``page`` is 1-based, none for a web page, which has ``path`` instead. Build with :meth:`of`.
    """

    snapshot_sha256: str
    block: str
    start: int = Field(ge=0)
    end: int
    exact: str = Field(min_length=1)
    prefix: str = ""
    suffix: str = ""
    page: int | None = None
    places: tuple[Place, ...] = ()
    path: str | None = None
    rule: RuleRef | None = None
    confidence: float = Field(default=1.0, ge=0, le=1)

    @model_validator(mode="after")
    def _spans_its_quote(self) -> Self:
        if self.end - self.start != len(self.exact):
            raise SpanMismatchError(f"{self.start}-{self.end} is not as long as {self.exact!r}")
        return self

    @classmethod
    def of(cls, document: Document, block: Block, start: int, end: int, rule: RuleRef | None = None) -> "Evidence":
        """The evidence for characters ``start`` to ``end`` of ``block``, without white space at its ends.

        Raises ``SpanMismatchError`` when the span lies outside the block or holds no text.
        """
        if not 0 <= start < end <= len(block.text):
            raise SpanMismatchError(f"{start}-{end} lies outside block {block.id}")
        quote = block.text[start:end]
        start += len(quote) - len(quote.lstrip())
        end -= len(quote) - len(quote.rstrip())
        if start >= end:
            raise SpanMismatchError(f"{start}-{end} of block {block.id} holds only white space")
        return cls(
            snapshot_sha256=document.snapshot_sha256,
            block=block.id,
            start=start,
            end=end,
            exact=block.text[start:end],
            prefix=block.text[max(0, start - CONTEXT) : start],
            suffix=block.text[end : end + CONTEXT],
            page=block.page_at(start),
            places=block.places(start, end),
            path=block.path,
            rule=rule,
            confidence=block.confidence,
        )

    def check(self, document: Document) -> None:
        """Raise ``SpanMismatchError`` unless the document holds the quote exactly where this says."""
        block = next((b for b in document.blocks if b.id == self.block), None)
        if document.snapshot_sha256 != self.snapshot_sha256 or block is None:
            raise SpanMismatchError(f"the document has no block {self.block} of {self.snapshot_sha256[:12]}")
        if block.text[self.start : self.end] != self.exact:
            raise SpanMismatchError(f"block {self.block} does not read {self.exact!r} at {self.start}")
