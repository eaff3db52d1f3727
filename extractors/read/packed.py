"""Documents that are kept packed with gzip, as some archives serve them."""

import zlib

from extractors.failures import TooLarge, Unreadable

MAX_UNPACKED = 96 * 1024 * 1024
"""Bytes a document may unpack to: as many as a fetched one may."""
_GZIP_MARK = b"\x1f\x8b\x08"
"""The first bytes of a gzip member that is deflated, the one method in use (RFC 1952, section 2.3.1)."""


def unpacked(content: bytes) -> bytes:
    """``content`` as it was before it was packed, or as it is when it is not packed.

    Raises ``TooLarge`` for more than ``MAX_UNPACKED`` bytes and ``Unreadable`` for what does not unpack. Only one
    layer is unpacked, and only the first member.
    """
    if not content.startswith(_GZIP_MARK):
        return content
    stream = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        found = stream.decompress(content, MAX_UNPACKED + 1)
    except zlib.error as error:
        raise Unreadable("the gzip file is damaged") from error
    if len(found) > MAX_UNPACKED:
        raise TooLarge(f"more than {MAX_UNPACKED} bytes unpacked")
    if not stream.eof:
        raise Unreadable("the gzip file is cut short")
    return found
