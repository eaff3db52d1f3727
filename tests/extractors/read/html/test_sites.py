"""Each kind of government site: the document's own text, as its author structured it, and nothing of the site."""

import pytest

from models.document import BlockKind
from tests.extractors.read.html import pages
from tests.extractors.read.html.reading import headings, items, reading, texts, whole


def test_cms_page_keeps_structure() -> None:
    result = reading(pages.CMS)
    assert texts(result, BlockKind.TITLE) == ["Harbour counters"]
    assert headings(result) == [(2, "What we will do"), (3, "Costs")]
    assert items(result)[:5] == [
        (1, "1.", "Open the counters"),
        (2, "•", "in the north"),
        (2, "•", "in the south"),
        (1, "2.", "Report on them"),
        (1, None, "Counter"),
    ]
    assert texts(result, BlockKind.TABLE_ROW) == ["Region | Counters", "North | 4"]
    assert texts(result, BlockKind.CAPTION) == ["Counters per region"]
    assert texts(result, BlockKind.FOOTNOTE) == ["Port levy act."]


def test_cms_page_drops_footnote_marks_from_text() -> None:
    assert "The cost is met from the port levy." in texts(reading(pages.CMS), BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    "words", ["cookies", "Skip to", "Departments", "Publications", "Facebook", "Share", "Ferry", "licence", "Accept"]
)
def test_cms_page_leaves_the_site_out(words: str) -> None:
    assert words not in whole(reading(pages.CMS).blocks)


def test_div_soup_finds_title_and_bold_headings() -> None:
    result = reading(pages.SOUP)
    assert texts(result, BlockKind.TITLE) == ["Plan voor de havens"]
    assert [text for _, text in headings(result)] == ["Wat gaan we doen", "Wat kost het"]
    assert len(texts(result, BlockKind.PARAGRAPH)) == 4
    assert "Contact" not in whole(result.blocks)
    assert "Privacy" not in whole(result.blocks)


def test_gazette_in_pre_has_run_in_headings_and_items() -> None:
    result = reading(pages.GAZETTE)
    assert texts(result, BlockKind.TITLE) == ["Opening Counters in the Harbour Towns"]
    assert [text for _, text in headings(result)] == [
        "Section 1. Purpose of Counters.",
        "Sec. 2. Duties.",
        "Sec. 3. General Provisions.",
    ]
    assert [(level, marker) for level, marker, _ in items(result)] == [(1, "(a)"), (2, "(i)"), (2, "(ii)"), (1, "(b)")]


def test_gazette_paragraph_runs_on_over_a_page_mark_and_a_hyphen() -> None:
    text = whole(reading(pages.GAZETTE).blocks)
    assert "well-known places" in text
    assert "in every quarter of the year." in text
    assert "[[Page" not in text
    assert "____" not in text


def test_official_journal_has_headings_without_heading_tags() -> None:
    result = reading(pages.JOURNAL)
    assert texts(result, BlockKind.TITLE) == ["REGULATION 2031/7 OF THE COUNCIL of 2 March 2031 on harbour counters"]
    assert [text for _, text in headings(result)] == [
        "CHAPTER I GENERAL RULES",
        "Article 1 Subject matter",
        "Article 2 Definitions",
        "ANNEX List of harbours",
    ]
    assert "Journal of the Union" not in whole(result.blocks)


def test_official_journal_tables_that_set_lists_are_lists() -> None:
    result = reading(pages.JOURNAL)
    assert items(result) == [
        (1, "(1)", "The ministry of Lorn"),
        (1, "1.", "The ministry of Lorn"),
        (2, "(a)", "the place of the"),
        (3, "(i)", "its street;"),
    ]
    assert texts(result, BlockKind.FOOTNOTE) == ["Journal 7, p. 3."]
    assert "(1)" not in texts(result, BlockKind.LIST_ITEM)[0]


def test_standard_keeps_notes_and_marks_its_table_of_contents() -> None:
    result = reading(pages.STANDARD)
    assert texts(result, BlockKind.TITLE) == ["Beheermodel loketten 1.0"]
    assert headings(result) == [(2, "Inhoudsopgave"), (2, "1. Doel"), (3, "1.1 Voor wie")]
    assert texts(result, BlockKind.CONTENTS) == ["1. Doel"]
    assert "Een noot die bij de tekst hoort." in whole(result.blocks)


def test_a_page_without_main_keeps_its_annex() -> None:
    assert "List of harbours" in whole(reading(pages.JOURNAL).blocks)


def test_an_order_of_list_numbers_is_as_printed() -> None:
    page = '<main><h1>T</h1><ol start="3" type="a"><li>one thing</li><li>(x) other thing</li></ol></main>'
    assert items(reading(page)) == [(1, "c.", "one thing"), (1, "(x)", "other thing")]


def test_two_breaks_part_paragraphs_and_one_does_not() -> None:
    page = "<main><h1>T</h1><div>First line<br>goes on.<br><br>Second paragraph.</div></main>"
    assert texts(reading(page), BlockKind.PARAGRAPH) == ["First line goes on.", "Second paragraph."]


def test_bold_lead_ins_are_no_headings_on_a_page_that_marks_its_headings() -> None:
    page = f"<main><h1>T</h1><h2>A</h2><p><b>Note well</b></p><p>{pages.prose()}</p><h2>B</h2><p>{pages.prose()}</p></main>"
    assert [text for _, text in headings(reading(page))] == ["A", "B"]


ACCORDION = f"""<main><h1>Plan</h1><h2><button aria-expanded="false" aria-controls="p1">Wat doen we</button></h2>
<div id="p1" class="accordion__panel" hidden><p>{pages.prose()}</p></div>
<h2><button aria-expanded="false">Wat kost het</button></h2><div role="region" aria-hidden="true"><p>{pages.prose(2)}</p></div>
<details><summary>Wanneer begint het</summary><p>{pages.prose(3)}</p></details>
<button aria-controls="p4">Wie doet mee</button><div id="p4" class="collapse" style="display: none"><p>{pages.prose(4)}</p></div>
<button aria-controls="m">Menu</button><ul id="m"><li><a href="/a">Een lange verwijzing naar een andere bladzijde van deze website</a></li></ul>
<div class="modal" hidden><p>Wilt u meedoen aan ons onderzoek naar deze website en hoe u die gebruikt?</p></div></main>"""


def test_parts_that_fold_out_are_sections_of_the_document() -> None:
    result = reading(ACCORDION)
    assert headings(result) == [(2, "Wat doen we"), (2, "Wat kost het"), (3, "Wanneer begint het"), (3, "Wie doet mee")]
    assert len(texts(result, BlockKind.PARAGRAPH)) == 4
    assert "onderzoek" not in whole(result.blocks)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("ends here.<sup>3</sup> Next", "ends here. Next"),
        ("the levy<sup>12</sup> pays", "the levy pays"),
        ("the levy<sup><a href='#n'>b</a></sup>, pays", "the levy, pays"),
        ("see <a href='#_ftn2'>[2]</a>.", "see."),
        ("40 km<sup>2</sup> of land", "40 km2 of land"),
        ("the 10<sup>th</sup> year", "the 10th year"),
        ("see section <a href='#s3'>3</a> below", "see section 3 below"),
        ("soft\u00adhyphen and zero\u200bwidth", "softhyphen and zerowidth"),
    ],
)
def test_footnote_marks_go_and_other_raised_text_stays(markup: str, expected: str) -> None:
    assert texts(reading(f"<main><h1>T</h1><p>{markup}</p></main>"), BlockKind.PARAGRAPH) == [expected]


def test_breaks_between_items_part_them_and_breaks_in_a_sentence_do_not() -> None:
    page = "<main><h1>T</h1><p>Art. 1. The office opens<br>in May.<br>Art. 2. It closes in June.<br>a) in the north;<br>b) in the south.</p></main>"
    result = reading(page)
    assert [text for _, text in headings(result)] == ["Art. 1.", "Art. 2."]
    assert texts(result, BlockKind.PARAGRAPH) == ["The office opens in May.", "It closes in June."]
    assert items(result) == [(1, "a)", "in the north;"), (1, "b)", "in the south.")]


def test_exported_word_processor_classes_give_levels() -> None:
    rows = ((1, "Aims"), (2, "Now"), (1, "Means"))
    page = "".join(
        f'<p class="li Heading{level}">{text}</p><p class="Normal">{pages.prose()}</p>' for level, text in rows
    )
    levels = [level for level, _ in headings(reading(f"<body><h1>T</h1>{page}</body>"))]
    assert levels[0] == levels[2]
    assert levels[0] is not None
    assert levels[1] == levels[0] + 1


def test_wrappers_named_for_their_layout_are_not_the_site() -> None:
    page = f"<body><div class='page with-sidebar nav-closed'><div class='sidebar'><p>Follow us now</p></div><main><h1>T</h1><p>{pages.prose()}</p></main></div></body>"
    result = reading(page)
    assert pages.FILLER.strip() in whole(result.blocks)
    assert "Follow" not in whole(result.blocks)


def test_menus_without_any_mark_are_told_by_their_text() -> None:
    menu = "".join(f"<li><a href='/{n}'>Department number {n} of Lorn</a></li>" for n in range(40))
    page = f"<body><div><div><ul>{menu}</ul></div><div><h1>Harbours</h1><p>{pages.prose(3)}</p><h2>Costs</h2><p>{pages.prose(2)}</p></div></div></body>"
    result = reading(page)
    assert headings(result) == [(2, "Costs")]
    assert "Department" not in whole(result.blocks)


def test_bold_lines_between_breaks_are_headings() -> None:
    page = f"<body><div><h1>T</h1></div><div><b>Aims</b><br><br>{pages.prose(1)}<br><br><b>Means</b><br><br>{pages.prose(2)}</div></body>"
    assert [text for _, text in headings(reading(page))] == ["Aims", "Means"]


def test_a_box_of_the_site_ends_where_the_text_goes_on() -> None:
    page = f"""<main><h1>T</h1><h2>Aims</h2><p>{pages.prose(2)}</p><div class="box"><h2>Was this page helpful?</h2><p>Tell us.</p></div>
    <p>{pages.prose(3)}</p><h2>Related content</h2><ul><li><a href="/x">Ferries</a></li></ul></main>"""
    result = reading(page)
    assert headings(result) == [(2, "Aims")]
    assert texts(result, BlockKind.PARAGRAPH) == [pages.prose(2), pages.prose(3)]
    assert "Ferries" not in whole(result.blocks)


def test_a_list_of_links_down_the_page_is_its_contents() -> None:
    page = f"<main><h1>T</h1><ul><li><a href='#a'>Aims</a></li><li><a href='#b'>Means</a></li></ul><h2 id=a>Aims</h2><p>{pages.prose()}</p></main>"
    assert texts(reading(page), BlockKind.CONTENTS) == ["Aims", "Means"]


def test_numbers_set_as_terms_mark_their_items() -> None:
    page = "<main><h1>T</h1><p>It covers</p><dl><dt>1.</dt><dd>quays,</dd><dt>2.</dt><dd>ships.</dd></dl></main>"
    assert items(reading(page)) == [(1, "1.", "quays,"), (1, "2.", "ships.")]


def test_underlined_run_in_headings_and_a_signature_in_capitals() -> None:
    page = f"""<body><h1>Order</h1><div><p>By the power given to me, I order:</p><p><u>Section</u> <u>1</u>.&nbsp; <u>Purpose</u>.&nbsp; {pages.prose(2)}</p>
    <p><u>Sec</u>. <u>2</u>.&nbsp; <u>General Provisions</u>.&nbsp; (a)&nbsp; {pages.prose(1)}</p><p>A NAME</p><p>THE HARBOUR OFFICE,<br>March 2, 2031.</p></div></body>"""
    result = reading(page)
    assert [text for _, text in headings(result)] == ["Section 1. Purpose.", "Sec. 2. General Provisions."]
    assert items(result) == [(1, "(a)", "The ministry of Lorn")]
