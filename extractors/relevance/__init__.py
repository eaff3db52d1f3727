"""Whether a document, or the little that a source says of it, is on a topic of the home profile."""

from extractors.relevance.relevance import relevance

__all__ = ["relevance"]
