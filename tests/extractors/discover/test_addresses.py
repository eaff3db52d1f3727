"""Addresses as sources write them: made absolute and plain, or refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.discover.addresses import LONGEST, address, same_place

BASE = "https://harbours.example.org/list/page"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("/plan", "https://harbours.example.org/plan"),
        ("plan.pdf", "https://harbours.example.org/list/plan.pdf"),
        ("?page=2", "https://harbours.example.org/list/page?page=2"),
        ("//other.example/a", "https://other.example/a"),
        ("HTTP://Other.Example/A", "http://other.example/A"),
        ("https://other.example", "https://other.example/"),
        ("/plan#chapter-2", "https://harbours.example.org/plan"),
        ("/plan?utm_source=mail&id=3&fbclid=x", "https://harbours.example.org/plan?id=3"),
        ("/plan?ref=2031-04", "https://harbours.example.org/plan?ref=2031-04"),
        ("/a plan.pdf", "https://harbours.example.org/a%20plan.pdf"),
        ("/caf%C3%A9", "https://harbours.example.org/caf%C3%A9"),
        ("https://häfen.example/ä", "https://häfen.example/%C3%A4"),
        ("", None),
        ("javascript:alert(1)", None),
        ("data:text/html,hello", None),
        ("mailto:port@example.org", None),
        ("file:///etc/passwd", None),
        ("https://user:word@other.example/", None),
        ("https://[::1", None),
        ("https://other.example:99999/", None),
        ("https://other.example:0/", None),
        ("https://two words.example/", None),
        ("https://\ud800.example/", None),
        ("https://other.example/\ud800", None),
        (f"/{'a' * LONGEST}", None),
        (None, None),
        (3, None),
    ],
)
def test_what_an_address_means(written: object, expected: str | None) -> None:
    assert address(written, BASE) == expected


@given(st.text(max_size=60))
def test_any_text_is_a_web_address_or_none_and_stays_what_it_is(written: str) -> None:
    found = address(written, BASE)
    assert found is None or (found.startswith(("http://", "https://")) and address(found, BASE) == found)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/p", "http://www.a.example/p/#top", True),
        ("https://a.example/p", "https://a.example/p?page=2", False),
        ("https://a.example/p", "https://b.example/p", False),
    ],
)
def test_the_same_place(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same
