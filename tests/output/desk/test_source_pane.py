"""The source pane as a browser sees it: pages, text, boxes, marks, and what is said when there is no source."""

import re
from typing import Any

import pytest

from models.document import BlockKind
from output.desk.services import SourceUnavailable
from output.desk.source.quoted import claim_anchor
from output.store import Store
from tests.output.desk.sources import (
    HOSTILE,
    PAGE,
    PDF,
    PICTURE,
    SIZE,
    action,
    desk_with,
    document,
    parsed,
    quote,
    stored,
)
from tests.output.desk.visiting import Visitor
from tests.output.examples import snapshot

BAY = "It will dredge the bay by 2030."


@pytest.fixture
def pdf_key(desk_store: Store) -> str:
    read = document(PDF)
    bay, master = quote(read, BAY), quote(read, "Appoint a harbour master.")
    return stored(desk_store, PDF, action("bay", bay), action("master", master), action("both", bay, master))


@pytest.fixture
def page_key(desk_store: Store) -> str:
    read = document(PAGE)
    return stored(desk_store, PAGE, action("bay", quote(read, BAY)), action("dredge", quote(read, "dredge the bay")))


@pytest.fixture
def visitor(desk_store: Store) -> Visitor:
    return Visitor(desk_with(desk_store, document(PDF), document(PAGE)))


def tree(visitor: Visitor, address: str) -> Any:
    answer = visitor.get(address)
    assert answer.status_code == 200, answer.text
    return parsed(answer.text)


def test_pages_are_sheets_and_those_at_hand_have_pictures(visitor: Visitor, pdf_key: str) -> None:
    pane = tree(visitor, f"/work/{pdf_key}/source?page=1")
    assert pane.xpath("//li[@data-page]/@data-page") == ["1", "2", "3", "4"]
    assert pane.xpath('//li[@data-page][contains(@class, "blank")]/@data-page') == ["3", "4"]
    (first, *_) = pane.xpath("//img")
    answer = visitor.get(first.get("src"))
    assert answer.content.startswith(PICTURE)
    assert answer.headers["content-type"] == "image/png"


def test_a_claim_leads_to_its_page_and_its_boxes_are_lit(visitor: Visitor, pdf_key: str) -> None:
    pane = tree(visitor, f"/work/{pdf_key}/source?claim=bay")
    assert pane.xpath('//input[@name="page"]/@value') == ["2"]
    (link,) = pane.xpath('//a[@id="evidence"]')
    assert link.get("data-target") == "bay"
    assert "chosen" in link.get("class").split()
    assert link.get("href").endswith(f"#{claim_anchor('bay')}")
    assert BAY in link.xpath("./title/text()")[0]
    other = pane.xpath('//a[@data-target="master"][not(contains(@class, "chosen"))]')
    assert other


def test_boxes_are_those_of_the_evidence_on_each_page(visitor: Visitor, pdf_key: str) -> None:
    evidence = quote(document(PDF), BAY)
    sheet = tree(visitor, f"/work/{pdf_key}/source/page/2?claim=bay")
    (overlay,) = sheet.xpath('//svg[@class="boxes"]')
    assert overlay.get("viewbox") == f"0 0 {SIZE[0]} {SIZE[1]}"
    rects = overlay.xpath('.//a[@data-target="bay"]/rect')
    assert len(rects) == len(evidence.places)
    for rect, place in zip(rects, evidence.places, strict=True):
        x, y, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
        assert x <= place.box.x0 <= place.box.x1 <= x + width
        assert (y, y + height) == pytest.approx((place.box.y0, place.box.y1))


def test_a_claim_with_quotes_on_one_page_and_on_another_is_lit_on_both(visitor: Visitor, pdf_key: str) -> None:
    assert tree(visitor, f"/work/{pdf_key}/source/page/2").xpath('//a[@data-target="both"]')
    assert not tree(visitor, f"/work/{pdf_key}/source/page/1").xpath("//a[@data-target]")
    assert tree(visitor, f"/work/{pdf_key}/source/page/2").xpath('//a[@data-target="master"]')


def test_letters_lie_where_the_lines_are(visitor: Visitor, pdf_key: str) -> None:
    lines = tree(visitor, f"/work/{pdf_key}/source/page/2/letters").xpath("//text")
    read = document(PDF)
    expected = [(b.id, str(x.start), b.text[x.start : x.end]) for b in read.blocks for x in b.lines if x.page == 2]
    assert [(line.get("data-block"), line.get("data-start"), line.text) for line in lines] == expected


def test_the_text_of_a_pdf_can_be_read_instead(visitor: Visitor, pdf_key: str) -> None:
    pane = tree(visitor, f"/work/{pdf_key}/source/text?claim=bay")
    assert "".join(pane.xpath('//mark[contains(@class, "chosen")]//text()')) == BAY
    assert pane.xpath('//p[@class="turn"]/text()') == ["Page 1", "Page 2", "Page 3", "Page 4"]


def test_the_text_is_headings_lists_tables_and_paragraphs(visitor: Visitor, page_key: str) -> None:
    words = tree(visitor, f"/work/{page_key}/source").xpath('//div[@class="words"]')[0]
    assert [h.text_content().strip() for h in words.xpath(".//h3")] == ["Harbour plan", "What we will do"]
    assert next(li.text_content().strip() for li in words.xpath(".//ul/li")) == "Appoint a harbour master."
    assert words.xpath(".//li/span/@data-marker") == ["•", "•"]
    assert len(words.xpath(".//table//tr/td")) == 3
    assert words.get("lang") == "en"


def test_words_of_two_claims_lead_to_the_selected_one(visitor: Visitor, page_key: str) -> None:
    for claim in ("bay", "dredge"):
        pane = tree(visitor, f"/work/{page_key}/source?claim={claim}")
        assert pane.xpath('//mark[@data-targets="dredge bay"]/a/@data-target') == [claim]


def test_without_script_the_page_of_the_work_shows_the_same(visitor: Visitor, pdf_key: str) -> None:
    page = tree(visitor, f"/work/{pdf_key}?claim=bay")
    assert page.xpath('//a[@id="evidence"]/@data-target') == ["bay"]
    assert not page.xpath("//*[@style]")
    assert not page.xpath("//script[not(@src)][not(@type)]")


def test_a_picture_is_kept_for_good_where_its_address_names_the_snapshot(visitor: Visitor, pdf_key: str) -> None:
    named = visitor.get(f"/work/{pdf_key}/source/page/1.png?of={PDF.sha256}&width=600")
    assert "immutable" in named.headers["cache-control"]
    tag = named.headers["etag"]
    again = visitor.get(f"/work/{pdf_key}/source/page/1.png", headers={"if-none-match": tag})
    assert again.status_code == 304
    assert again.content == b""
    assert "no-cache" in again.headers["cache-control"]


@pytest.mark.parametrize(
    ("rest", "status"),
    [
        ("source/page/5", 404),
        ("source/page/0", 404),
        ("source/page/5/letters", 404),
        ("source/page/1.png?width=601", 404),
        ("source/page/1.png?of=zz", 422),
        ("source?page=0", 422),
        ("source?view=pictures", 422),
        (f"findings/new?of={'0' * 64}", 404),
    ],
)
def test_what_is_not_there_is_refused(visitor: Visitor, pdf_key: str, rest: str, status: int) -> None:
    assert visitor.get(f"/work/{pdf_key}/{rest}").status_code == status


def test_a_snapshot_that_the_work_does_not_name_is_not_shown(visitor: Visitor, pdf_key: str) -> None:
    pane = tree(visitor, f"/work/{pdf_key}/source?of={PAGE.sha256}")
    assert pane.xpath('//div[@id="source-pane"]/@data-of') == [PDF.sha256]


def test_evidence_from_the_landing_page_shows_the_landing_page(desk_store: Store, visitor: Visitor) -> None:
    desk_store.put_snapshot(PAGE)
    on_page, in_pdf = quote(document(PAGE), "Harbour plan"), quote(document(PDF), BAY)
    key = stored(desk_store, PDF, action("bay", in_pdf), action("name", on_page))
    pane = tree(visitor, f"/work/{key}/source?claim=name")
    assert pane.xpath('//div[@id="source-pane"]/@data-of') == [PAGE.sha256]
    assert "".join(pane.xpath('//mark[@id="evidence"]//text()')) == "Harbour plan"
    assert tree(visitor, f"/work/{key}/source").xpath('//div[@id="source-pane"]/@data-of') == [PDF.sha256]


def test_a_source_that_cannot_be_had_is_said_and_the_claims_stay(desk_store: Store, pdf_key: str) -> None:
    visitor = Visitor(desk_with(desk_store))
    page = visitor.get(f"/work/{pdf_key}?claim=bay")
    assert page.status_code == 200
    assert "The bytes of this snapshot are missing." in page.text
    assert BAY in page.text


def test_pages_are_shown_though_their_text_cannot_be_read(desk_store: Store, pdf_key: str) -> None:
    def too_slow(_sha: str) -> None:
        raise SourceUnavailable("Reading took longer than the limit.")

    visitor = Visitor(desk_with(desk_store, document(PDF), document=too_slow))
    assert tree(visitor, f"/work/{pdf_key}/source?claim=bay").xpath('//a[@id="evidence"]')
    assert visitor.get(f"/work/{pdf_key}/source/page/2/letters").status_code == 503
    assert "longer than the limit" in visitor.get(f"/work/{pdf_key}/source/text").text


def test_a_quote_that_is_no_longer_read_so_is_said(desk_store: Store, page_key: str) -> None:
    other = document(PAGE, ((BlockKind.PARAGRAPH, "Something else."),))
    visitor = Visitor(desk_with(desk_store, other))
    assert "no longer stands like this" in visitor.get(f"/work/{page_key}/source?claim=bay").text


@pytest.mark.parametrize("view", ["pages", "text"])
def test_hostile_text_is_shown_and_does_nothing(desk_store: Store, view: str) -> None:
    source = PDF if view == "pages" else snapshot("<p>hostile</p>")
    read = document(source, ((BlockKind.PARAGRAPH, HOSTILE), (BlockKind.TABLE_ROW, f"{HOSTILE} | {HOSTILE}")))
    key = stored(desk_store, source, action("hostile", quote(read, HOSTILE, "b1")))
    visitor = Visitor(desk_with(desk_store, read))
    for rest in (f"source?view={view}", "source/text", *(["source/page/1/letters"] if view == "pages" else [])):
        answer = visitor.get(f"/work/{key}/{rest}").text
        page = parsed(answer)
        assert not page.xpath("//script | //img[@onerror] | //*[@style]")
        assert not re.search("[\u202a-\u202e\x1b]", answer)
        assert "alert" in "".join(page.itertext())


def test_a_long_text_comes_in_parts(desk_store: Store) -> None:
    texts = tuple((BlockKind.PARAGRAPH, f"Paragraph {n}.") for n in range(700))
    read = document(PAGE, texts)
    key = stored(desk_store, PAGE, action("far", quote(read, "Paragraph 650.")))
    visitor = Visitor(desk_with(desk_store, read))
    assert len(tree(visitor, f"/work/{key}/source").xpath("//*[@data-block]")) < 400
    far = tree(visitor, f"/work/{key}/source?claim=far")
    assert "".join(far.xpath('//mark[@id="evidence"]//text()')) == "Paragraph 650."
    assert far.xpath("//a[@data-pane]")
