"""What pypdf reads of a PDF: whether it may be opened, and what the file says of itself."""

import io
import logging
from dataclasses import dataclass

from pypdf import PdfReader
from pypdf.errors import PdfReadError, PyPdfError
from pypdf.generic import DictionaryObject

from extractors.failures import Encrypted
from extractors.read.pdf.metadata import metadata_of
from models.document import Metadatum

_MOST_PAGES = 5_000
_MOST_ATTACHMENTS = 200
DAMAGE = (
    PyPdfError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    IndexError,
    NotImplementedError,
    RecursionError,
    OSError,
)
"""What pypdf raises on damaged files, as mutations of sound ones show."""


@dataclass(frozen=True, slots=True)
class Envelope:
    """``labels`` are the printed page numbers, none where pypdf could not open the file."""

    metadata: tuple[Metadatum, ...] = ()
    language: str | None = None
    labels: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    decrypted: bool = False


def open_envelope(content: bytes) -> Envelope:
    """What the file says of itself. Raises ``Encrypted`` when it opens only with a password."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(content))
        decrypted = reader.is_encrypted
        if decrypted:
            _decrypt(reader)
        return Envelope(
            metadata=metadata_of(reader),
            language=_language(reader),
            labels=_labels(reader),
            attachments=_attachments(reader),
            decrypted=decrypted,
        )
    except Encrypted:
        raise
    except DAMAGE as error:
        return Envelope(warnings=(f"The file's own metadata could not be read ({type(error).__name__}).",))


def _decrypt(reader: PdfReader) -> None:
    if not reader.decrypt(""):
        raise Encrypted("the PDF opens only with a password")


def _root(reader: PdfReader) -> DictionaryObject:
    root = reader.trailer["/Root"].get_object()
    if not isinstance(root, DictionaryObject):
        raise PdfReadError("the catalogue is no dictionary")
    return root


def _language(reader: PdfReader) -> str | None:
    value = _root(reader).get("/Lang")
    return str(value).strip() or None if value else None


def _labels(reader: PdfReader) -> tuple[str, ...]:
    # Counting pages takes long in files whose objects are packed: those without labels are told first.
    if "/PageLabels" not in _root(reader) or len(reader.pages) > _MOST_PAGES:
        return ()
    return tuple(reader.page_labels)


def _attachments(reader: PdfReader) -> tuple[str, ...]:
    return tuple(str(name) for name, _ in zip(reader.attachments, range(_MOST_ATTACHMENTS), strict=False))
