"""The MinHash signature of a text: two texts share about as many of its numbers as they share of their words' runs."""

from collections.abc import Sequence
from hashlib import blake2b

Signature = tuple[int, ...]
"""``LENGTH`` numbers below 2**32, or none at all for a text too short to compare."""

LENGTH = 128
"""Numbers of a signature: the likeness of two is then known to within 0.04 (standard error at 0.8)."""
ROWS = 4
"""Numbers of a band. Of 32 bands of 4, texts that are 0.75 alike share at least one all but 6 times in 100 000, those
0.2 alike 5 times in 100 (1 - (1 - likeness ** 4) ** 32)."""
BAND_CHARACTERS = 16
NEAR_DUPLICATE = 0.75
"""Likeness from which two texts are one, published twice; ``benchmarks/alike.py`` says how it was measured."""


def likeness(one: Signature, other: Signature) -> float:
    """The share, 0 to 1, of runs of words that two texts have in common; 0 when one is too short to compare."""
    if not one or not other:
        return 0.0
    return sum(a == b for a, b in zip(one, other, strict=True)) / len(one)


def bands(signature: Signature) -> tuple[str, ...]:
    """The bands of a signature in order, each as ``BAND_CHARACTERS`` hexadecimal digits."""
    return tuple(_digest(signature[start : start + ROWS]) for start in range(0, len(signature), ROWS))


def _digest(numbers: Sequence[int]) -> str:
    content = b"".join(number.to_bytes(4, "big") for number in numbers)
    return blake2b(content, digest_size=BAND_CHARACTERS // 2).hexdigest()
