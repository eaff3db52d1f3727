"""What an address is a source of, worked out from what stands there."""

from extractors.discover.recognise.recognise import Reason, Recognition, recognise
from extractors.discover.recognise.short_id import free_id

__all__ = ["Reason", "Recognition", "free_id", "recognise"]
