"""Documents as PDFs."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache

import typst

from benchmarks.simulated_web.dress import Dress
from benchmarks.simulated_web.pages import sections_of
from benchmarks.simulated_web.papers import Paper

_SPECIAL = "\\#$*_`<>@[]~/=-+'\""
_SIZES = ("10.5pt", "11pt", "10pt")


@lru_cache(maxsize=64)
def paper_pdf(paper: Paper, dress: Dress) -> bytes:
    """A document typeset: another edition has other bytes and other line ends, and says the same."""
    moment = datetime(2027, 1, 4, tzinfo=UTC) + timedelta(hours=dress.edition)
    built = typst.compile(_source(paper, dress).encode(), ignore_system_fonts=True, timestamp=moment)
    if not isinstance(built, bytes):
        raise TypeError("typst gave several files for one document")
    return built


def _source(paper: Paper, dress: Dress) -> str:
    size = _SIZES[dress.edition % len(_SIZES)]
    parts = [
        f'#set document(title: "{paper.title}")',
        f'#set text(lang: "{paper.subject.language}", size: {size})',
        '#set page(numbering: "1")',
        f"#text(size: 20pt, weight: 700)[{_plain(paper.title)}]",
        _plain(paper.issuer),
    ]
    for section in sections_of(paper, dress):
        parts.append(f"= {_plain(section['title'])}")
        parts += [_plain(paragraph) for paragraph in section["paragraphs"]]
        items = [f"*{_plain(label)}.* {_plain(text)}" for label, text in section["principles"]]
        items += [_plain(measure) for measure in section["measures"]]
        parts += ["\n".join(f"- {item}" for item in items)] if items else []
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    return "".join(f"\\{character}" if character in _SPECIAL else character for character in text)
