"""Pages that are broken, huge or made to harm: an outcome, within bounds of time and memory."""

import time

import pytest

from extractors.failures import NoText, TooLarge
from extractors.read import read
from tests.extractors.read.html.reading import reading, whole
from tests.extractors.read.snapshots import snapshot_of

N = 5_000
DEEP = {
    "div": "<div>" * N + "inside",
    "unclosed inline": "<b>" * N + "inside",
    "tables": "<table><tr><td>" * (N // 4) + "inside",
    "lists": "<ul><li>" * (N // 4) + "inside",
    "custom": "<x-a>" * N + "inside",
    "sections with headings": "<section><h2>a</h2>" * (N // 10) + "inside",
}


@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting_is_read_flat(name: str) -> None:
    begin = time.process_time()
    assert "inside" in whole(reading(f"<body>{DEEP[name]}").blocks)
    assert time.process_time() - begin < 20


WIDE = {
    "paragraphs": "<p>word and word</p>" * N,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(N)) + ">word</p>",
    "one long word": "<p>" + "x" * 1_000_000,
    "brackets": "<p>" + "(" * 200_000,
    "footnote marks": "<p>word" + "<sup><a href=#fn1>1</a></sup>" * N,
    "paragraphs by breaks": "<div>" + "a word<br><br>" * N,
    "breaks": "<p>word" + "<br>" * N,
    "pre lines": "<pre>" + "line of text;\n(a) item\n" * N,
    "meta": "<meta name=date content=x>" * N + "<p>word",
}


@pytest.mark.parametrize("name", WIDE)
def test_wide_pages_take_time_in_step_with_their_size(name: str) -> None:
    begin = time.process_time()
    reading(f"<body>{WIDE[name]}")
    assert time.process_time() - begin < 20


def test_more_tags_than_the_limit_are_refused() -> None:
    with pytest.raises(TooLarge):
        reading("<b>" * 150_001)


def test_more_than_the_limit_is_refused() -> None:
    with pytest.raises(TooLarge):
        reading(b"<p>" + b"x" * 5_000_001)


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<script>var a = 1</script>",
        "<body><nav><a href='/'>Home</a></nav></body>",
        "<!-- nothing -->\n<p></p>",
    ],
)
def test_a_page_without_text_says_so(page: str) -> None:
    with pytest.raises(NoText):
        read(snapshot_of(page.encode(), "text/html"))


@pytest.mark.parametrize(
    ("content", "headers"),
    [
        ("<p>naïve café über</p>".encode("latin-1"), {"Content-Type": "text/html; charset=iso-8859-1"}),
        ("<meta charset='windows-1252'><p>naïve café über</p>".encode("cp1252"), {}),
        ("<p>naïve café über</p>".encode("utf-16"), {}),
        ("\ufeff<p>naïve café über</p>".encode(), {}),
        ("<?xml version='1.0' encoding='utf-8'?><html><p>naïve café über</p></html>".encode(), {}),
    ],
    ids=["header", "meta", "utf-16", "bom", "xml declaration"],
)
def test_encodings(content: bytes, headers: dict[str, str]) -> None:
    assert "naïve café über" in whole(reading(content, headers).blocks)


def test_a_wrong_encoding_loses_letters_but_not_the_page() -> None:
    assert "caf" in whole(
        reading(b"<p>caf\xe9 \xff\xfe ok</p>", {"Content-Type": "text/html; charset=nonsense"}).blocks
    )


def test_a_base_that_is_no_address_counts_as_none() -> None:
    page = reading("<base href='http://[::1'><body><main><p>See <a href='plan.pdf'>the plan</a> of the ministry.</p>")
    assert [link.url for link in page.links] == ["https://lorn.example/p/plan.pdf"]
