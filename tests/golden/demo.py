"""The works of the demo, taken through every stage as an ingestion would."""

from functools import cache
from pathlib import Path

from extractors.fetch.limits import FetchLimits
from extractors.fetch.local import read_file
from extractors.pipeline import Processed, process
from extractors.read import read
from models.document import Document

SITE = Path(__file__).parents[2] / "demo" / "site"

WORKS = {
    "ai-visie": ("nederwaarden/ai-visie.pdf", "nederwaarden/ai-visie.html"),
    "common-ground": ("aldermere/common-ground.pdf", None),
    "plan-ia": ("val-d-arlac/plan-ia.pdf", None),
    "toegankelijkheid": ("nederwaarden/toegankelijkheid.html", None),
    "verwaltung-ki": ("oberlahn/verwaltung-ki.html", None),
}
"""Name of the work to its document and, where there is one, the landing page that leads to it."""


def _read(path: str) -> Document:
    return read(read_file(SITE / path, FetchLimits()))


@cache
def processed(work: str) -> Processed:
    """Document, outline and entry of one of ``WORKS``."""
    path, page = WORKS[work]
    return process(_read(path), page=_read(page) if page else None)
