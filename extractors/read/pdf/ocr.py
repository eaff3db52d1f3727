"""Text from page images through the tesseract program, where that is installed."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache

import numpy as np
from lxml import etree

from extractors.read.pdf.lines import TextLine
from extractors.read.pdf.raster import DPI, Image
from extractors.read.pdf.span import Span, Style

LANGUAGES = {"nl": "nld", "en": "eng", "fr": "fra", "de": "deu"}
"""ISO 639-1 codes and what tesseract calls them."""
_SECONDS = 60
"""After this long on one page tesseract is stopped; a page takes 1 to 4 s."""
_BBOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
_SIZE = re.compile(r"x_size ([\d.]+)")
_CONFIDENCE = re.compile(r"x_wconf (\d+)")
_XHTML = "{http://www.w3.org/1999/xhtml}"
_POINT_SHARE = 0.8
"""Type size over tesseract's x_size, which runs from descender to ascender (0.78 to 0.83 on rendered pages)."""
_SAME_SIZE = 0.15
"""Share by which the sizes of lines in one type differ, for recognition measures letters, not type."""
_BOLD = 1.25
"""Stroke width over the page's median from which a line is bold (bold type 1.35 to 1.7, plain 0.85 to 1.15)."""
_MISREAD_BULLET = re.compile(r"^[e¢®©«°*+»] (?=\w)")
"""What tesseract makes of a bullet: no word of our languages is a lone "e"."""
_DARK = 128
_LEAST_CONFIDENCE = 20


@cache
def installed() -> frozenset[str]:
    """The ISO 639-1 codes of our languages that tesseract can read here; none when it is not installed."""
    program = shutil.which("tesseract")
    if program is None:
        return frozenset()
    answer = subprocess.run(  # noqa: S603 - a fixed program and fixed arguments
        [program, "--list-langs"], capture_output=True, timeout=_SECONDS, check=False, text=True
    )
    known = set(answer.stdout.split())
    return frozenset(code for code, name in LANGUAGES.items() if name in known)


def recognise(image: Image, scale: float, page: int, languages: Sequence[str]) -> list[TextLine]:
    """The lines of text in a grey page image, in reading order; ``scale`` is pixels to a point.

    ``languages`` are ISO 639-1 codes of :func:`installed`. Empty when tesseract fails or runs out of time.
    """
    header = f"P5 {image.shape[1]} {image.shape[0]} 255\n".encode()
    names = "+".join(LANGUAGES[code] for code in languages)
    command = [shutil.which("tesseract") or "tesseract", "stdin", "stdout", "-l", names, "--dpi", str(DPI), "hocr"]
    try:
        answer = subprocess.run(  # noqa: S603 - language names come from a fixed table
            command,
            input=header + image.tobytes(),
            capture_output=True,
            timeout=_SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
        root = etree.fromstring(
            answer.stdout, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        )
    except (subprocess.SubprocessError, OSError, etree.XMLSyntaxError):
        return []
    found = [(element, box) for element in root.iter(f"{_XHTML}span") if (box := _line_box(element))]
    widths = [_stroke_width(image, box) for _, box in found]
    usual = float(np.median([width for width in widths if width])) if any(widths) else 0.0
    sizes = _even_sizes([_type_size(element, scale) for element, _ in found])
    lines = [
        _line(element, scale, page, size, bool(usual) and width > _BOLD * usual)
        for (element, _), width, size in zip(found, widths, sizes, strict=True)
    ]
    return [line for line in lines if line]


def _line_box(element: etree._Element) -> tuple[int, int, int, int] | None:
    kinds = {"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"}
    match = _BBOX.search(element.get("title", ""))
    if element.get("class") not in kinds or not match:
        return None
    x0, y0, x1, y1 = (int(value) for value in match.groups())
    return x0, y0, x1, y1


def _type_size(element: etree._Element, scale: float) -> float:
    match = _SIZE.search(element.get("title", ""))
    return float(match[1]) * _POINT_SHARE / scale if match else 0.0


def _even_sizes(sizes: Sequence[float]) -> list[float]:
    """Sizes with those near the median made the median, so that body text has one size."""
    if not sizes:
        return []
    usual = float(np.median(sizes))
    return [round(usual, 1) if abs(size - usual) <= _SAME_SIZE * usual else round(size, 1) for size in sizes]


def _stroke_width(image: Image, box: tuple[int, int, int, int]) -> float:
    """The mean width of strokes in pixels: dark pixels over the number of strokes that rows cross."""
    x0, y0, x1, y1 = box
    dark = image[y0:y1, x0:x1] < _DARK
    crossings = int(np.count_nonzero(dark[:, 1:] & ~dark[:, :-1]))
    return float(np.count_nonzero(dark)) / crossings if crossings else 0.0


def _line(element: etree._Element, scale: float, page: int, size: float, bold: bool) -> TextLine | None:
    words = [word for word in element.iter(f"{_XHTML}span") if word.get("class") == "ocrx_word"]
    read = [("".join(str(part) for part in word.itertext()).strip(), _certainty(word)) for word in words]
    kept = [(text, sure) for text, sure in read if text and sure >= _LEAST_CONFIDENCE]
    box = _line_box(element)
    if not kept or box is None:
        return None
    x0, y0, x1, y1 = (value / scale for value in box)
    style = Style("", size, bold, False, 0)
    text = _MISREAD_BULLET.sub("• ", " ".join(text for text, _ in kept))
    # A line's box ends at its descenders, a fifth of the type below the baseline.
    baseline = y1 - 0.2 * size
    return TextLine(
        page=page,
        spans=[Span(text, style, x0, y0, x1, y1, baseline, -1)],
        text=text,
        style=style,
        x0=x0,
        y0=y0,
        x1=x1,
        y1=y1,
        baseline=baseline,
        bold=float(bold),
        confidence=round(sum(sure for _, sure in kept) / len(kept) / 100, 3),
    )


def _certainty(word: etree._Element) -> int:
    match = _CONFIDENCE.search(word.get("title", ""))
    return int(match[1]) if match else 0
