"""What other readers take for the headings of a PDF: the peers of the reading benchmark.

Each peer is a function from the path of a PDF to its heading texts, in order. Those that write Markdown are
judged by its ``#`` lines and by lines wholly in bold, which is how some of them mark headings.
"""

import importlib.util
import json
import re
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

Headings = Callable[[Path], list[str]]

OURS, RECOGNISING = "policy-monitor", "policy-monitor and OCR"
"""The names of the project's own reader, without and with recognition of pages that are pictures."""
_MARKDOWN = re.compile(r"^#{1,6}\s+(.+?)\s*#*$|^\*\*([^*]+)\*\*\s*$", re.MULTILINE)
_LARGER = 1.15
"""The untuned font baseline calls a line a heading from this much above the commonest size."""


def ours(path: Path) -> list[str]:
    """The headings of the project's own reader, of the text that the file holds: as the peers read."""
    return _own_headings(path, recognise=False)


def ours_with_recognition(path: Path) -> list[str]:
    """...and with pages that are pictures recognised by tesseract, as in daily use."""
    return _own_headings(path, recognise=True)


def _own_headings(path: Path, recognise: bool) -> list[str]:
    from extractors.read.pdf import read_pdf

    blocks = read_pdf(path.read_bytes(), recognise=recognise).blocks
    return [block.text for block in blocks if block.kind == "heading"]


def liteparse(path: Path) -> list[str]:
    """LiteParse (Rust, Apache-2.0), its Markdown output."""
    from liteparse import LiteParse

    pages = LiteParse(output_format="markdown", ocr_enabled=False, quiet=True).parse(str(path)).pages
    return _of_markdown("\n\n".join(page.markdown or "" for page in pages))


def kreuzberg(path: Path) -> list[str]:
    """Kreuzberg (Rust), its Markdown output, without layout models."""
    from kreuzberg import ExtractionConfig, extract_file_sync

    return _of_markdown(extract_file_sync(str(path), config=ExtractionConfig(output_format="markdown")).content)


def markitdown(path: Path) -> list[str]:
    """MarkItDown (MIT), over pdfminer."""
    from markitdown import MarkItDown

    return _of_markdown(MarkItDown().convert(str(path)).text_content)


def opendataloader(path: Path) -> list[str]:
    """OpenDataLoader PDF (Java, Apache-2.0)."""
    import opendataloader_pdf

    with tempfile.TemporaryDirectory() as folder:
        opendataloader_pdf.convert(str(path), output_dir=folder, format="json", quiet=True, image_output="off")
        tree = json.loads(next(Path(folder).glob("*.json")).read_text(encoding="utf-8"))
    return list(_json_headings(tree))


def pdfplumber(path: Path) -> list[str]:
    """Lines in larger type, through pdfplumber."""
    import pdfplumber as library

    with library.open(path) as document:
        lines = [
            (max(char["size"] for char in line["chars"]), line["text"])
            for page in document.pages
            for line in page.extract_text_lines(return_chars=True)
        ]
    return _larger(lines)


def pypdf(path: Path) -> list[str]:
    """Lines in larger type, through pypdf's text visitor."""
    from pypdf import PdfReader

    lines: list[tuple[float, str]] = []

    def visit(text: str, _matrix: object, place: list[float], _font: object, size: float) -> None:
        lines.extend((size * abs(place[3] or 1.0), part) for part in text.splitlines() if part.strip())

    for page in PdfReader(path).pages:
        page.extract_text(visitor_text=visit)
    return _larger(lines)


PEERS: dict[str, tuple[Headings, str]] = {
    OURS: (ours, "extractors"),
    RECOGNISING: (ours_with_recognition, "extractors"),
    "liteparse": (liteparse, "liteparse"),
    "opendataloader": (opendataloader, "opendataloader_pdf"),
    "kreuzberg": (kreuzberg, "kreuzberg"),
    "markitdown": (markitdown, "markitdown"),
    "pdfplumber, larger type": (pdfplumber, "pdfplumber"),
    "pypdf, larger type": (pypdf, "pypdf"),
}
"""Name to reader and the module it needs."""


def installed(name: str) -> bool:
    """Whether the peer's module is there: ``uv sync --group peers`` installs all."""
    return importlib.util.find_spec(PEERS[name][1]) is not None


def _of_markdown(text: str) -> list[str]:
    found = (match[1] or match[2] for match in _MARKDOWN.finditer(text))
    return [re.sub(r"[*_`\\]", "", heading).strip() for heading in found]


def _json_headings(node: object) -> list[str]:
    if isinstance(node, list):
        return [heading for item in node for heading in _json_headings(item)]
    if not isinstance(node, dict):
        return []
    own = [str(node.get("content", ""))] if node.get("type") == "heading" else []
    return own + [
        heading for value in node.values() if isinstance(value, list | dict) for heading in _json_headings(value)
    ]


def _larger(lines: list[tuple[float, str]]) -> list[str]:
    if not lines:
        return []
    count: Counter[float] = Counter()
    for size, text in lines:
        count[round(size, 1)] += len(text)
    body = count.most_common(1)[0][0]
    return [text.strip() for size, text in lines if size >= _LARGER * body]
