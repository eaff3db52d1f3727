"""What each line of a paper is read as, by its tags and without them."""

import pytest

from extractors.read.pdf import read_pdf
from extractors.read.reading import Reading
from models.document import Block, BlockKind
from tests.extractors.read.pdf.papers import COLUMNS, HARBOUR, typeset

HEADINGS = [
    (1, "1 Why tides matter"),
    (2, "1.1 What we measured"),
    (2, "1.2 What we will do"),
    (1, "2 Who pays"),
    (1, "3 Who watches"),
    (1, "4 When this ends"),
]


@pytest.fixture(params=[True, False], ids=["tagged", "untagged"])
def harbour(request: pytest.FixtureRequest) -> Reading:
    return read_pdf(typeset(HARBOUR, tags=request.param))


def block_with(reading: Reading, words: str) -> Block:
    return next(block for block in reading.blocks if words in block.text)


def test_headings_have_their_numbers_and_levels(harbour: Reading) -> None:
    found = [(block.level, block.text) for block in harbour.blocks if block.kind is BlockKind.HEADING]
    assert found == HEADINGS


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The port gathers readings", BlockKind.PARAGRAPH),
        ("Replace the sensors", BlockKind.LIST_ITEM),
        ("Ask the skippers once a year", BlockKind.LIST_ITEM),
        ("The law on open water data", BlockKind.FOOTNOTE),
    ],
)
def test_each_block_has_its_kind(harbour: Reading, words: str, kind: BlockKind) -> None:
    assert block_with(harbour, words).kind is kind


def test_a_list_item_has_its_bullet_apart_from_its_text(harbour: Reading) -> None:
    item = block_with(harbour, "Replace the sensors")
    assert item.marker == "•"
    assert item.text == "Replace the sensors at the northern pier before the winter."


def test_lines_of_a_paragraph_are_joined_with_spaces(harbour: Reading) -> None:
    assert block_with(harbour, "Last year").text == (
        "Last year three sensors failed in one storm. The office learned of it after nine days, from a fisherman."
    )


def test_running_headers_and_page_numbers_are_left_out(harbour: Reading) -> None:
    texts = [block.text for block in harbour.blocks]
    assert not any("Ministry of Quays" in text for text in texts)
    assert "2" not in texts


def test_footnote_marks_are_left_out_of_the_text(harbour: Reading) -> None:
    assert "by March 2031. It will pay" in block_with(harbour, "open the readings").text


def test_blocks_follow_the_order_of_the_paper(harbour: Reading) -> None:
    order = [
        "1 Why tides",
        "Last year",
        "Ask the skippers",
        "1.2 What",
        "2 Who pays",
        "A board of five",
        "The plan ends",
    ]
    places = [next(i for i, block in enumerate(harbour.blocks) if words in block.text) for words in order]
    assert places == sorted(places)


def test_the_reader_says_where_headings_came_from() -> None:
    assert "headings by tags" in read_pdf(typeset(HARBOUR)).reader
    assert "headings by looks" in read_pdf(typeset(HARBOUR, tags=False)).reader


def test_tags_can_be_left_aside() -> None:
    assert "headings by looks" in read_pdf(typeset(HARBOUR), use_tags=False).reader


@pytest.mark.parametrize("tags", [True, False], ids=["tagged", "untagged"])
def test_columns_are_read_one_after_the_other(tags: bool) -> None:
    texts = [block.text for block in read_pdf(typeset(COLUMNS, tags=tags)).blocks]
    left = [index for index, text in enumerate(texts) if "left bank" in text]
    right = [index for index, text in enumerate(texts) if "right bank" in text]
    assert len(left) == len(right) == 8
    assert max(left) < texts.index("Right of the river") < min(right)


CONTENTS = """
#set text(lang: "nl", size: 11pt)
#set page(paper: "a4", numbering: "1")
#show heading: set text(size: 15pt)
#outline(title: "Inhoudsopgave")
#pagebreak()
= Water in de stad
De gemeente legt in elke wijk een vijver aan, zodat zware regen niet langer in de kelders van de bewoners eindigt.
= Groen op het dak
Wie zijn dak met sedum bedekt, krijgt de helft van de kosten terug, als de aanvraag voor de eerste mei binnen is.
= Schaduw op het plein
Op elk plein staan over vijf jaar ten minste tien bomen, en de bewoners kiezen zelf welke soorten dat zullen zijn.
"""


@pytest.mark.parametrize("tags", [True, False], ids=["tagged", "untagged"])
def test_lines_of_a_table_of_contents_are_no_headings(tags: bool) -> None:
    blocks = read_pdf(typeset(CONTENTS, tags=tags)).blocks
    first = [block for block in blocks if block.page == 1 and block.kind is not BlockKind.HEADING]
    assert [block.kind for block in first] == [BlockKind.CONTENTS] * 3
    assert [b.text for b in blocks if b.kind is BlockKind.HEADING and b.page == 2] == [
        "Water in de stad",
        "Groen op het dak",
        "Schaduw op het plein",
    ]


RUN_IN = """
#set text(size: 11pt)
#set par(justify: true)
*Lamps.* The keeper trims each lamp at dusk, writes the hour in the book, and looks again at the turn of the night.

*Stairs.* The keeper sweeps the stairs on every second day and reports a broken step to the board before the evening.

*Boats.* The keeper counts the boats that pass and sends the count to the harbour office by the first of the month.
"""


def test_leads_in_bold_become_headings_of_their_own() -> None:
    blocks = read_pdf(typeset(RUN_IN, tags=False)).blocks
    assert [b.text for b in blocks if b.kind is BlockKind.HEADING] == [
        "Lamps.",
        "Stairs.",
        "Boats.",
    ]
    assert next(b.text for b in blocks if "trims" in b.text).startswith("The keeper trims each lamp")


ARTICLES = """
#set text(size: 11pt)
#set page(paper: "a4")
#let article(number, title) = align(center)[#block(above: 20pt)[Article #number] #block(below: 14pt)[#title]]
#article(1)[Bees on public land]
The council lets keepers of bees set hives in any park that is larger than one hectare, as long as signs warn visitors.
#article(2)[Flowers along roads]
Verges are mown once a year, after the seeds have fallen, save where drivers could otherwise not see each other.
#article(3)[Costs]
The costs of this by-law are borne by the fund for green space, which the council fills anew at the end of each year.
"""


def test_article_numbers_and_the_titles_below_them_are_one_heading() -> None:
    blocks = read_pdf(typeset(ARTICLES, tags=False)).blocks
    assert [b.text for b in blocks if b.kind is BlockKind.HEADING] == [
        "Article 1 Bees on public land",
        "Article 2 Flowers along roads",
        "Article 3 Costs",
    ]


OVER_PAGES = (
    """
#set text(size: 11pt)
#set page(paper: "a5", height: 90pt, margin: 20pt)
"""
    + "The ferry leaves the island at six and reaches the town at seven unless the tide keeps it in the channel, in which case the master rings the bell and every passenger may go ashore again without paying for the crossing, as was settled long ago between the owners of the ferry and the people of the island after a winter with much ice."
)


def test_a_paragraph_that_runs_over_pages_is_one_block() -> None:
    reading = read_pdf(typeset(OVER_PAGES, tags=False))
    assert len(reading.pages) > 1
    assert len(reading.blocks) == 1
    assert {line.page for line in reading.blocks[0].lines} == {1, 2}


JOURNAL = """
#set text(size: 10pt)
#set page(paper: "a5", height: 260pt)
#set super(typographic: false)
The council of the islands heard the harbour board (#super[1]) and the guild of pilots (#super[2]), and found that the
light on the northern rock is out of repair in one night of ten, which neither of them denied.

Boats that carry more than twelve people keep a watch by night, and the watch is told of the rock before they sail.
#v(1fr)
#set text(size: 7.5pt)
(#super[1]) Gazette of the islands 12, 1.3.2031, p. 4.

(#super[2]) Gazette of the islands 14, 9.3.2031, p. 7.
"""


def test_footnote_marks_in_brackets_leave_none_behind() -> None:
    blocks = read_pdf(typeset(JOURNAL, tags=False)).blocks
    assert blocks[0].text.startswith("The council of the islands heard the harbour board and the guild of pilots, and")
    assert [(block.marker, block.text) for block in blocks if block.kind is BlockKind.FOOTNOTE] == [
        ("1", "Gazette of the islands 12, 1.3.2031, p. 4."),
        ("2", "Gazette of the islands 14, 9.3.2031, p. 7."),
    ]


TABLE = """
#set text(size: 10pt)
#set page(paper: "a4")
The board set down who does what, by when, and with whose money, and hung the list in the hall of the harbour office.
#table(
  columns: (2fr, 1fr, 1fr),
  [Measure], [Who], [When],
  [Mend the lamp on the northern rock and keep a spare one in the store below], [Keeper], [May 2031],
  [Paint the buoys], [Pilots], [],
  table.cell(colspan: 2)[Count the boats that pass], [2032],
)
The list is read aloud on the first day of every month, and what was not done is moved to the head of the next list.
"""


@pytest.mark.parametrize("tags", [True, False], ids=["tagged", "untagged"])
def test_tables_are_rows_of_cells(tags: bool) -> None:
    blocks = read_pdf(typeset(TABLE, tags=tags)).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.TABLE_ROW] == [
        "Measure | Who | When",
        "Mend the lamp on the northern rock and keep a spare one in the store below | Keeper | May 2031",
        "Paint the buoys | Pilots",
        "Count the boats that pass | 2032",
    ]
    assert blocks[0].text.startswith("The board set down")
    assert blocks[-1].text.startswith("The list is read aloud")


@pytest.mark.parametrize(
    "drawing",
    [
        "#rect(width: 100%)[{text}]",
        "#grid(columns: 2, gutter: 9pt, rect[{text}], rect[{text}])",
        "#box(width: 60pt, height: 60pt, inset: 0pt, table(columns: 3, ..range(9).map(_ => [])))\n\n{text}",
    ],
    ids=["a box", "two boxes", "an empty grid"],
)
def test_boxes_and_drawings_are_no_tables(drawing: str) -> None:
    text = "Ships that wait for the tide lie at the outer quay, where they pay for one day and not for the second one."
    blocks = read_pdf(typeset(drawing.replace("{text}", text), tags=False)).blocks
    assert not [block for block in blocks if block.kind is BlockKind.TABLE_ROW]


HANGING_NOTES = """
#set text(size: 10pt)
#set page(paper: "a5", height: 260pt)
#set super(typographic: false)
The council of the islands heard the harbour board#super[1] and the guild of pilots#super[2], and found that the
light on the northern rock is out of repair in one night of ten, which neither of them denied.
#v(1fr)
#grid(columns: (24pt, 1fr), row-gutter: 8pt,
  super[1], [Gazette of the islands 12, 1.3.2031, p. 4.],
  super[2], [Gazette of the islands 14, 9.3.2031, p. 7.])
"""


def test_footnotes_as_large_as_the_text_are_told_by_their_hanging_marks() -> None:
    blocks = read_pdf(typeset(HANGING_NOTES, tags=False)).blocks
    assert [(block.kind, block.marker, block.text) for block in blocks[1:]] == [
        (BlockKind.FOOTNOTE, "1", "Gazette of the islands 12, 1.3.2031, p. 4."),
        (BlockKind.FOOTNOTE, "2", "Gazette of the islands 14, 9.3.2031, p. 7."),
    ]
