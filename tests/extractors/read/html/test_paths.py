"""Every block's path selects exactly one element, and that element holds the block's text."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.read.html.page import parse
from extractors.read.reading import Reading
from tests.extractors.read.html import pages
from tests.extractors.read.html.reading import reading

CORPUS = Path(os.environ.get("POLICY_MONITOR_CORPUS", "../shared")) / "corpus" / "html"


def letters(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def assert_paths_resolve(page: str | bytes, result: Reading, step: int = 1) -> None:
    tree = parse(page if isinstance(page, bytes) else page.encode(), {}).tree
    for block in result.blocks[::step]:
        assert block.path
        found = tree.select(block.path)
        assert len(found) == 1, block.path
        inside = letters(found[0].get_text())
        assert all(letters(word) in inside for word in block.text.split()), block


@pytest.mark.parametrize("name", ["CMS", "SOUP", "GAZETTE", "JOURNAL", "STANDARD", "LANDING"])
def test_paths_of_own_pages(name: str) -> None:
    page = getattr(pages, name)
    assert_paths_resolve(page, reading(page))


markup = st.lists(
    st.sampled_from(
        [
            "<div>",
            "</div>",
            "<p>",
            "<ul>",
            "<li>",
            "</ul>",
            "<h2>",
            "</h2>",
            "<table>",
            "<tr>",
            "<td>",
            "</table>",
            "<b>",
            "</b>",
            "<div id=a>",
            "<p id=a>",
            "<p id='b c'>",
            "<x-y>",
            "<pre>",
            "</pre>",
            "<a href=#fn1>1</a>",
            "<br>",
            "<br>",
            "alpha ",
            "beta. ",
            "(a) ",
            "<main>",
        ]
    ),
    max_size=40,
)


@given(markup)
def test_paths_of_broken_markup(parts: list[str]) -> None:
    page = "".join(parts)
    assert_paths_resolve(page, reading(page))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus: set POLICY_MONITOR_CORPUS to its folder")
@pytest.mark.parametrize(
    "name", ["page-bmel.de-zukunftsforum", "eu-eurlex-32021R1119-en", "nl-logius-bomos-beheer", "us-eo-13800"]
)
def test_paths_of_real_pages(name: str) -> None:
    content = (CORPUS / f"{name}.html").read_bytes()
    assert_paths_resolve(content, reading(content, {}), step=9)
