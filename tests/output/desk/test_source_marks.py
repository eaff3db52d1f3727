"""Quotes in a text are marked exactly, also where they overlap, and whatever the text is."""

from hypothesis import given, settings
from hypothesis import strategies as st

from models.document import Document
from models.evidence import Evidence
from output.desk.pages import render
from output.desk.source.marks import Quoted, pieces
from output.desk.source.pane import PaneRequest, SourcePane
from output.desk.source.placing import Placing, Span
from output.desk.source.text_view import elements
from output.desk.wording import Labels
from output.render.neutral import neutral
from tests.output.desk.sources import PAGE, action, entry, parsed, work_of
from tests.output.desk.visiting import services
from tests.strategies.documents import documents, evidence_in


@st.composite
def quoted_texts(draw: st.DrawFn) -> tuple[str, list[Quoted]]:
    text = draw(st.text(min_size=1, max_size=40))
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted).filter(lambda e: e[0] < e[1])
    spans = draw(st.lists(ends, max_size=6))
    return text, [Quoted(start, end, f"claim-{n}") for n, (start, end) in enumerate(spans)]


@given(quoted_texts())
def test_pieces_join_to_the_text_and_marked_ones_to_their_quotes(case: tuple[str, list[Quoted]]) -> None:
    text, quoted = case
    cut = pieces(text, quoted)
    assert "".join(piece.text for piece in cut) == text
    assert all(text[piece.start :].startswith(piece.text) for piece in cut)
    for quote in quoted:
        assert "".join(piece.text for piece in cut if quote.target in piece.targets) == text[quote.start : quote.end]
        assert sum(quote.target in piece.begins for piece in cut) == 1


def test_of_several_quotes_the_shortest_comes_first() -> None:
    cut = pieces("abcdef", [Quoted(0, 6, "long"), Quoted(2, 4, "short")])
    assert [(piece.text, piece.targets) for piece in cut] == [
        ("ab", ("long",)),
        ("cd", ("short", "long")),
        ("ef", ("long",)),
    ]


@st.composite
def documents_with_quotes(draw: st.DrawFn) -> tuple[Document, list[Evidence]]:
    document = draw(documents())
    return document, draw(st.lists(evidence_in(document), min_size=1, max_size=5))


@given(documents_with_quotes())
def test_elements_hold_every_block_once_and_in_order(case: tuple[Document, list[Evidence]]) -> None:
    document, quotes = case
    spans = [(Span(q.block, q.start, q.end), f"claim-{n}") for n, q in enumerate(quotes)]
    shown = [row for element in elements(document.blocks, spans) for row in element.rows]
    assert [row.block.id for row in shown] == [block.id for block in document.blocks]
    for row in shown:
        assert "".join(piece.text for piece in row.pieces) == row.block.text
        cells = [piece for cell, between in row.cells for piece in (*cell, *between)]
        assert cells == list(row.pieces) or row.block.kind != "table-row"


@settings(max_examples=60, deadline=None)
@given(documents_with_quotes())
def test_what_is_marked_on_the_page_is_the_quote(case: tuple[Document, list[Evidence]]) -> None:
    document, quotes = case
    page = parsed(shown_text(document, quotes))
    for n, quote in enumerate(quotes):
        marks = page.xpath(f'//mark[contains(concat(" ", @data-targets, " "), " action-{n} ")]')
        # XML has no lone surrogates, and HTML reads a carriage return as a new line
        assert "".join(mark.text_content() for mark in marks) == neutral(quote.exact).replace("\r", "\n")


def shown_text(document: Document, quotes: list[Evidence]) -> str:
    """The pane with the text of ``document``, in which each quote is an action point."""
    draft = entry(PAGE, *(action(f"action-{n}", quote) for n, quote in enumerate(quotes)))
    draft = draft.model_copy(update={"snapshot_sha256": document.snapshot_sha256})
    work = work_of(draft)
    given_services = services(document=lambda _sha: document, page_sizes=lambda _sha: ())
    source = SourcePane(work, given_services, PaneRequest(view="text"))
    return render(
        "source/pane.html.j2", source=source, label=Labels("en"), language="en", csrf="", may=lambda _role: True
    )


@given(documents_with_quotes())
def test_a_quote_is_found_where_it_stands(case: tuple[Document, list[Evidence]]) -> None:
    document, quotes = case
    place = Placing(document).place
    assert [place(quote) for quote in quotes] == [Span(quote.block, quote.start, quote.end) for quote in quotes]


@given(documents_with_quotes())
def test_a_quote_is_found_again_when_blocks_are_numbered_anew(case: tuple[Document, list[Evidence]]) -> None:
    document, quotes = case
    blocks = tuple(block.model_copy(update={"id": f"new-{block.id}"}) for block in document.blocks)
    again = document.model_copy(update={"blocks": blocks})
    texts = {block.id: block.text for block in blocks}
    for quote in quotes:
        span = Placing(again).place(quote)
        assert span is not None
        assert texts[span.block][span.start : span.end] == quote.exact


@given(documents_with_quotes())
def test_a_quote_of_another_snapshot_is_not_found(case: tuple[Document, list[Evidence]]) -> None:
    document, quotes = case
    other = document.model_copy(update={"snapshot_sha256": "f" * 64})
    assert Placing(other).place(quotes[0]) is None
