"""Scores the reader of web pages beside two well-known extractors, on the corpus's pages.

    python -m benchmarks.html [--only STEM ...]

What counts as right: the annotated sections, where a page is annotated; else the heading tags and the text of
the element that the page itself marks as its main content (or of its body, where it has no menus or footer),
less its title and what is hidden; of pages with fewer than three headings only the text counts. Pages with
neither are left out and named. Each page is read twice: as it is, and ``unmarked``, with ``main``, ``nav`` and
their like turned into ``div`` and all classes, roles and ids gone, so that only text and layout tell the document
from the site. Peers: trafilatura and resiliparse in their settings
for main content. The corpus folder is ``POLICY_MONITOR_CORPUS``, by default ``../shared``.
"""

import argparse
import json
import os
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean
from typing import NamedTuple

from bs4 import BeautifulSoup, Tag
from resiliparse.extract.html2text import extract_plain_text
from rich.console import Console
from rich.table import Table
from trafilatura import extract

from benchmarks.alignment import SAME_TITLE, load_scorer, pairs
from extractors.read.html import read_html
from models.document import BlockKind

_HEADINGS = ["h1", "h2", "h3", "h4", "h5", "h6"]
_SITE = ["nav", "header", "footer", "aside"]
_AROUND = ["header", "footer", "form"]
_SECTIONING = ["main", "article", "section", *_SITE]
_LEAST = 3
_HIDDEN = re.compile(r"\b(sr-only|visually-?hidden|aural)\b")


class Read(NamedTuple):
    """What one reader makes of a page: its headings without the title, its text, and CPU seconds."""

    headings: list[str]
    text: str
    seconds: float = 0.0


class Truth(NamedTuple):
    """What is right for one page; ``text`` is empty where only its sections are known."""

    headings: list[str]
    text: str


def main() -> int:
    """Read, score and print; 0 always: floors are kept by ``benchmarks.quality``."""
    parser = argparse.ArgumentParser(description="Score the reader of web pages beside its peers.")
    parser.add_argument("--only", nargs="*", default=[], metavar="STEM")
    only = parser.parse_args().only
    corpus = Path(os.environ.get("POLICY_MONITOR_CORPUS", "../shared"))
    pages = sorted((corpus / "corpus" / "html").glob("*.html"))
    if not pages:
        print(f"No pages in {corpus}: set POLICY_MONITOR_CORPUS to the corpus folder.")
        return 0
    chosen = {page.stem: page.read_bytes() for page in pages if not only or page.stem in only}
    truths = {stem: truth for stem, content in chosen.items() if (truth := _truth(corpus, stem, content))}
    print("Left out, with neither annotation nor marked main content:", ", ".join(sorted(set(chosen) - set(truths))))
    for variant, change in (("as they are", lambda content: content), ("unmarked", _unmarked)):
        _print_table(variant, {stem: change(chosen[stem]) for stem in truths}, truths, corpus)
    return 0


def _truth(corpus: Path, stem: str, content: bytes) -> Truth | None:
    annotation = corpus / "gold" / f"{stem}.json"
    if annotation.exists():
        return Truth([section["text"] for section in json.loads(annotation.read_text())["sections"]], "")
    page = BeautifulSoup(content, "lxml")
    root = page.find("main") or page.find(attrs={"role": "main"}) or (None if page.find(_AROUND) else page.body)
    if not isinstance(root, Tag) or not root.find(_HEADINGS):
        return None
    for tag in root.find_all(["script", "style", "noscript", "nav", "form"]):
        tag.decompose()
    for tag in root.find_all(class_=_HIDDEN):
        tag.decompose()
    headings = _without_title([(tag.name, _tidy(tag)) for tag in root.find_all(_HEADINGS) if _tidy(tag)])
    # Fewer tags than that are a widget's or a contact box's; the text is then structured by other means.
    return Truth(headings if len(headings) >= _LEAST else [], root.get_text(" "))


def _unmarked(content: bytes) -> bytes:
    page = BeautifulSoup(content, "lxml")
    for tag in page.find_all(True):
        if tag.name in _SECTIONING:
            tag.name = "div"
        for name in ("class", "id", "role"):
            del tag[name]
    return str(page).encode()


def _print_table(variant: str, pages: dict[str, bytes], truths: dict[str, Truth], corpus: Path) -> None:
    scorer = load_scorer(corpus)
    table = Table(title=f"Pages {variant}: headings F1, words F1 of the main text, CPU ms")
    for name in ("page", *(f"{reader} {what}" for reader in READERS for what in ("headings", "words", "ms"))):
        table.add_column(name)
    columns: dict[str, list[float]] = {}
    for stem, content in pages.items():
        row = [stem[:40]]
        for reader, read in READERS.items():
            got = _timed(read, content)
            wanted = truths[stem]
            matched = len(pairs(scorer, wanted.headings, got.headings, SAME_TITLE))
            heading = 2 * matched / (len(wanted.headings) + len(got.headings)) if wanted.headings else None
            if heading is not None:
                columns.setdefault(f"{reader} headings", []).append(heading)
            words = _words_f1(wanted.text, got.text) if wanted.text else None
            if words is not None:
                columns.setdefault(f"{reader} words", []).append(words)
            columns.setdefault(f"{reader} ms", []).append(1000 * got.seconds)
            row += ["" if x is None else f"{x:.3f}" for x in (heading, words)] + [f"{1000 * got.seconds:.0f}"]
        table.add_row(*row)
    means = [f"{mean(columns[f'{r} {w}']):.3f}" for r in READERS for w in ("headings", "words", "ms")]
    table.add_row("MEAN", *means)
    Console(width=160).print(table)


def _timed(read: Callable[[str, bytes], Read], content: bytes) -> Read:
    begin = time.process_time()
    result = read(content.decode("utf-8", errors="replace"), content)
    return result._replace(seconds=time.process_time() - begin)


def _ours(_: str, content: bytes) -> Read:
    blocks = read_html(content, "https://page.example/", {}).blocks
    return Read([b.text for b in blocks if b.kind is BlockKind.HEADING], " ".join(b.text for b in blocks))


def _trafilatura(source: str, _: bytes) -> Read:
    tree = BeautifulSoup(extract(source, output_format="xml", include_formatting=True) or "", "xml")
    heads = [(str(tag.get("rend")), _tidy(tag)) for tag in tree.find_all("head")]
    return Read(_without_title(heads), extract(source) or "")


def _resiliparse(source: str, _: bytes) -> Read:
    html = extract_plain_text(source, main_content=True, preserve_formatting="minimal_html") or ""
    heads = [(tag.name, _tidy(tag)) for tag in BeautifulSoup(html, "lxml").find_all(_HEADINGS)]
    return Read(_without_title(heads), extract_plain_text(source, main_content=True) or "")


def _without_title(headings: list[tuple[str, str]]) -> list[str]:
    """The texts of headings, each (level, text), without an ``h1`` that comes first: the page's title."""
    return [text for index, (level, text) in enumerate(headings) if index or level != "h1"]


def _tidy(tag: Tag) -> str:
    return " ".join(tag.get_text().replace("\u00ad", "").split())


def _words_f1(wanted: str, got: str) -> float:
    a, b = (Counter(re.findall(r"\w+", text.replace("\u00ad", "").lower())) for text in (wanted, got))
    return 2 * (a & b).total() / max(1, a.total() + b.total())


READERS = {"ours": _ours, "trafilatura": _trafilatura, "resiliparse": _resiliparse}

if __name__ == "__main__":
    raise SystemExit(main())
