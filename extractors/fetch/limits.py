"""How long, how much and where to a fetch may go."""

from pydantic import Field

from models.value import Value

MEBIBYTE = 1024 * 1024


class FetchLimits(Value):
    """The bounds of one fetch. Times are seconds, sizes are bytes.

    ``header_seconds`` runs from the first connection to the last header of each answer, ``total_seconds``
    over everything, redirects and name look-ups included. ``max_bytes`` counts what comes over the wire,
    ``max_decoded_bytes`` what it unpacks to. Only ``ports`` are connected to; ``allow`` names hosts
    ("intranet.example.org") and networks ("10.1.0.0/16") that may be fetched from though they are private.
    """

    connect_seconds: float = Field(default=10, gt=0)
    header_seconds: float = Field(default=30, gt=0)
    total_seconds: float = Field(default=120, gt=0)
    max_bytes: int = Field(default=64 * MEBIBYTE, gt=0)
    max_decoded_bytes: int = Field(default=96 * MEBIBYTE, gt=0)
    max_redirects: int = Field(default=10, ge=0)
    ports: tuple[int, ...] = (80, 443)
    allow: tuple[str, ...] = ()
    user_agent: str = "PolicyMonitor/0.1 (reads public policy documents)"
