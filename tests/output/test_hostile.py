import csv
import re
import shutil
import subprocess
from io import StringIO
from itertools import cycle
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from models.entry import Entry
from output.render import actions_csv, entry_json, entry_markdown, entry_page, index_page
from tests.output.hostile import MARK, STRINGS, poisoned, poisoned_entries
from tests.output.parsed import parsed

ELEMENTS = frozenset(
    {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "nav", "article", "section", "footer"),
        *("h1", "h2", "h3", "h4", "p", "div", "span", "a", "b", "ul", "ol", "li", "dl", "dt", "dd"),
        *("details", "summary", "blockquote", "mark", "code"),
    }
)
ATTRIBUTES = frozenset(
    {
        *("lang", "charset", "name", "content", "http-equiv", "class", "id", "href", "rel", "title"),
        *("aria-hidden", "aria-labelledby"),
    }
)
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]")


def test_there_are_a_thousand_strings() -> None:
    assert len(set(STRINGS)) >= 1000


def test_nothing_in_a_page_is_more_than_text() -> None:
    for entry in poisoned_entries():
        for text in (entry_page(entry, "en"), index_page([(entry, "a.html")], "nl")):
            assert not ACTING.search(text)
            page = parsed(text)
            assert {element.tag for element in page.iter()} <= ELEMENTS
            assert {name for element in page.iter() for name in element.attrib} <= ATTRIBUTES
            assert all(re.match(r"#|a\.html$", href) for href in page.xpath("//@href"))
            assert page.xpath("count(//meta[@http-equiv])") == 1


@pytest.mark.parametrize("url", [s for s in STRINGS if "evil.example" in s or "script:" in s][::5])
def test_an_address_that_is_unsafe_is_no_link(url: str) -> None:
    page = parsed(entry_page(poisoned(cycle(STRINGS[:7]), url=url), "en"))
    for href in page.xpath("//@href"):
        assert href.startswith(("#", "https://evil.example/")), href


def test_nothing_in_markdown_is_more_than_text() -> None:
    allowed = {
        "heading",
        "paragraph",
        "bullet_list",
        "ordered_list",
        "list_item",
        "inline",
        "text",
        "strong",
        "em",
        "softbreak",
    }
    reader = MarkdownIt("gfm-like", {"html": True, "linkify": False}).disable(
        ["table", "strikethrough"], ignoreInvalid=True
    )
    for entry in poisoned_entries():
        text = entry_markdown(entry, "en")
        assert not ACTING.search(text)
        for token in reader.parse(text):
            for part in (token, *(token.children or ())):
                assert part.type.removesuffix("_open").removesuffix("_close") in allowed, (part.type, token.content)


def test_no_address_in_markdown_is_linked_by_itself() -> None:
    for entry in poisoned_entries():
        assert not re.search(r"(?i)(?<!\\):/|\bwww\.|(?<!\\)@", entry_markdown(entry, "nl"))


def test_no_cell_is_a_formula_and_no_row_is_broken() -> None:
    for entry in poisoned_entries():
        rows = list(csv.reader(StringIO(actions_csv([entry]))))
        assert len(rows) == 1 + len(entry.actions)
        for row in rows:
            assert not any(re.match(r"\s*[=+\-@\t\r]", cell) for cell in row)
            assert not ACTING.search("".join(row))
            assert not any("\n" in cell for cell in row)


def test_json_keeps_every_string_as_it_was_and_escapes_controls() -> None:
    for entry in poisoned_entries():
        assert Entry.model_validate_json(entry_json(entry)) == entry
        assert not re.search("[\x00-\x1f]", entry_json(entry))


def marked_frames(folder: Path, pages: list[str]) -> list[str]:
    """Numbers of the pages in which a browser ran a script of ours, each page in a frame of its own."""
    browser = shutil.which("chromium") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no chromium is installed")
    for number, text in enumerate(pages):
        (folder / f"{number}.html").write_text(text, encoding="utf-8")
    frames = "".join(f'<iframe src="{number}.html"></iframe>' for number in range(len(pages)))
    look = f"[...document.querySelectorAll('iframe')].flatMap((f,i)=>f.contentDocument.documentElement.dataset.{MARK}?[i]:[])"
    (folder / "all.html").write_text(f"<!doctype html>{frames}<script>onload=()=>document.title='ran:'+{look}</script>")
    options = "--headless --no-sandbox --disable-gpu --disable-background-networking --allow-file-access-from-files --dump-dom"
    command = [browser, *options.split(), f"--user-data-dir={folder / 'profile'}", (folder / "all.html").as_uri()]
    shown = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r"<title>ran:([\d,]*)</title>", shown)
    assert found, "the browser did not finish"
    return [number for number in found[1].split(",") if number]


def test_a_browser_runs_nothing(tmp_path: Path) -> None:
    pages = [entry_page(entry, "en") for entry in poisoned_entries()]
    # without the page's own policy, so that escaping alone is on trial; the last page proves that a script is noticed
    bare = [re.sub("<meta http-equiv[^>]*>", "", page) for page in pages]
    assert marked_frames(tmp_path, [*bare, f"<html><body>{STRINGS[0]}"]) == [str(len(bare))]
