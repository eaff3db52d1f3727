"""What the desk needs of the rest of the system. The desk knows none of it: whoever starts it hands these over."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from models.document import Document
from models.outcome import Outcome
from models.profile import HomeProfile
from models.source import Source
from models.value import Value

Stage = Literal["queued", "fetching", "reading", "storing", "done", "failed"]
FindingKind = Literal["action", "principle", "pillar", "provision", "mention"]


class SourceUnavailable(Exception):
    """A document or a picture of its page cannot be had. ``str()`` is a sentence for people."""


class Progress(Value):
    """How far the ingestion of an address is. The last one of an ingestion, and no other, has the ``outcome``."""

    stage: Stage
    sentence: str
    outcome: Outcome | None = None


def _unexplained(_rule: str) -> None:
    return None


@dataclass(frozen=True)
class Services:
    """What needs extractors or flows. Every function may be called from several threads at once."""

    ingest: Callable[[str], Iterator[Progress]]
    """Take in the document at an address; yields how far it is, the outcome last. Raises nothing.

    Yields at least once a second, if need be what it yielded before; closed early, it gives up.
    """
    document: Callable[[str], Document]
    """The snapshot of this SHA-256, read: up to 10 seconds the first time. Raises ``SourceUnavailable``."""
    page_picture: Callable[[str, int, int], bytes]
    """A page of a PDF as PNG: ``page_picture(sha, page, width)``, pages from 1, width in pixels.

    Raises ``SourceUnavailable``.
    """
    page_sizes: Callable[[str], tuple[tuple[float, float], ...]]
    """Width and height of each page of a PDF, in points; none for a web page. Raises ``SourceUnavailable``."""
    guess_kind: Callable[[str, str], FindingKind]
    """What a selected text most likely is: ``guess_kind(text, language)``."""
    sources: Callable[[], tuple[Source, ...]] = tuple
    """The sources that the nightly run visits. Raises ``SourceUnavailable`` when their list cannot be read."""
    rule_reason: Callable[[str], str | None] = _unexplained
    """Why the rule of this id is there, in a sentence; none for a rule that is not known (any more)."""
    home: HomeProfile | None = None
    """For whom the monitor is made, and what an impact score means to them."""
