"""How well PDFs are read: headings against soundly tagged files, beside peers, and text against other engines.

    uv run python -m benchmarks.reading            headings of our reader, with tags and without
    uv run python -m benchmarks.reading --peers    and of every peer that is installed, on the same files
    uv run python -m benchmarks.reading --words    words kept, invented and broken

Taking the tags of soundly tagged files as truth, files are read as they are and with their tags stripped.
A heading counts as found when the F1 of its words is at least 0.75, one to one, as in the quality benchmark.
Titles of tables of contents are left out on both sides: half the files tag them, half do not. No reader
recognises pictures of text, but for the rows that say so: their CPU time counts tesseract's. CPU time is that of
the process and of those it starts, the least of three readings of all files where one takes under a minute. The
corpus folder is ``POLICY_MONITOR_CORPUS``, by default ``../shared``.
"""

import argparse
import io
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pypdfium2 as pdfium
from pypdf import PdfReader, PdfWriter
from rich.console import Console
from rich.table import Table

from benchmarks.alignment import load_scorer
from benchmarks.reading_peers import OURS, PEERS, RECOGNISING, Headings, installed
from benchmarks.reading_words import print_words
from extractors.read.pdf import read_pdf
from extractors.read.pdf.contents import is_contents_title
from extractors.read.pdf.spans import read_spans
from extractors.read.pdf.tree import page_tree

_SAME = 0.75
_FLOORS = {"tags": 0.98, "stripped": 0.75}
_SECONDS = 1800
_ROUNDS, _QUICK = 3, 60.0
"""Readings of all files, and the CPU seconds under which one is tried again: other work slows a machine down."""

Truth = dict[Path, list[str]]
"""A soundly tagged file to the headings its tags name."""


def main() -> int:
    """Print the tables; 1 when our heading F1 is below its floor, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peers", action="store_true", help="run the installed peers too")
    parser.add_argument("--words", action="store_true", help="compare words with PDFium's and pdftotext's")
    parser.add_argument("--headings-of", nargs="+", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.headings_of:
        return _run_peer(arguments.headings_of[0], [Path(path) for path in arguments.headings_of[1:]])
    corpus = Path(os.environ.get("POLICY_MONITOR_CORPUS", "../shared"))
    files = sorted((corpus / "corpus" / "pdf").glob("*.pdf"))
    if not files:
        print(f"No PDFs in {corpus}/corpus/pdf: set POLICY_MONITOR_CORPUS to the corpus folder.")
        return 1
    if arguments.words:
        return print_words(files)
    truth = {path: titles for path in files if (titles := _sound_headings(path))}
    with tempfile.TemporaryDirectory() as folder:
        stripped = {path: _stripped(path, Path(folder)) for path in truth}
        return _report(corpus, truth, stripped, arguments.peers)


def _sound_headings(path: Path) -> list[str]:
    """The headings that the file's tags name, where the reader finds the tags sound; else none."""
    try:
        content = path.read_bytes()
        if "headings by tags (" not in read_pdf(content).reader:
            return []
    except Exception:
        return []
    found: list[str] = []
    with pdfium.PdfDocument(content) as document:
        for index in range(len(document)):
            found += _tagged_headings(document, index)
    return _without_contents(found)


def _tagged_headings(document: pdfium.PdfDocument, index: int) -> list[str]:
    """The text under each H, H1 to H6 of a page, straight from the structure tree."""
    page = document[index]
    texts: dict[int, str] = {}
    for span in read_spans(page, index + 1).spans:
        texts[span.content_id] = texts.get(span.content_id, "") + " " + span.text
    elements = [element for top in page_tree(page) for element in top.walk()]
    page.close()
    tagged = [element for element in elements if element.type in {"H", "H1", "H2", "H3", "H4", "H5", "H6"}]
    read = (" ".join("".join(texts.get(number, "") for number in element.content_ids()).split()) for element in tagged)
    return [text for text in read if any(map(str.isalpha, text))]


def _without_contents(headings: list[str]) -> list[str]:
    return [heading for heading in headings if not is_contents_title(heading)]


def _stripped(path: Path, folder: Path) -> Path:
    """A copy of the file without its structure tree."""
    reader = PdfReader(io.BytesIO(path.read_bytes()))
    if reader.is_encrypted:
        reader.decrypt("")
    writer = PdfWriter(clone_from=reader)
    for name in ("/StructTreeRoot", "/MarkInfo"):
        writer.root_object.pop(name, None)
    copy = folder / path.name
    with copy.open("wb") as file:
        writer.write(file)
    return copy


def _report(corpus: Path, truth: Truth, stripped: dict[Path, Path], peers: bool) -> int:
    table = Table("reader", "files", "P", "R", "F1", "CPU ms/page", "MB", title="Headings, tags as truth")
    whole = {path: path for path in truth}
    f1 = {"tags": _row(table, corpus, OURS, truth, whole)}
    _row(table, corpus, RECOGNISING, truth, whole)
    f1["stripped"] = _row(table, corpus, OURS, truth, stripped)
    for name in PEERS if peers else ():
        if installed(name) and name not in {OURS, RECOGNISING}:
            _row(table, corpus, name, truth, stripped)
    Console().print(table)
    if missing := [name for name in PEERS if peers and not installed(name)]:
        print(f"Not installed: {', '.join(missing)}. `uv sync --group peers` installs them.")
    return int(any(f1[name] < floor for name, floor in _FLOORS.items()))


def _row(table: Table, corpus: Path, name: str, truth: Truth, files: dict[Path, Path]) -> float:
    """Add a reader's row and return its heading F1 over all files together. ``files`` are truth's or copies of them."""
    how = "with tags" if all(path is copy for path, copy in files.items()) else "tags stripped"
    command = [sys.executable, "-m", "benchmarks.reading", "--headings-of", name, *map(str, files.values())]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)
    if answer.returncode:
        table.add_row(f"{name}, {how}", "failed", *[""] * 5)
        return 0.0
    got = json.loads(answer.stdout.splitlines()[-1])
    scorer = load_scorer(corpus)
    right = sum(
        len(scorer.align(truth[p], _without_contents(got["headings"][str(f)]), _SAME)[0]) for p, f in files.items()
    )
    found = sum(len(_without_contents(got["headings"][str(file)])) for file in files.values())
    wanted = sum(map(len, truth.values()))
    precision, recall = right / max(found, 1), right / max(wanted, 1)
    f1 = 2 * right / max(found + wanted, 1)
    cells = [f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}", f"{got['ms']:.1f}", f"{got['mb']:.0f}"]
    table.add_row(f"{name}, {how}", str(len(files)), *cells)
    print(f"{name}, {how}: F1 {f1:.3f}, {got['ms']:.1f} ms a page, {got['mb']:.0f} MB", file=sys.stderr)
    return f1


def _run_peer(name: str, files: list[Path]) -> int:
    """Read ``files`` in this process and print headings, CPU time per page and peak memory as one JSON line."""
    read = PEERS[name][0]
    _headings(read, min(files, key=lambda path: path.stat().st_size))  # libraries are loaded before the clock starts
    spent: list[float] = []
    while len(spent) < (_ROUNDS if max(spent, default=0.0) < _QUICK else 1):
        before = _cpu()
        headings = {str(path): _headings(read, path) for path in files}
        spent.append(_cpu() - before)
    pages = sum(_pages(path) for path in files)
    peak = max(_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
    print(json.dumps({"headings": headings, "ms": 1000 * min(spent) / pages, "mb": peak / 1024}))
    return 0


def _headings(read: Headings, path: Path) -> list[str]:
    try:
        found = read(path)
    except Exception as error:
        print(f"{path.name}: {type(error).__name__}", file=sys.stderr)
        return []
    return found


def _cpu() -> float:
    """Seconds of CPU that this process and those it has waited for have used."""
    usages = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _peak() -> int:
    """The most memory this process held, in kB. Its ``ru_maxrss`` would be that of the process that started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1])


def _pages(path: Path) -> int:
    with pdfium.PdfDocument(path) as document:
        return len(document)


if __name__ == "__main__":
    started = time.perf_counter()
    code = main()
    print(f"{time.perf_counter() - started:.0f} s", file=sys.stderr)
    raise SystemExit(code)
