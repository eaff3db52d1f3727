"""Whether reading keeps every word of a PDF, invents none and breaks none."""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
from rich.console import Console
from rich.table import Table

from extractors.read.pdf import read_pdf

_FILES = 10
_SAMPLE, _ENOUGH = 5, 500
"""Pages looked at, and the characters they must hold, for a file to count as one with text."""
_RUNNING = 3
"""A line that stands on so many pages, but for its numbers, is a running header and not counted."""
_KEPT, _BROKEN = 0.995, 0.001
_WORD = re.compile(r"[^\W_]+")
_LINE_END = re.compile(r"[-\u2010\u00ad\ufffe]\s*\n\s*(?=\w)|\ufffe")
_BREAK = re.compile(r"\w\u00ad|[^\W\d_]- (?!(?:en|of|und|oder|and|or|et|ou|bis|sowie|als|tot|to)\b)[^\W\d_]")
_NOTE_MARK = re.compile(r"(?<=[^\W\d_])\d{1,3}\b")


def print_words(files: Sequence[Path]) -> int:
    """Print, for ten text PDFs spread over ``files``, words kept, invented and broken; 1 when a floor is missed."""
    table = Table("file", "words", "kept of PDFium's", "kept of pdftotext's", "invented", "broken", title="Words")
    kept: list[float] = []
    broken: list[float] = []
    for path in _some(files):
        reading = read_pdf(path.read_bytes())
        text = " ".join(f"{block.marker or ''} {block.text}" for block in reading.blocks)
        mine = _words(text) + _words(text.replace("-", ""))
        total = sum(_words(text).values())
        by_pdfium, by_poppler = _pdfium(path), _pdftotext(path)
        invented = sum((_words(text) - _everything([*by_pdfium, *by_poppler])).values()) / total
        kept.append(_kept(mine, by_pdfium))
        broken.append(len(_BREAK.findall(text)) / total)
        other = f"{_kept(mine, by_poppler):.4f}" if by_poppler else "no pdftotext"
        table.add_row(path.stem[:44], str(total), f"{kept[-1]:.4f}", other, f"{invented:.5f}", f"{broken[-1]:.5f}")
    Console().print(table)
    mean_kept, mean_broken = sum(kept) / len(kept), sum(broken) / len(broken)
    print(f"mean: kept {mean_kept:.4f} (floor {_KEPT}), broken {mean_broken:.5f} (at most {_BROKEN})")
    return int(mean_kept < _KEPT or mean_broken > _BROKEN)


def _some(files: Sequence[Path]) -> list[Path]:
    """Ten files at even distances, without those that hold no text."""
    texts = [path for path in files if _has_text(path)]
    step = max(len(texts) // _FILES, 1)
    return texts[::step][:_FILES]


def _has_text(path: Path) -> bool:
    with pdfium.PdfDocument(path) as document:
        counts = [int(document[index].get_textpage().count_chars()) for index in range(min(len(document), _SAMPLE))]
    return sum(counts) > _ENOUGH


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", text).lower().replace("\u00ad", "")))


def _pdfium(path: Path) -> list[str]:
    with pdfium.PdfDocument(path) as document:
        pages = [document[index].get_textpage().get_text_range() for index in range(len(document))]
    return [page.replace("\r\n", "\n") for page in pages]


def _pdftotext(path: Path) -> list[str]:
    program = shutil.which("pdftotext")
    if program is None:
        return []
    answer = subprocess.run([program, str(path), "-"], capture_output=True, text=True, check=False, timeout=120)
    return answer.stdout.split("\f")


def _kept(mine: Counter[str], pages: Sequence[str]) -> float:
    """The share of the words of ``pages``, without running headers and note marks, that ``mine`` has too."""
    text = "\n".join(_without_running(pages))
    wanted = _words(_NOTE_MARK.sub("", _LINE_END.sub("", text)))
    return 1 - sum((wanted - mine).values()) / max(sum(wanted.values()), 1)


def _without_running(pages: Sequence[str]) -> list[str]:
    places: defaultdict[str, set[int]] = defaultdict(set)
    for number, page in enumerate(pages):
        for line in page.splitlines():
            places[_bare(line)].add(number)
    return ["\n".join(line for line in page.splitlines() if len(places[_bare(line)]) < _RUNNING) for page in pages]


def _bare(line: str) -> str:
    return re.sub(r"\d+", "#", line.casefold()).strip()


def _everything(pages: Sequence[str]) -> Counter[str]:
    """Every word that an engine reads, as printed and with line ends joined either way."""
    text = "\n".join(pages)
    return _words(text) + _words(_LINE_END.sub("", text)) + _words(_NOTE_MARK.sub("", text))
