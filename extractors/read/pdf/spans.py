"""The characters of a page, gathered into spans: runs of one style on one baseline."""

import ctypes
import math
import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.read.pdf import native
from extractors.read.pdf.characters import PLAIN
from extractors.read.pdf.frame import Frame, turned
from extractors.read.pdf.glyphs import Glyphs, Places, read_glyphs
from extractors.read.pdf.spacing import drop_made_up_spaces
from extractors.read.pdf.span import ARTIFACT, PageSpans, Span, Style
from extractors.read.pdf.strokes import NO_RULES, rules_of
from extractors.read.pdf.underlines import with_underline

MOST_CHARACTERS = 100_000
"""Characters read of one page. The fullest of 2 764 real pages holds 14 000."""

_BOLD = re.compile(r"bold|black|heavy|demi|[-,_](?:bd|sb|md)\b|medium", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|[-,_]it\b|kursiv", re.IGNORECASE)
_SPACE = 32
_BOLD_WEIGHT = 600
_CELL_GAP = 0.75
"""White space within one text object, in line heights, from which what follows is a span of its own."""


class _Look(NamedTuple):
    style: Style
    content_id: int
    angle: int
    baseline: float


@lru_cache(maxsize=4096)
def style_of(font: str, weight: int, size: float, colour: int, stroked: bool) -> Style:
    """The style of type in the font of this name; ``weight`` is the font's own, 0 where unknown, ``size`` in points."""
    name = font.split("+", 1)[-1]
    bold = bool(_BOLD.search(name)) or weight >= _BOLD_WEIGHT or stroked
    return Style(name, size, bold, bool(_ITALIC.search(name)), colour)


class _PageReader:
    """Reads one page; fonts are looked up once a page, for PDFium may reuse their addresses on the next."""

    def __init__(self, page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> None:
        self.frame = Frame(page)
        self.text = native.address_of(textpage)
        self._fonts: dict[int, tuple[str, int]] = {}
        self._matrix = (ctypes.c_float * 6)()
        self._point = (ctypes.c_double * 2)()
        self._colour = (ctypes.c_uint * 4)()
        self._addresses = [ctypes.addressof(buffer) for buffer in (self._matrix, self._point, self._colour)]

    def look(self, index: int, handle: int) -> _Look:
        """The style, marked content, angle and baseline of the text object that holds character ``index``."""
        matrix, point, colour = self._addresses
        native.char_matrix(self.text, index, matrix)
        native.char_origin(self.text, index, point, point + 8)
        native.object_colour(handle, colour, colour + 4, colour + 8, colour + 12)
        a, b, c, d, _, _ = self._matrix
        size = native.char_font_size(self.text, index) * (math.hypot(c, d) or 1.0)
        angle = (round(-math.degrees(math.atan2(b, a)) / 90) * 90 + self.frame.rotation) % 360
        red, green, blue, _ = self._colour
        font = native.object_font(handle)
        if font not in self._fonts:
            self._fonts[font] = (native.name_of_font(font), native.font_weight(font))
        stroked = native.object_render_mode(handle) == raw.FPDF_TEXTRENDERMODE_FILL_STROKE
        style = style_of(*self._fonts[font], round(size, 1), red << 16 | green << 8 | blue, stroked)
        across, down = self.frame.point(self._point[0], self._point[1])
        baseline = turned(across, down, across, down, angle)[1]
        content_id = native.object_content_id(handle)
        if content_id < 0 and native.is_artifact(handle):
            content_id = ARTIFACT
        return _Look(style, content_id, angle, baseline)

    def spans(self, count: int) -> list[Span]:
        """The spans of the first ``count`` characters."""
        glyphs = read_glyphs(self.text, count, self.frame)
        drop_made_up_spaces(self.text, glyphs)
        starts = np.flatnonzero(_borders(glyphs))
        _lead_in(glyphs, starts)
        return self._gather(glyphs, starts)

    def _gather(self, glyphs: Glyphs, starts: Places) -> list[Span]:
        """The spans of the runs that begin at the ``starts`` among the places of ``glyphs``."""
        characters = glyphs.codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
        low, high = np.minimum.reduceat(glyphs.boxes, starts), np.maximum.reduceat(glyphs.boxes, starts)
        places = [*glyphs.places[starts].tolist(), len(characters)]
        looks: dict[int, _Look] = {}
        spans: list[Span] = []
        for (start, end), handle, (x0, y0, _, _), (_, _, x1, y1) in zip(
            pairwise(places), glyphs.objects[starts].tolist(), low.tolist(), high.tolist(), strict=True
        ):
            if not handle:
                if spans and characters[start] == " " and not spans[-1].text.endswith(" "):
                    spans[-1] = spans[-1]._replace(text=spans[-1].text + " ")
                continue
            look = looks.get(handle) or looks.setdefault(handle, self.look(start, handle))
            string = characters[start:end].translate(PLAIN)
            if string:
                box = turned(x0, y0, x1, y1, look.angle)
                _append(spans, _span(string, look, box))
        return spans


def _span(text: str, look: _Look, box: tuple[float, float, float, float]) -> Span:
    x0, y0, x1, y1 = box
    return Span(text, look.style, x0, y0, x1, y1, look.baseline, look.content_id, look.angle)


def _lead_in(glyphs: Glyphs, starts: Places) -> None:
    """Give a space that begins a run the box of the character after it: the one before is of another run."""
    leading = starts[(glyphs.codes[glyphs.places[starts]] == _SPACE) & (starts + 1 < len(glyphs.places))]
    glyphs.boxes[leading] = glyphs.boxes[leading + 1]


def _borders(glyphs: Glyphs) -> "np.ndarray[tuple[int, ...], np.dtype[np.bool_]]":
    """Where a new run begins: another text object, or a wide gap within one."""
    places, objects, boxes = glyphs.places, glyphs.objects, glyphs.boxes
    new = np.ones(len(objects), dtype=np.bool_)
    height = boxes[1:, 3] - boxes[1:, 1]
    wide = boxes[1:, 0] - boxes[:-1, 2] > _CELL_GAP * np.maximum(height, 1)
    new[1:] = (objects[1:] != objects[:-1]) | (wide & (places[1:] - places[:-1] == 1))
    return new


def _append(spans: list[Span], new: Span) -> None:
    """Add a span, or lengthen the last one where style, baseline and marked content are the same and no gap is."""
    last = spans[-1] if spans else None
    if (
        last is None
        or last.style is not new.style
        or last.content_id != new.content_id
        or last.angle != new.angle
        or abs(last.baseline - new.baseline) > 1
        or not -0.5 * new.style.size < new.x0 - last.x1 < 0.8 * new.style.size
    ):
        spans.append(new)
        return
    gap = "" if new.x0 - last.x1 < 0.2 * new.style.size or last.text.endswith(" ") else " "
    spans[-1] = Span(
        last.text + gap + new.text,
        last.style,
        min(last.x0, new.x0),
        min(last.y0, new.y0),
        max(last.x1, new.x1),
        max(last.y1, new.y1),
        last.baseline,
        last.content_id,
        last.angle,
    )


def read_spans(page: pdfium.PdfPage, number: int) -> PageSpans:
    """The spans of ``page``, whose 1-based number is ``number``."""
    textpage = page.get_textpage()
    try:
        count = textpage.count_chars()
        reader = _PageReader(page, textpage)
        spans = reader.spans(min(count, MOST_CHARACTERS)) if count > 0 else []
        rules = rules_of(page, reader.frame) if spans else NO_RULES
        if rules.across:
            spans = [part for span in spans for part in with_underline(span, rules.across)]
    finally:
        textpage.close()
    unmapped = sum(span.text.count("\ufffd") for span in spans)
    return PageSpans(
        number,
        reader.frame.width,
        reader.frame.height,
        tuple(spans),
        max(count, 0),
        unmapped,
        cut=count > MOST_CHARACTERS,
        drawn=native.page_objects(native.address_of(page)) > 0,
        rules=rules,
    )
