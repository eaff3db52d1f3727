"""A short fingerprint of what a document says, by which near-duplicates are found among many thousands.

MinHash (Broder, "On the resemblance and containment of documents", 1997) over runs of words; the hash functions are
multiply-shift (Dietzfelbinger and others, 1997) of one 64-bit hash of each run.
"""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from extractors.change.content import plain
from models.document import BlockKind, Document
from models.signature import LENGTH, Signature

RUN = 5
"""Words of a run: with fewer, documents of one template look more alike; with more, edited copies less."""
LEAST_WORDS = 50
"""Below this two texts can be the same by chance: an announcement, an empty page with its menu."""
_AT_ONCE = 8192
"""Runs hashed together: 8 MB."""
_LEFT_OUT = frozenset({BlockKind.CONTENTS})


def signature(document: Document) -> Signature:
    """The signature of the document's words, in reading order, without layout; none when it has fewer than 50."""
    words = [word for block in document.blocks if block.kind not in _LEFT_OUT for word in plain(block.text).split()]
    if len(words) < LEAST_WORDS:
        return ()
    hashes = np.fromiter(_runs(words), dtype=np.uint64)
    factors, terms = _functions()
    least = np.full(LENGTH, np.iinfo(np.uint32).max, dtype=np.uint64)
    for start in range(0, len(hashes), _AT_ONCE):
        part = hashes[start : start + _AT_ONCE]
        values = (factors[:, None] * part[None, :] + terms[:, None]) >> np.uint64(32)
        least = np.minimum(least, values.min(axis=1))
    return tuple(int(number) for number in least)


def _runs(words: list[str]) -> Iterator[int]:
    """A hash of each run of words, each different run once."""
    runs = {" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1)}
    return (int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "big") for run in runs)


@cache
def _functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Factors (odd) and terms of the hash functions: always the same, for signatures are stored and compared."""
    draws = [blake2b(str(number).encode(), digest_size=16).digest() for number in range(LENGTH)]
    pairs = np.frombuffer(b"".join(draws), dtype=">u8").astype(np.uint64).reshape(LENGTH, 2)
    return pairs[:, 0] | np.uint64(1), pairs[:, 1]
