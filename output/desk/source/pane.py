"""The source pane: which part of which snapshot is shown, with which quotes lit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal
from urllib.parse import urlencode

from pydantic import Field

from models.document import Block, Document
from models.evidence import Evidence
from models.value import Value
from output.desk.review.cards import kind_of
from output.desk.services import Services, SourceUnavailable
from output.desk.source.boxes import LitClaim, lit_claims
from output.desk.source.marks import Piece
from output.desk.source.parts import part_with_block, part_with_page, parts
from output.desk.source.placing import Placing, Span
from output.desk.source.quoted import QuotedClaim, quoted_claims, snapshots_of
from output.desk.source.text_view import Element, elements
from output.store.desk_values import Work

View = Literal["pages", "text"]
PICTURE_WIDTHS = (600, 900, 1400, 2000)
"""Pixels across of the pictures that can be had, for browsers to choose from."""
NEIGHBOURS = 1
"""Pages that are sent with the one that is shown, on each side of it: what scripts need not ask for at once."""


class PaneRequest(Value):
    """What a visitor wants to see: a claim's quote, a page, a part of the text; whatever is left out is chosen.

    ``of`` is the SHA-256 of a snapshot; ``page`` and ``part`` are 1-based. ``show`` belongs to the claims' side.
    """

    claim: str | None = Field(default=None, max_length=200)
    of: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    view: View | None = None
    page: int | None = Field(default=None, ge=1, le=1_000_000)
    part: int | None = Field(default=None, ge=1, le=1_000_000)
    show: str | None = Field(default=None, max_length=20)


@dataclass(frozen=True)
class Sheet:
    """A page of a PDF: its 1-based number and its size in points; ``lit`` are the claims on it, none yet when None."""

    number: int
    width: float
    height: float
    lit: tuple[LitClaim, ...] | None = None


@dataclass(frozen=True)
class TextPart:
    """A part of the text: its elements, and where it stands among the ``total`` parts, from 1."""

    elements: tuple[Element, ...]
    number: int
    total: int
    language: str
    warnings: tuple[str, ...] = ()


class SourcePane:
    """The pane for one request. Nothing is asked of the services before it is needed.

    ``problem`` is a sentence on why nothing can be shown.
    """

    def __init__(self, work: Work, services: Services, request: PaneRequest) -> None:
        self.work, self.request = work, request
        self._services = services

    @property
    def address(self) -> str:
        """Where the page of the work is."""
        return f"/work/{self.work.key}"

    def query(self, **changes: object) -> str:
        """The query of an address that shows the same snapshot and view, with these changes; None leaves out."""
        wanted: dict[str, object] = {"of": self.sha, "view": self.view, "show": self.request.show} | changes
        if wanted["of"] == self.snapshots[0]:
            wanted["of"] = None
        return urlencode({name: value for name, value in wanted.items() if value is not None})

    @cached_property
    def claims(self) -> Mapping[str, QuotedClaim]:
        """All claims that rest on a quote, by their targets."""
        return {claim.target: claim for claim in quoted_claims(self.work, self.request.claim)}

    @cached_property
    def snapshots(self) -> tuple[str, ...]:
        """The snapshots that the evidence names, the document first; last an earlier one, when that was asked for."""
        named = snapshots_of(self.work)
        return (*named, str(self.request.of)) if self.request.of in set(self.work.earlier) - set(named) else named

    @property
    def outdated(self) -> bool:
        """Whether what is shown is what the document was, and no evidence rests on it any more."""
        return self.sha not in snapshots_of(self.work)

    @property
    def selected(self) -> QuotedClaim | None:
        """The claim whose quote was asked for, if it has any."""
        return self.claims.get(self.request.claim or "")

    @cached_property
    def sha(self) -> str:
        """The snapshot to show: the one asked for, else the one that the selected claim quotes."""
        if self.request.of in self.snapshots:
            return str(self.request.of)
        return self.selected.evidence[0].snapshot_sha256 if self.selected else self.snapshots[0]

    @cached_property
    def problem(self) -> str | None:
        """Why nothing can be shown, as a sentence."""
        try:
            _ = self.sizes if self.view == "pages" else self.document
        except SourceUnavailable as unavailable:
            return str(unavailable)
        return None

    @cached_property
    def sizes(self) -> tuple[tuple[float, float], ...]:
        """The sizes of the pages. Raises ``SourceUnavailable``."""
        return self._services.page_sizes(self.sha)

    @cached_property
    def has_pages(self) -> bool:
        """Whether pages can be shown as pictures."""
        try:
            return bool(self.sizes)
        except SourceUnavailable:
            return False

    @cached_property
    def view(self) -> View:
        """Pictures of pages where there are any, unless the text was asked for."""
        return "text" if self.request.view == "text" or not self.has_pages else "pages"

    @cached_property
    def document(self) -> Document:
        """The document, read. Raises ``SourceUnavailable``."""
        return self._services.document(self.sha)

    @cached_property
    def page(self) -> int:
        """The page to begin with: the one asked for, else that of the selected quote, else the first."""
        quote = next((item.page for item in self._selected_quotes if item.page), None)
        return max(1, min(self.request.page or quote or 1, len(self.sizes)))

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """All pages; those around the one to begin with have their quotes lit."""
        return tuple(
            self.sheet(number) if abs(number - self.page) <= NEIGHBOURS else Sheet(number, width, height)
            for number, (width, height) in enumerate(self.sizes, start=1)
        )

    def sheet(self, number: int) -> Sheet:
        """The page of that 1-based number with its quotes lit."""
        size = self.sizes[number - 1]
        lit = lit_claims(self.claims.values(), self.sha, number, size, self.request.claim)
        return Sheet(number, *size, lit)

    @cached_property
    def text(self) -> TextPart:
        """The part of the text that was asked for, or that holds the selected quote, with all quotes marked."""
        cut = self._parts
        number = max(1, min(self.request.part or self._part_to_begin_with(), len(cut)))
        blocks = cut[number - 1]
        names = {block.id for block in blocks}
        spans = [(span, target) for span, target in self._spans if span.block in names]
        document = self.document
        return TextPart(elements(blocks, spans), number, len(cut), document.language, document.warnings)

    @cached_property
    def lost(self) -> bool:
        """Whether the selected quote is in this snapshot, but not in its text as it is read now."""
        return bool(self._selected_quotes) and all(target != self.request.claim for _, target in self._spans)

    @property
    def widths(self) -> tuple[int, ...]:
        """How wide pictures of pages can be had, in pixels."""
        return PICTURE_WIDTHS

    def kind_of(self, claim: QuotedClaim) -> str:
        """What sort of claim it is, as the review page names it."""
        return kind_of(claim.target, claim.claim)

    def foremost(self, targets: Sequence[str]) -> QuotedClaim:
        """The claim that a mark leads to, of all that quote its words: the selected one, else the first."""
        return self.claims[str(self.request.claim) if self.request.claim in targets else targets[0]]

    @cached_property
    def first_mark(self) -> Piece | None:
        """The first piece of the selected quote in this part of the text."""
        rows = (row for element in self.text.elements for row in element.rows)
        return next((piece for row in rows for piece in row.pieces if self.request.claim in piece.targets), None)

    @cached_property
    def first_lit_page(self) -> int | None:
        """The first page on which the selected quote stands."""
        places = (place.page for item in self._selected_quotes for place in item.places)
        return min(places, default=None)

    @property
    def _selected_quotes(self) -> Sequence[Evidence]:
        quotes = self.selected.evidence if self.selected else ()
        return [item for item in quotes if item.snapshot_sha256 == self.sha]

    @cached_property
    def _spans(self) -> tuple[tuple[Span, str], ...]:
        place = Placing(self.document).place
        found = ((place(item), claim.target) for claim in self.claims.values() for item in claim.evidence)
        return tuple((span, target) for span, target in found if span)

    @cached_property
    def _parts(self) -> tuple[tuple[Block, ...], ...]:
        return parts(self.document)

    def _part_to_begin_with(self) -> int:
        span = next((span for span, target in self._spans if target == self.request.claim), None)
        if span:
            return part_with_block(self._parts, span.block)
        return part_with_page(self._parts, self.request.page) if self.request.page else 1
