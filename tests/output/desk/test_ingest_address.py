"""What may be pasted as an address, and how each mistake is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from output.desk.ingest.address import MOST_CHARACTERS, BadAddress, Mistake, same_address, web_address

GOOD = [
    ("https://lorn.example/plan", "https://lorn.example/plan"),
    ("  https://lorn.example/plan\n", "https://lorn.example/plan"),
    ("https://lorn.example/plan#page=3", "https://lorn.example/plan"),
    ("http://lorn.example:8080/a?b=c%20d", "http://lorn.example:8080/a?b=c%20d"),
    ("https://[2001:db8::1]/plan", "https://[2001:db8::1]/plan"),
    ("https://bestuur.example/visie-één", "https://bestuur.example/visie-één"),
]
BAD = [
    ("", Mistake.EMPTY),
    (" \n", Mistake.EMPTY),
    ("https://a.example/1\nhttps://a.example/2", Mistake.SEVERAL),
    ("https://a.example/one two", Mistake.SPACES),
    ("https://a.example/" + "x" * MOST_CHARACTERS, Mistake.LONG),
    ("file:///etc/passwd", Mistake.LOCAL_FILE),
    ("FILE://localhost/etc/passwd", Mistake.LOCAL_FILE),
    ("/home/ann/plan.pdf", Mistake.LOCAL_FILE),
    ("../plan.pdf", Mistake.LOCAL_FILE),
    ("C:\\Documents\\plan.pdf", Mistake.LOCAL_FILE),
    ("\\\\server\\share\\plan.pdf", Mistake.LOCAL_FILE),
    ("lorn.example/plan", Mistake.NO_SCHEME),
    ("lorn.example:8080/plan", Mistake.NO_SCHEME),
    ("//lorn.example/plan", Mistake.NO_SCHEME),
    ("plan", Mistake.NO_SCHEME),
    ("ftp://lorn.example/plan", Mistake.OTHER_SCHEME),
    ("javascript:alert(1)", Mistake.OTHER_SCHEME),
    ("data:text/html,hello", Mistake.OTHER_SCHEME),
    ("https://", Mistake.NO_HOST),
    ("https:///plan", Mistake.NO_HOST),
    ("https://ann:secret@lorn.example/", Mistake.PASSWORD),
    ("https://ann@lorn.example/", Mistake.PASSWORD),
    ("https://lorn.example:99999/", Mistake.PORT),
    ("https://lorn.example:0/", Mistake.PORT),
    ("https://lorn.example:http/", Mistake.PORT),
    ("https://[lorn.example/", Mistake.MALFORMED),
    ("https://lorn.example\\@evil.example/", Mistake.MALFORMED),
    ("https://lorn.example/\x00", Mistake.MALFORMED),
]


@pytest.mark.parametrize(("pasted", "address"), GOOD)
def test_an_address_is_taken(pasted: str, address: str) -> None:
    assert web_address(pasted) == address


@pytest.mark.parametrize(("pasted", "mistake"), BAD)
def test_a_mistake_is_named(pasted: str, mistake: Mistake) -> None:
    with pytest.raises(BadAddress) as refused:
        web_address(pasted)
    assert refused.value.mistake is mistake


def test_an_address_without_scheme_is_put_right() -> None:
    with pytest.raises(BadAddress) as refused:
        web_address("//lorn.example/plan")
    assert refused.value.better == "https://lorn.example/plan"


@given(st.text(max_size=80) | st.text(max_size=60).map(lambda rest: f"https://{rest}"))
def test_anything_is_either_an_address_or_a_named_mistake(pasted: str) -> None:
    try:
        address = web_address(pasted)
    except BadAddress:
        return
    assert address.lower().startswith(("http://", "https://"))
    assert web_address(address) == address
    assert same_address(address)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://Lorn.example/plan", "https://lorn.example:443/plan"),
        ("https://lorn.example", "https://lorn.example/"),
    ],
)
def test_two_ways_to_write_one_address(one: str, other: str) -> None:
    assert same_address(one) == same_address(other)


@pytest.mark.parametrize(
    "other", ["https://lorn.example/Plan", "https://lorn.example/plan?x", "https://lorn.example:8/plan"]
)
def test_two_addresses(other: str) -> None:
    assert same_address("https://lorn.example/plan") != same_address(other)
