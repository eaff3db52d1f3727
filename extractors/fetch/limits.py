"""How long, how much and where to a fetch may go."""

from importlib.metadata import version

from pydantic import Field

from models.value import Value

MEBIBYTE = 1024 * 1024
PRODUCT = "PolicyMonitor"
"""The name by which servers and their robots.txt know this program."""


class FetchLimits(Value):
    """The bounds of one fetch. Times are seconds, sizes are bytes.

    ``header_seconds`` runs from the first connection to the last header of each answer, ``total_seconds``
    over everything, redirects and name look-ups included. ``max_bytes`` counts what comes over the wire,
    ``max_decoded_bytes`` what it unpacks to. Only ``ports`` are connected to; ``allow`` names hosts
    ("intranet.example.org") and networks ("10.1.0.0/16") that may be fetched from though they are private.
    ``contact`` is where publishers can complain: it goes with every request.
    """

    connect_seconds: float = Field(default=10, gt=0)
    header_seconds: float = Field(default=30, gt=0)
    total_seconds: float = Field(default=120, gt=0)
    max_bytes: int = Field(default=64 * MEBIBYTE, gt=0)
    max_decoded_bytes: int = Field(default=96 * MEBIBYTE, gt=0)
    max_redirects: int = Field(default=10, ge=0)
    ports: tuple[int, ...] = (80, 443)
    allow: tuple[str, ...] = ()
    contact: str | None = Field(default=None, pattern=r"^[!-'*-~ ]+$", max_length=200)

    @property
    def user_agent(self) -> str:
        """Who asks, what for, and how to reach the people behind it."""
        told = f"; contact: {self.contact}" if self.contact else ""
        return f"{PRODUCT}/{version('policy-monitor')} (reads public policy documents{told})"
