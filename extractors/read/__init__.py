"""Bytes to a document: blocks in reading order, whatever the format."""

from extractors.failures import NoText
from extractors.language.identify import settle_language
from extractors.read.format import Format, sniff
from extractors.read.packed import unpacked
from extractors.read.reading import Reading
from models.document import Document
from models.snapshot import Snapshot


def read(snapshot: Snapshot) -> Document:
    """The document that the snapshot's bytes hold, in its own language.

    The format comes from the bytes, unpacked where they are a gzip file; the declared media type is only a hint.
    Raises a ``DocumentFailure``:
    ``EmptyFile``, ``UnknownFormat``, ``Unreadable``, ``TooLarge``, ``Encrypted``, ``NeedsOcr`` or ``NoText``.
    """
    content = unpacked(snapshot.content)
    kind = sniff(content, snapshot.media_type)
    reading = _read_as(kind, content, snapshot)
    if not reading.blocks:
        raise NoText(f"{kind} without a block of text")
    language = settle_language(reading.stated_language, tuple(block.text for block in reading.blocks))
    warnings = reading.warnings + ((language.warning,) if language.warning else ())
    return Document(
        snapshot_sha256=snapshot.sha256,
        url=snapshot.final_url,
        media_type=kind.value,
        language=language.code,
        language_origin=language.origin,
        metadata=reading.metadata,
        blocks=reading.blocks,
        pages=reading.pages,
        links=reading.links,
        attachments=reading.attachments,
        warnings=warnings,
        reader=reading.reader,
    )


def _read_as(kind: Format, content: bytes, snapshot: Snapshot) -> Reading:
    # Each reader pulls in large libraries: only the one that is needed is loaded.
    if kind is Format.PDF:
        from extractors.read.pdf import read_pdf

        return read_pdf(content)
    if kind is Format.HTML:
        from extractors.read.html import read_html

        return read_html(content, snapshot.final_url, snapshot.headers)
    if kind is Format.DOCX:
        from extractors.read.office.docx import read_docx

        return read_docx(content)
    from extractors.read.office.odt import read_odt

    return read_odt(content)
