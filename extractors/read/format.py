"""Which format some bytes are in, by the bytes themselves."""

import re
from enum import StrEnum

from extractors.failures import EmptyFile, UnknownFormat
from extractors.read.office.container import Container


class Format(StrEnum):
    """The formats that are read, by media type."""

    PDF = "application/pdf"
    HTML = "text/html"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "application/vnd.oasis.opendocument.text"


_PDF_MARK_WITHIN = 1024
"""Bytes in which readers look for ``%PDF-`` (ISO 32000-1, implementation note 13)."""
_HTML_MARK_WITHIN = 4096
"""Bytes in which the first tag of a page stands, also after a licence comment or a byte order mark."""
_HTML_MARK = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|script|div|main|article|table|h[1-6]|p)\b")
_NOT_TEXT = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that no text encoding uses (the WHATWG MIME Sniffing Standard's binary data bytes)."""
_HTML_TYPES = {"text/html", "application/xhtml+xml"}


def sniff(content: bytes, declared: str = "") -> Format:
    """The format of ``content``; ``declared``, the server's media type, decides only between kinds of text.

    Raises ``EmptyFile`` for no bytes or white space alone, ``Unreadable`` for a damaged container and
    ``UnknownFormat`` for what is none of the formats above.
    """
    if not content.strip():
        raise EmptyFile("no bytes" if not content else "white space only")
    if b"%PDF-" in content[:_PDF_MARK_WITHIN]:
        return Format.PDF
    if content.startswith(b"PK\x03\x04"):
        return _office_format(content)
    if _is_html(content, declared):
        return Format.HTML
    raise UnknownFormat(f"declared as {declared!r}, first bytes {content[:8]!r}")


def _office_format(content: bytes) -> Format:
    names = Container(content).names
    if "word/document.xml" in names:
        return Format.DOCX
    # The type of an OpenDocument file is stored uncompressed as its first member, so that it can be sniffed
    # (OpenDocument 1.3, part 2, section 3.3).
    if {"mimetype", "content.xml"} <= names and Format.ODT.encode() in content[:200]:
        return Format.ODT
    raise UnknownFormat("a zip container that is neither DOCX nor ODT")


def _is_html(content: bytes, declared: str) -> bool:
    # Dropping NULs lets UTF-16 pages match as well.
    start = content[:_HTML_MARK_WITHIN].replace(b"\0", b"").lower()
    if _HTML_MARK.search(start):
        return True
    if _NOT_TEXT.search(start):
        return False
    return declared.partition(";")[0].strip().lower() in _HTML_TYPES and b"<" in start
