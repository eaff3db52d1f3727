"""The body of an answer, read within bounds, unpacked within bounds, and checked to be whole."""

import zlib

import requests
from urllib3 import BaseHTTPResponse
from urllib3.exceptions import HTTPError, IncompleteRead, ProtocolError

from extractors.failures import CutShort, TooLarge, Unreadable
from extractors.fetch.limits import FetchLimits

_CHUNK = 64 * 1024
_WINDOW_BITS = {"gzip": zlib.MAX_WBITS | 16, "x-gzip": zlib.MAX_WBITS | 16, "deflate": zlib.MAX_WBITS}


def read_body(response: requests.Response, limits: FetchLimits) -> bytes:
    """The whole body of a streamed answer, unpacked.

    Raises ``TooLarge`` as soon as a bound is passed, ``CutShort`` when the transfer ends early and
    ``Unreadable`` when it is packed in a way that was not asked for or does not unpack.
    """
    announced = _announced(response)
    if announced > limits.max_bytes:
        raise TooLarge(f"{announced} bytes announced")
    packed = _read(response.raw, limits.max_bytes)
    if len(packed) < announced:
        raise CutShort(f"{len(packed)} of {announced} bytes")
    encoding = response.headers.get("Content-Encoding", "").strip().lower()
    if encoding in {"", "identity"} or not packed:
        return packed
    if encoding not in _WINDOW_BITS:
        raise Unreadable("packed in an encoding that was not asked for")
    return _unpack(packed, encoding, limits.max_decoded_bytes)


def _announced(response: requests.Response) -> int:
    """The bytes that the server says it sends; 0 when it does not say. A chunked body says so itself."""
    length = response.headers.get("Content-Length", "")
    return int(length) if length.isdecimal() and "Transfer-Encoding" not in response.headers else 0


def _read(raw: BaseHTTPResponse, most: int) -> bytes:
    body = bytearray()
    try:
        # read1 returns what has come; read and stream would wait for a full chunk, past any deadline.
        while piece := raw.read1(_CHUNK, decode_content=False):
            body += piece
            if len(body) > most:
                raise TooLarge(f"more than {most} bytes")
    except (IncompleteRead, ProtocolError) as error:
        raise CutShort(f"after {len(body)} bytes") from error
    except HTTPError as error:
        raise CutShort(type(error).__name__) from error
    return bytes(body)


def _unpack(packed: bytes, encoding: str, most: int) -> bytes:
    try:
        return _inflate(packed, _WINDOW_BITS[encoding], most)
    except zlib.error as error:
        if encoding != "deflate":
            raise Unreadable(f"does not unpack as {encoding}") from error
    try:
        # Many servers send "deflate" without the zlib header that the standard asks for.
        return _inflate(packed, -zlib.MAX_WBITS, most)
    except zlib.error as error:
        raise Unreadable("does not unpack as deflate") from error


def _inflate(packed: bytes, window_bits: int, most: int) -> bytes:
    body, rest = bytearray(), packed
    while rest:
        member = zlib.decompressobj(window_bits)
        body += member.decompress(rest, most + 1 - len(body))
        if len(body) > most:
            raise TooLarge(f"unpacks to more than {most} bytes")
        if not member.eof:
            raise CutShort("packed data ends early")
        # A gzip stream may hold several members; what follows a deflate stream is padding.
        rest = member.unused_data if member.unused_data.startswith(b"\x1f\x8b") else b""
    return bytes(body)
