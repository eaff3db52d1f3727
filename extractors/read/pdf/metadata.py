"""What a PDF says of itself: in its information dictionary and, where that is silent, in its XMP packet.

PDF/A and PDF 2.0 files may keep all of it in XMP.
"""

from collections.abc import Iterator
from datetime import datetime

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.xmp import XmpInformation

from models.document import Metadatum, MetadatumName

_Item = tuple[MetadatumName, object]
_DAMAGE = (PyPdfError, ValueError, AttributeError, TypeError, KeyError, IndexError, LookupError)
"""What pypdf raises on XMP that is no XML, or not as the standard has it."""


def metadata_of(reader: PdfReader) -> tuple[Metadatum, ...]:
    """Title, author, description, publication and modification, each where the file states it."""
    found = {name: Metadatum(name=name, value=value, origin="pdf:info") for name, value in _stated(_info(reader))}
    for name, value in _stated(_xmp(reader)):
        found.setdefault(name, Metadatum(name=name, value=value, origin="pdf:xmp"))
    return tuple(found.values())


def _stated(items: Iterator[_Item]) -> Iterator[tuple[MetadatumName, str]]:
    for name, value in items:
        text = value.date().isoformat() if isinstance(value, datetime) else str(value or "").strip()
        if text:
            yield name, text


def _info(reader: PdfReader) -> Iterator[_Item]:
    info = reader.metadata
    if info is not None:
        yield "title", info.title
        yield "author", info.author
        yield "description", info.subject
        yield "published", info.creation_date
        yield "modified", info.modification_date


def _xmp(reader: PdfReader) -> Iterator[_Item]:
    try:
        packet = reader.xmp_metadata
        if packet is not None:
            yield from _fields(packet)
    except _DAMAGE:
        return


def _fields(packet: XmpInformation) -> Iterator[_Item]:
    yield "title", _plain(packet.dc_title)
    yield "author", ", ".join(filter(None, packet.dc_creator or ()))
    yield "description", _plain(packet.dc_description)
    yield "published", packet.xmp_create_date
    yield "modified", packet.xmp_modify_date


def _plain(texts: object) -> str | None:
    """A text that is given in several languages, in that which the file has as its default."""
    if not isinstance(texts, dict):
        return None
    return texts.get("x-default") or next(iter(texts.values()), None)
