from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from output.render import Language, entry_markdown
from output.render.markdown import escaped
from tests.output.lorn import ENTRY

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_entry_of_lorn_reads_as_it_should(language: Language) -> None:
    assert entry_markdown(ENTRY, language) == (GOLDEN / f"lorn.{language}.md").read_text(encoding="utf-8")


ESCAPES = [
    ("plain words, and more: (1)", "plain words, and more: (1)"),
    ("*bold* _it_ `code`", r"\*bold\* \_it\_ \`code\`"),
    ("# no heading", r"\# no heading"),
    ("- no item", r"\- no item"),
    ("1. no item", r"1\. no item"),
    ("2) no item", r"2\) no item"),
    ("2024 was a year", "2024 was a year"),
    ("<b>&amp;", r"\<b\>\&amp;"),
    ("https://lorn.example", r"https\://lorn.example"),
    ("www.lorn.example a@lorn.example", r"www\.lorn.example a\@lorn.example"),
    ("two\n\nlines", "two lines"),
]


@pytest.mark.parametrize(("text", "expected"), ESCAPES)
def test_only_what_would_act_is_escaped(text: str, expected: str) -> None:
    assert escaped(text) == expected


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Cn"]), min_size=1))
def test_escaped_text_reads_back_as_one_paragraph_of_itself(text: str) -> None:
    tokens = MarkdownIt("commonmark").parse(escaped(text))
    words = " ".join(text.split())
    if words:
        assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        assert "".join(part.content for part in tokens[1].children or ()) == words
