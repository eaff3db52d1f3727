"""The largest answers that servers can give at the bounds that ship stay within 300 MB of memory, Python included."""

import gzip
import json
import subprocess
import sys
import zlib
from contextlib import ExitStack

import pytest

from tests.extractors.fetch.test_misbehaving_servers import HEAD, flood
from tests.web import Behaviour, always, answer, serving

MOST_BYTES = 300 * 1000**2
_ZEROS = bytes(200_000_000)
_EMPTY_MEMBERS = gzip.compress(b"") * 2_000_000
_NOISY = gzip.compress(bytes(range(256)) * 4, 0) * 80_000
"""Hardly packed at all: as much comes over the wire as is unpacked."""

LARGE: list[tuple[str, Behaviour]] = [
    ("too-large", flood(b"a" * 65536, HEAD + b"\r\n")),
    ("too-large", flood(b"10000\r\n" + b"a" * 65536 + b"\r\n", HEAD + b"transfer-encoding: chunked\r\n\r\n")),
    ("too-large", always(answer(gzip.compress(_ZEROS, 1), content_encoding="gzip"))),
    ("too-large", always(answer(zlib.compress(_ZEROS, 1), content_encoding="deflate"))),
    ("too-large", always(answer(gzip.compress(_ZEROS[:50_000_000], 1) * 8, content_encoding="gzip"))),
    ("too-large", always(answer(_NOISY, content_encoding="gzip"))),
    ("empty-file", always(answer(_EMPTY_MEMBERS, content_encoding="gzip"))),
    ("too-many-redirects", always(answer(_EMPTY_MEMBERS, "302 Found", location="/", content_encoding="gzip"))),
    ("unreachable", flood(b"a" * 65536, HEAD + b"x-long: ")),
    ("fetched", always(answer(_ZEROS[:60_000_000]))),
    ("fetched", always(answer(gzip.compress(_ZEROS[:99_000_000], 1), content_encoding="gzip"))),
]

_FETCH_ALL = """
import json, re, sys
from pathlib import Path
from extractors.failures import DocumentFailure
from extractors.fetch import FetchLimits, fetch
ports = tuple(map(int, sys.argv[1:]))
ended, peaks = [], []
for port in ports:
    try:
        fetch(f"http://127.0.0.1:{port}/", FetchLimits(ports=ports, allow=("127.0.0.1",)))
        ended.append("fetched")
    except DocumentFailure as failure:
        ended.append(failure.code)
    kilobytes = int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
    peaks.append(kilobytes * 1024)
print(json.dumps([ended, peaks]))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="reads a process's peak memory from /proc")
def test_no_answer_takes_more_memory_than_it_may() -> None:
    with ExitStack() as servers:
        ports = [str(servers.enter_context(serving(behave))) for _, behave in LARGE]
        command = [sys.executable, "-c", _FETCH_ALL, *ports]
        done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=250)
    ended, peaks = json.loads(done.stdout)
    assert ended == [end for end, _ in LARGE]
    assert max(peaks) < MOST_BYTES, f"{max(peaks) / 1000**2:.0f} MB"
