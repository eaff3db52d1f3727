import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.desk.access.next_page import local_path


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", "/"),
        ("/work/0123?claim=action-1", "/work/0123?claim=action-1"),
        ("/people?done=role&x=%2F%2Fevil.example", "/people?done=role&x=%2F%2Fevil.example"),
        ("http://127.0.0.1:8600/work/1?claim=2", "/work/1?claim=2"),
        ("", "/"),
        (None, "/"),
        ("people", "/"),
        ("//evil.example", "/"),
        ("///evil.example", "/evil.example"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("/\r\nSet-Cookie: desk=x", "/"),
        (" /people", "/"),
        ("javascript:alert(1)", "/"),
        ("data:text/html,x", "/"),
        ("https://evil.example//evil.example", "/"),
        ("http:evil.example", "/"),
        ("/\u2028/evil.example", "/"),
        ("http://[", "/"),
        ("/x#fragment", "/x"),
    ],
)
def test_only_pages_of_the_desk_come_next(address: str | None, expected: str) -> None:
    assert local_path(address) == expected


@given(st.text(alphabet="/\\:@?#.evil htps\t\r\n\x00\u3002%2f"))
def test_no_text_leads_to_another_host(address: str) -> None:
    path = local_path(address)
    assert path.startswith("/") and not path.startswith(("//", "/\\"))
    assert path.isprintable() and " " not in path and "\\" not in path
