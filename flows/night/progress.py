"""How the command line hears of a night that runs in a flow."""

from collections.abc import Callable
from contextvars import ContextVar

on_asked: ContextVar[Callable[[str], None]] = ContextVar("on_asked", default=lambda _: None)
"""Called with each address that was asked."""
