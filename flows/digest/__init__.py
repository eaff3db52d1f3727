"""The digest of a night, sent to the channels of the settings."""

from flows.digest.telling import Sent, send, tell, tell_nights

__all__ = ["Sent", "send", "tell", "tell_nights"]
