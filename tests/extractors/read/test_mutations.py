"""Damaged files: each is read or refused by a failure with a name, and nothing else happens."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.failures import DocumentFailure
from extractors.read import read
from tests.extractors.read.html import pages
from tests.extractors.read.office.test_docx import docx
from tests.extractors.read.office.test_odt import odt
from tests.extractors.read.snapshots import snapshot_of

SOUND = {
    "cms": pages.CMS.encode(),
    "gazette": pages.GAZETTE.encode(),
    "journal": pages.JOURNAL.encode(),
    "landing": pages.LANDING.encode("utf-16"),
    "docx": docx(),
    "odt": odt(),
}
changes = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from(["flip", "cut", "drop", "double"]), st.integers(1, 255)), max_size=4
)


def damaged(content: bytes, steps: list[tuple[float, str, int]]) -> bytes:
    """``content`` with each step done at its place (0 to 1): a bit flipped, cut off, bytes dropped or doubled."""
    data = bytearray(content)
    for place, kind, amount in steps:
        at = min(int(place * len(data)), max(0, len(data) - 1))
        if kind == "flip" and data:
            data[at] ^= amount
        elif kind == "cut":
            del data[at:]
        elif kind == "drop":
            del data[at : at + amount]
        else:
            data[at:at] = data[at : at + amount]
    return bytes(data)


@pytest.mark.parametrize("name", SOUND)
@given(steps=changes)
def test_damage_is_read_or_refused(name: str, steps: list[tuple[float, str, int]]) -> None:
    with contextlib.suppress(DocumentFailure):
        document = read(snapshot_of(damaged(SOUND[name], steps), "text/html"))
        assert document.blocks


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for start in (b"", b"<html>", b"<pre>", b"PK\x03\x04"):
        with contextlib.suppress(DocumentFailure):
            assert read(snapshot_of(start + content, "text/html")).blocks
