"""Parity: do two language versions of one work say the same?"""

from extractors.parity.compare import compare

__all__ = ["compare"]
