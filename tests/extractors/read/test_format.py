"""Formats are told by their bytes; what the server declares is a hint."""

import io
import zipfile

import pytest

from extractors.failures import DocumentFailure, EmptyFile, UnknownFormat, Unreadable
from extractors.read.format import Format, sniff


def zipped(**members: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


DOCX = zipped(**{"word__document.xml": "<x/>"})
ODT = zipped(mimetype="application/vnd.oasis.opendocument.text", **{"content.xml": "<x/>"})

KNOWN = [
    (b"%PDF-1.7 ...", "", Format.PDF),
    (b"\xef\xbb\xbf junk before %PDF-1.4", "text/html", Format.PDF),
    (b"<!DOCTYPE html><p>x", "", Format.HTML),
    (b"  \n<!-- licence --><HTML>", "application/octet-stream", Format.HTML),
    ("<html>".encode("utf-16"), "", Format.HTML),
    (b"<table><tr><td>x</td></tr></table>", "", Format.HTML),
    (b"plain <b>text</b>", "text/html; charset=utf-8", Format.HTML),
    (DOCX, "application/zip", Format.DOCX),
    (ODT, "", Format.ODT),
]


@pytest.mark.parametrize(("content", "declared", "expected"), KNOWN)
def test_known_formats(content: bytes, declared: str, expected: Format) -> None:
    assert sniff(content, declared) is expected


FAILURES: list[tuple[bytes, str, type[DocumentFailure]]] = [
    (b"", "text/html", EmptyFile),
    (b" \n\t", "text/html", EmptyFile),
    (b"plain words", "text/plain", UnknownFormat),
    (b"\x89PNG\r\n\x1a\n", "application/pdf", UnknownFormat),
    (b"\x1f\x8b\x08\x00<\x02", "text/html", UnknownFormat),
    (zipped(**{"a.txt": "x"}), "", UnknownFormat),
    (DOCX[: len(DOCX) // 2], "", Unreadable),
]


@pytest.mark.parametrize(("content", "declared", "failure"), FAILURES)
def test_failures_have_names(content: bytes, declared: str, failure: type[DocumentFailure]) -> None:
    with pytest.raises(failure):
        sniff(content, declared)
