"""Which documents are the same: near-duplicates by their words, translations and formats by their addresses."""

from extractors.alike.group import group
from extractors.alike.minhash import signature
from models.signature import likeness

__all__ = ["group", "likeness", "signature"]
