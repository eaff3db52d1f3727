"""The forms of a digest: sound, whole, and harmless whatever a document or server calls itself."""

import json
import re
from pathlib import Path

import html5lib
import pytest
from markdown_it import MarkdownIt

import output
from models.change import ChangeKind
from models.night import Listed, Trouble
from output.digest.digest import Digest, digest
from output.digest.forms import as_chat_text, as_json, as_message, as_page, as_text, digest_schema
from output.digest.links import DeskLinks
from output.render.labels import Language
from output.render.neutral import neutral
from tests.output.digest.nights import BUSY, QUIET, alert, news, night
from tests.output.hostile import STRINGS
from tests.output.parsed import parsed, words_of

DESK = DeskLinks("https://desk.example")


def told(brought: object = BUSY, language: Language = "en", links: DeskLinks = DESK, most: int | None = None) -> Digest:
    assert isinstance(brought, type(BUSY))
    return digest(brought, language, links, number=12, most=most)


def hostile(start: int) -> Digest:
    """A digest with forty strings that try to act, in every place that takes free text."""
    strings = [STRINGS[(start + step) % len(STRINGS)] for step in range(40)]
    return told(
        night(
            news=tuple(
                news(ChangeKind.NEW, 1, text or "x", url=text, note=text, jurisdiction=text) for text in strings
            ),
            listed=tuple(Listed(title=text, url=text, source_id=text) for text in strings),
            failed=tuple(Trouble(url=text, source_id=text, code=text, sentence=text) for text in strings),
            opened=tuple(alert(title=text, url=text, code=text, reason=text, source_id=text) for text in strings),
        )
    )


HOSTILE = range(0, len(STRINGS), 40)


def test_the_plain_text_of_a_night() -> None:
    brought = night(news=BUSY.news[:1], opened=BUSY.opened[:1])
    assert as_text(told(brought)) == (
        "The night of 22 November 2026\n\n"
        "212 sources asked at 1340 addresses; 1301 of these unchanged.\n\n"
        "LOOK AT THESE FIRST (1)\n\n"
        "* The Netherlands – Vision on registers\n"
        "  new · impact 1 of 4 · 12 action points\n"
        "  https://desk.example/work/00ff00ff00ff00ff\n"
        "  source: https://lorn.example/plan\n\n"
        "SOURCES THAT NEED ATTENTION (1)\n\n"
        "* Plans of Lorn\n"
        "  cannot be asked · No answer at 3 visits. · Not in time.\n"
        "  source: https://lorn.example/plans\n\n"
        "All of this night in the desk: https://desk.example/nights/12\n"
    )


def test_the_plain_text_of_a_quiet_night_is_short() -> None:
    assert as_text(told(QUIET)) == (
        "The night of 22 November 2026\n\nA quiet night: 212 sources asked, nothing new.\n\n"
        "All of this night in the desk: https://desk.example/nights/12\n"
    )


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("brought", [BUSY, QUIET], ids=["busy", "quiet"])
@pytest.mark.parametrize("links", [DESK, DeskLinks(None)], ids=["desk", "no desk"])
def test_the_page_is_sound_and_loads_nothing(brought: object, language: Language, links: DeskLinks) -> None:
    page = as_page(told(brought, language, links))
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(page)
    root = parsed(page)
    assert root.get("lang") == language
    assert not root.xpath("//img | //link | //script | //iframe | //form | //@src | //@background | //object")
    assert "url(" not in page
    assert "@import" not in page
    assert {table.get("role") for table in root.iter("table")} == {"presentation"}


def test_all_forms_tell_the_same() -> None:
    told_, page = told(), parsed(as_page(told()))
    for line in (line for section in told_.sections for line in section.lines):
        for form in (as_text(told_), words_of(page), words_of(parsed(as_message(told_)))):
            assert line.title in form
            assert all(fact in form for fact in line.facts)
        assert {line.url, line.desk_url} - {None} <= set(page.xpath("//a/@href"))


def test_what_is_left_out_is_counted_and_linked_to() -> None:
    many = told(night(news=tuple(news(title=f"Plan {number}") for number in range(54))), most=20)
    assert "and 34 more: https://desk.example/nights/12" in as_text(many)
    for page in (as_page(many), as_message(many)):
        assert parsed(page).xpath("//a[text()='and 34 more']/@href") == ["https://desk.example/nights/12"]


@pytest.mark.parametrize("start", HOSTILE)
def test_nothing_in_a_page_acts(start: int) -> None:
    page = as_page(hostile(start))
    html5lib.HTMLParser(strict=True).parse(page)
    for root in (parsed(page), parsed(f"<div>{as_message(hostile(start))}</div>")):
        assert {element.tag for element in root.iter()} <= {
            *("html", "head", "meta", "title", "style", "body", "table", "tbody", "tr", "td", "h1", "h2"),
            *("p", "a", "span", "div", "ul", "li", "strong"),
        }
        assert not [name for element in root.iter() for name in element.attrib if name.startswith("on")]
        assert all(href.startswith(("https://", "http://", "file:///")) for href in root.xpath("//a/@href"))
        assert len(root.xpath("//style")) <= 1


@pytest.mark.parametrize("start", HOSTILE)
def test_every_line_of_the_text_is_one_line(start: int) -> None:
    told_ = hostile(start)
    text = as_text(told_)
    assert text.count("\n* ") == sum(len(section.lines) for section in told_.sections)
    assert text.splitlines() == text.removesuffix("\n").split("\n")
    assert neutral(text) == text


@pytest.mark.parametrize("start", HOSTILE)
def test_nothing_in_the_text_for_chats_acts(start: int) -> None:
    text = as_chat_text(hostile(start))
    shown = parsed(MarkdownIt("commonmark").render(text))
    assert not shown.xpath("//a | //img | //em | //strong | //code")
    assert not re.search(r"@(?!\N{WORD JOINER})", text)
    assert "](" not in text


def test_an_address_in_the_text_for_chats_leads_where_it_did() -> None:
    url = "https://[::1]:8443/a_b/@everyone?to=[x](y)#part"
    text = as_chat_text(told(night(listed=(Listed(title="", url=url, source_id="lorn"),), news=(news(url=url),))))
    inert = "https://[::1]:8443/a_b/%40everyone?to=%5Bx%5D%28y%29#part"
    assert f"\n* {inert}\n" in text
    assert f"\n  source: {inert}\n" in text


def test_the_published_schema_is_that_of_the_code_and_json_can_be_read_back() -> None:
    published = (Path(output.__file__).parents[1] / "docs" / "digest.schema.json").read_text()
    assert published == digest_schema(), "run `python -m output.digest.forms > docs/digest.schema.json`"
    for brought in (BUSY, QUIET):
        whole = json.loads(as_json(told(brought)))
        assert whole.keys() == json.loads(published)["properties"].keys()
        assert Digest.model_validate(whole) == told(brought)
