"""The largest answers that servers can give, at the bounds that ship."""

import gzip
import zlib

import pytest

from extractors.fetch import FetchLimits
from tests.extractors.fetch.conftest import CostOf
from tests.extractors.fetch.cost import FETCHED, MOST_BYTES
from tests.extractors.fetch.test_misbehaving_servers import HEAD, flood
from tests.web import Behaviour, always, answer

_ZEROS = bytes(200_000_000)
_EMPTY_MEMBERS = gzip.compress(b"") * 2_000_000
_NOISY = gzip.compress(bytes(range(256)) * 4, 0) * 80_000
"""Hardly packed at all: as much comes over the wire as is unpacked."""

LARGE: list[tuple[str, Behaviour, str]] = [
    ("body without end", flood(b"a" * 65536, HEAD + b"\r\n"), "too-large"),
    (
        "chunks without end",
        flood(b"10000\r\n" + b"a" * 65536 + b"\r\n", HEAD + b"transfer-encoding: chunked\r\n\r\n"),
        "too-large",
    ),
    ("gzip bomb", always(answer(gzip.compress(_ZEROS, 1), content_encoding="gzip")), "too-large"),
    ("deflate bomb", always(answer(zlib.compress(_ZEROS, 1), content_encoding="deflate")), "too-large"),
    (
        "bomb of large members",
        always(answer(gzip.compress(_ZEROS[:50_000_000], 1) * 8, content_encoding="gzip")),
        "too-large",
    ),
    ("hardly packed", always(answer(_NOISY, content_encoding="gzip")), "too-large"),
    ("empty members", always(answer(_EMPTY_MEMBERS, content_encoding="gzip")), "empty-file"),
    (
        "redirects with empty members",
        always(answer(_EMPTY_MEMBERS, "302 Found", location="/", content_encoding="gzip")),
        "too-many-redirects",
    ),
    ("header line without end", flood(b"a" * 65536, HEAD + b"x-long: "), "unreachable"),
    ("largest document", always(answer(_ZEROS[:60_000_000])), FETCHED),
    ("largest packed", always(answer(gzip.compress(_ZEROS[:99_000_000], 1), content_encoding="gzip")), FETCHED),
]


@pytest.mark.parametrize(("behave", "ended"), [pytest.param(b, e, id=name) for name, b, e in LARGE])
def test_the_largest_answers_take_no_more_memory_than_they_may(behave: Behaviour, ended: str, cost_of: CostOf) -> None:
    limits = FetchLimits()
    cost = cost_of(behave, limits)
    assert cost.ended == ended
    assert cost.seconds < limits.total_seconds + 1
    assert cost.peak < MOST_BYTES
