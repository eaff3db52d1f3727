"""Zip containers made in a test."""

import io
import zipfile


def packed(members: dict[str, str]) -> bytes:
    """A zip file of ``members``, the first stored and not deflated, as OpenDocument wants its type."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for index, (name, text) in enumerate(members.items()):
            archive.writestr(name, text, zipfile.ZIP_DEFLATED if index else zipfile.ZIP_STORED)
    return buffer.getvalue()
