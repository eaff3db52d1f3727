"""How discovery asks for what a source publishes."""

from collections.abc import Callable

from models.snapshot import Snapshot

Get = Callable[[str], Snapshot]
"""The snapshot at an address. Raises a ``DocumentFailure``."""
