"""The body of an answer, read within bounds, unpacked within bounds as it comes, and checked to be whole."""

import zlib
from collections.abc import Iterator
from io import BytesIO

import requests
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError, IncompleteRead, ProtocolError

from extractors.failures import CutShort, TooLarge, Unreadable
from extractors.fetch.limits import FetchLimits

_CHUNK = 64 * 1024
_UNPACKED_CHUNK = 1024 * 1024
_GZIP = zlib.MAX_WBITS | 16
_WINDOW_BITS = {"gzip": _GZIP, "x-gzip": _GZIP, "deflate": zlib.MAX_WBITS}
_MEMBER = b"\x1f\x8b"
"""How each member of a gzip stream begins."""
_MARK = len(_MEMBER)
_MOST_DIGITS = 20
"""Digits of a length that are read: 2**64 has as many."""


def read_body(response: requests.Response, limits: FetchLimits) -> bytes:
    """The whole body of a streamed answer, unpacked.

    Raises ``TooLarge`` as soon as a bound is passed, ``CutShort`` when the transfer ends early and
    ``Unreadable`` when it is packed in a way that was not asked for or does not unpack.
    """
    announced = _announced(response)
    if announced > limits.max_bytes:
        raise TooLarge(f"{announced} bytes announced")
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    pieces = _pieces(response.raw, announced, limits.max_bytes)
    if encoding in {"", "identity"}:
        body = BytesIO()
        body.writelines(pieces)
        return body.getvalue()
    unpacker = _Unpacker(encoding, limits.max_decoded_bytes)
    for piece in pieces:
        unpacker.feed(piece)
    return unpacker.finish()


def _announced(response: requests.Response) -> int:
    """The bytes that the server says it sends; 0 when it does not say. A chunked body says so itself."""
    length = response.headers.get("Content-Length", "")
    if not length.isdecimal() or "Transfer-Encoding" in response.headers:
        return 0
    # Python reads no number of several thousand digits; these are more bytes than any bound allows.
    return int(length[:_MOST_DIGITS])


def _pieces(raw: BaseHTTPResponse, announced: int, most: int) -> Iterator[bytes]:
    read = 0
    try:
        # read1 returns what has come; read and stream would wait for a full chunk, past any deadline.
        while piece := raw.read1(_CHUNK, decode_content=False):
            read += len(piece)
            if read > most:
                raise TooLarge(f"more than {most} bytes")
            yield piece
    except (IncompleteRead, ProtocolError) as error:
        raise CutShort(f"after {read} bytes") from error
    except HTTPError as error:
        raise CutShort(type(error).__name__) from error
    if read < announced:
        raise CutShort(f"{read} of {announced} bytes")


class _Unpacker:
    """Unpacks gzip and deflate piece by piece, so that packed and unpacked bytes are never held both."""

    def __init__(self, encoding: str, most: int) -> None:
        self._encoding = encoding
        self._most = most
        self._member: zlib._Decompress | None = None
        self._held = b""
        self._over = False
        self._body = BytesIO()

    def feed(self, piece: bytes) -> None:
        """Unpack the next piece. Raises ``TooLarge`` and ``Unreadable``."""
        if self._encoding not in _WINDOW_BITS:
            raise Unreadable("packed in an encoding that was not asked for")
        packed, self._held = self._held + piece, b""
        while packed and not self._over:
            if self._member is None or self._member.eof:
                if len(packed) < _MARK:
                    self._held = packed
                    return
                self._begin(packed)
            else:
                packed = self._inflate(self._member, packed)

    def finish(self) -> bytes:
        """All that was unpacked. Raises ``CutShort`` when the end is missing."""
        if not self._member.eof if self._member else self._held:
            raise CutShort("packed data ends early")
        return self._body.getvalue()

    def _begin(self, packed: bytes) -> None:
        """Begin a member with these bytes. A gzip stream may hold several; anything else that follows is padding."""
        if self._member is None:
            bits = _WINDOW_BITS[self._encoding]
            # Many servers send "deflate" without the zlib header (RFC 1950) that the standard asks for.
            headed = packed[0] & 0x0F == zlib.DEFLATED and int.from_bytes(packed[:2], "big") % 31 == 0
            self._member = zlib.decompressobj(bits if headed or bits == _GZIP else -bits)
        elif self._encoding != "deflate" and packed.startswith(_MEMBER):
            self._member = zlib.decompressobj(_GZIP)
        else:
            self._over = True

    def _inflate(self, member: "zlib._Decompress", packed: bytes) -> bytes:
        """Unpack to the end of ``packed`` or of the member; what is left."""
        while packed and not member.eof:
            try:
                self._body.write(member.decompress(packed, _UNPACKED_CHUNK))
            except zlib.error as error:
                raise Unreadable(f"does not unpack as {self._encoding}") from error
            if self._body.tell() > self._most:
                raise TooLarge(f"unpacks to more than {self._most} bytes")
            packed = member.unconsumed_tail
        return member.unused_data
