"""What changed between two versions of a document: noise left out, moves cancelled, findings compared."""

from extractors.change.compare import Version, compare
from extractors.change.content import content_hash
from extractors.change.gone import says_it_is_gone

__all__ = ["Version", "compare", "content_hash", "says_it_is_gone"]
