"""What is kept packed is read as what it holds, within bounds."""

import gzip

import pytest

from extractors.failures import DocumentFailure, TooLarge, UnknownFormat, Unreadable
from extractors.read import read
from extractors.read.packed import MAX_UNPACKED, unpacked
from tests.extractors.read.snapshots import snapshot_of
from tests.fixtures import pages


def test_a_packed_page_is_read_as_the_page() -> None:
    packed, plain = read(snapshot_of(pages.gzipped(), "text/html")), read(snapshot_of(pages.sound(), "text/html"))
    assert packed.blocks == plain.blocks
    assert packed.language == "en"


def test_what_is_not_packed_stays_as_it_is() -> None:
    assert unpacked(pages.sound()) == pages.sound()


FAILURES: list[tuple[str, bytes, type[DocumentFailure]]] = [
    ("cut short", pages.gzipped()[:-20], Unreadable),
    ("damaged", pages.gzipped()[:20] + b"\xff" * 40, Unreadable),
    ("a bomb", gzip.compress(b" " * (MAX_UNPACKED + 1), 9), TooLarge),
    ("packed twice", gzip.compress(pages.gzipped()), UnknownFormat),
    ("packed words", gzip.compress(b"plain words"), UnknownFormat),
]


@pytest.mark.parametrize(("content", "failure"), [case[1:] for case in FAILURES], ids=[case[0] for case in FAILURES])
def test_failures_have_names(content: bytes, failure: type[DocumentFailure]) -> None:
    with pytest.raises(failure):
        read(snapshot_of(content, "text/html"))
