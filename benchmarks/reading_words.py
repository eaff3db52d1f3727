"""Whether reading keeps every word of a PDF, invents none and breaks none.

A word of another engine counts as kept where the blocks hold it, and also where that engine writes it in pieces
("M A X"), run into its neighbour, or with the mark of a note behind it. Its letters are counted too. Running headers,
and what the file's own tags call no part of its text (labels in pictures, credits), are not counted; how many words
those are stands beside.
"""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium
from rich.console import Console
from rich.table import Table

from extractors.read.pdf import read_pdf
from extractors.read.pdf.span import ARTIFACT
from extractors.read.pdf.spans import read_spans

_FILES = 10
_SAMPLE, _ENOUGH = 5, 500
"""Pages looked at, and the characters they must hold, for a file to count as one with text."""
_RUNNING = 3
"""A line that stands on so many pages, but for its numbers, is a running header and not counted."""
_KEPT, _BROKEN = 0.995, 0.001
_WORD = re.compile(r"[^\W_]+")
_COMPOUND = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
_LINE_END = re.compile(r"[-\u2010\u00ad\ufffe]\s*\n\s*(?=\w)|\ufffe")
_BREAK = re.compile(r"\w\u00ad|[^\W\d_]- (?!(?:en|of|und|oder|and|or|et|ou|bis|sowie|als|tot|to)\b)[^\W\d_]")
_PIECES = 16
"""Pieces in which another engine may write one word."""


class Share(NamedTuple):
    """The shares of another engine's words and letters that are kept."""

    words: float
    letters: float


def print_words(files: Sequence[Path]) -> int:
    """Print, for ten text PDFs spread over ``files``, words kept, invented and broken; 1 when a floor is missed."""
    columns = ["PDFium's words", "letters", "pdftotext's words", "letters"]
    table = Table("file", "words", "artifacts", *columns, "invented", "broken", title="Kept of other engines' words")
    kept: list[float] = []
    broken: list[float] = []
    for path in _some(files):
        text = " ".join(f"{block.marker or ''} {block.text}" for block in read_pdf(path.read_bytes()).blocks)
        total, artifacts = len(_tokens(text)), _artifacts(path)
        engines = [_pdfium(path), _pdftotext(path)]
        shares = [_kept(text, pages, artifacts) if pages else None for pages in engines]
        kept += [min(share) for share in shares if share]
        broken.append(len(_BREAK.findall(text)) / total)
        cells = [f"{value:.4f}" if share else "none" for share in shares for value in share or Share(0, 0)]
        invented = f"{_invented(text, engines):.5f}"
        table.add_row(path.stem[:30], str(total), str(artifacts.total()), *cells, invented, f"{broken[-1]:.5f}")
    Console(width=140).print(table)
    worst, mean_broken = min(kept), sum(broken) / len(broken)
    print(f"least kept {worst:.4f} (floor {_KEPT}), broken {mean_broken:.5f} (at most {_BROKEN})")
    return int(worst < _KEPT or mean_broken > _BROKEN)


def _some(files: Sequence[Path]) -> list[Path]:
    """Ten files at even distances, without those that hold no text."""
    texts = [path for path in files if _has_text(path)]
    step = max(len(texts) // _FILES, 1)
    return texts[::step][:_FILES]


def _has_text(path: Path) -> bool:
    with pdfium.PdfDocument(path) as document:
        counts = [int(document[index].get_textpage().count_chars()) for index in range(min(len(document), _SAMPLE))]
    return sum(counts) > _ENOUGH


def _tokens(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).lower().replace("\u00ad", ""))


def _pdfium(path: Path) -> list[str]:
    with pdfium.PdfDocument(path) as document:
        pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    return [page.replace("\r\n", "\n") for page in pages]


def _pdftotext(path: Path) -> list[str]:
    program = shutil.which("pdftotext")
    if program is None:
        return []
    # Without -raw it sorts letters by where they stand, and so mixes words that are printed over one another.
    answer = subprocess.run([program, "-raw", str(path), "-"], capture_output=True, text=True, check=False, timeout=120)
    return answer.stdout.split("\f")


def _artifacts(path: Path) -> Counter[str]:
    """The words that the tags of the file call no part of its text, without running headers."""
    with pdfium.PdfDocument(path) as document:
        pages = [read_spans(document[index], index + 1).spans for index in range(1, len(document))]
    texts = ["\n".join(span.text for span in spans if span.content_id == ARTIFACT) for spans in pages]
    return Counter(_tokens("\n".join(_without_running(texts))))


def _kept(text: str, pages: Sequence[str], artifacts: Counter[str]) -> Share:
    """How much of ``pages``, without running headers and ``artifacts``, ``text`` has too."""
    tokens = _tokens(_LINE_END.sub("", "\n".join(_without_running(pages))))
    mine, wanted = Counter(_tokens(text)) + artifacts, Counter(tokens)
    joined = Counter("".join(_tokens(compound)) for compound in _COMPOUND.findall(text))
    missing, spare = wanted - mine, (mine - wanted) + joined
    for place, token in enumerate(tokens):
        if missing[token] > 0:
            _find(token, tokens, place, missing, spare)
    letters = Counter("".join(tokens))
    lost = letters - Counter("".join(mine.elements()))
    return Share(1 - (+missing).total() / max(len(tokens), 1), 1 - lost.total() / max(letters.total(), 1))


def _find(token: str, tokens: Sequence[str], place: int, missing: Counter[str], spare: Counter[str]) -> None:
    """Take ``token`` off the ``missing`` where it is a piece, a compound or a marked form of ``spare`` words."""
    for form in (token.rstrip("0123456789"), token.lstrip("0123456789")):
        if spare[form] > 0:
            missing[token] -= 1
            spare[form] -= 1
            return
    if parts := _parted(token, spare):
        missing[token] -= 1
        spare.subtract(parts)
        return
    for start in range(max(place - _PIECES + 1, 0), place + 1):
        for end in range(max(place + 1, start + 2), start + _PIECES + 1):
            whole = "".join(tokens[start:end])
            if spare[whole] > 0:
                spare[whole] -= 1
                for piece in tokens[start:end]:
                    missing[piece] -= missing[piece] > 0
                return


def _parted(token: str, spare: Counter[str]) -> list[str]:
    """``token`` as a row of ``spare`` words; empty when it is none."""
    if spare[token] > 0:
        return [token]
    for end in range(len(token) - 1, 0, -1):
        if spare[token[:end]] > 0 and (rest := _parted(token[end:], spare)):
            return [token[:end], *rest]
    return []


def _invented(text: str, engines: Sequence[Sequence[str]]) -> float:
    """The share of the words of ``text`` whose letters stand in a row in no engine's text."""
    letters = ["".join(_tokens("\n".join(pages))) for pages in engines]
    words = _tokens(text)
    return sum(not any(word in row for row in letters) for word in words) / max(len(words), 1)


def _without_running(pages: Sequence[str]) -> list[str]:
    places: defaultdict[str, set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for line in page.splitlines():
            places[_bare(line)].add(number)
    return ["\n".join(line for line in page.splitlines() if len(places[_bare(line)]) < _RUNNING) for page in pages]


def _bare(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold()).strip()
