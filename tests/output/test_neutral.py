import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.render.names import file_name, plain_name
from output.render.neutral import neutral, one_line, web_link
from output.render.table import cell

LINKS = [
    ("https://lorn.example/a?b=c#d", True),
    ("http://lorn.example:8080/", True),
    ("http://[::1]/", True),
    ("file:///srv/plan.pdf", True),
    ("HTTPS://lorn.example/", True),
    ("javascript:alert(1)", False),
    ("JaVaScRiPt:alert(1)", False),
    (" javascript:alert(1)", False),
    ("java\nscript:alert(1)", False),
    ("data:text/html,<b>", False),
    ("vbscript:x", False),
    ("ftp://lorn.example/", False),
    ("//lorn.example/", False),
    ("/plan", False),
    ("", False),
    ("https:", False),
    ("https:///plan", False),
    ("file:", False),
    ("file://server/share", False),
    ("https://ministry.example@elsewhere.example/", False),
    ("https://lorn.example/ onclick=x", False),
    ("https://lorn.example/\x1b[31m", False),
    ("https://lorn.example/\N{RIGHT-TO-LEFT OVERRIDE}fdp", False),
    ("https://lorn.example/<b>", False),
    ("https://[lorn/", False),
    ("https://lorn.example:port/", False),
]


@pytest.mark.parametrize(("url", "safe"), LINKS)
def test_only_addresses_that_show_where_they_lead_are_links(url: str, safe: bool) -> None:
    assert web_link(url) == (url if safe else None)


TEXTS = [
    ("plain é 漢字 👩\u200d🚀", "plain é 漢字 👩\u200d🚀"),
    ("a\tb\nc", "a\tb\nc"),
    ("\x1b[31mred", "\ufffd[31mred"),
    ("a\x00b\x7fc\x9bd", "a\ufffdb\ufffdc\ufffdd"),
    ("fdp.\u202eexe", "fdp.\ufffdexe"),
    ("a\u2028b", "a\ufffdb"),
    ("\U000e0041", "\ufffd"),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_text_that_would_act_on_a_screen_is_made_visible(text: str, expected: str) -> None:
    assert neutral(text) == expected


@given(st.text())
def test_neutral_text_stays_neutral_and_one_line_is_one_line(text: str) -> None:
    assert neutral(neutral(text)) == neutral(text)
    assert len(one_line(text).splitlines()) <= 1


NAMES = [
    ("nl-vision-2024", "nl-vision-2024"),
    ("../../etc/passwd", None),
    ("con", None),
    ("-rf", None),
    ("a" * 101, None),
    ("UPPER", None),
    ("", None),
    ("a\x00b", None),
]


@pytest.mark.parametrize(("identifier", "name"), NAMES)
def test_a_name_is_plain_or_a_hash(identifier: str, name: str | None) -> None:
    assert plain_name(identifier) == (name or plain_name(identifier))
    assert plain_name(identifier) == identifier if name else plain_name(identifier).startswith("x-")


@given(st.text())
def test_file_names_say_nothing_to_a_file_system(work_id: str) -> None:
    name = file_name(work_id, "en", "html")
    assert name.endswith(".en.html")
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert not name.startswith((".", "-"))


CELLS = [
    ("=1+1", "'=1+1"),
    ("+31 20", "'+31 20"),
    ("-5", "'-5"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'=1"),
    ("\r=1", "'=1"),
    ("  =1", "'=1"),
    ("\n=1", "'=1"),
    ("＝1", "'＝1"),
    ("a=1", "a=1"),
    ("two\nlines", "two lines"),
    (None, ""),
    (0.5, "0.5"),
]


@pytest.mark.parametrize(("value", "expected"), CELLS)
def test_a_cell_is_never_a_formula(value: object, expected: str) -> None:
    assert cell(value) == expected
