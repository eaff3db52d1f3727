"""Thin strokes of a page: what underlines text, as older office documents mark their headings, and rules tables."""

import ctypes
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from extractors.read.pdf import native
from extractors.read.pdf.frame import Frame

_MOST_OBJECTS = 20_000
"""Objects looked at on one page; drawings and maps hold hundreds of thousands, text pages up to 6 000."""
_THICKEST = 2.0
_SHORTEST = 8.0
_GAP = 3.0
_OVERHANG = 200.0
"""Points that a stroke may begin left of the text: more is the edge of a box or table."""
_BELOW, _ABOVE = 4.0, 0.5
"""An underline lies from this far above the baseline to this far below it, in points."""

Stroke = tuple[float, float, float]
"""Place, beginning and end in points from the top left: of a stroke across the page its height, left and right."""


class Rules(NamedTuple):
    """The thin strokes and filled bars of a page: ``across`` it from top to bottom, ``down`` it from left to right."""

    across: Sequence[Stroke] = ()
    down: Sequence[Stroke] = ()


NO_RULES = Rules()


def rules_of(page: pdfium.PdfPage, frame: Frame) -> Rules:
    """The thin strokes of ``page`` that run straight across or down it."""
    handle = native.address_of(page)
    found: list[tuple[float, float, float, float]] = []
    bounds = (ctypes.c_float * 4)()
    address = ctypes.addressof(bounds)
    for index in range(min(native.page_objects(handle), _MOST_OBJECTS)):
        thing = native.page_object(handle, index)
        if native.object_type(thing) != raw.FPDF_PAGEOBJ_PATH:
            continue
        if native.object_bounds(thing, address, address + 4, address + 8, address + 12):
            left, bottom, right, top = bounds
            found.append((left, top, right, bottom))
    if not found:
        return NO_RULES
    boxes = np.array(found, dtype=np.float64)
    frame.boxes(boxes)
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    across = boxes[(height <= _THICKEST) & (width >= _SHORTEST)].tolist()
    down = boxes[(width <= _THICKEST) & (height >= _SHORTEST)].tolist()
    return Rules(
        sorted(((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in across),
        sorted(((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in down),
    )


def underlined(strokes: Sequence[Stroke], x0: float, x1: float, baseline: float) -> float:
    """The share of the width from ``x0`` to ``x1``, counted from ``x0``, under which strokes run without a gap."""
    reach = x0
    for place in range(bisect_left(strokes, (baseline - _ABOVE,)), len(strokes)):
        y, left, right = strokes[place]
        if y > baseline + _BELOW:
            break
        if left <= reach + _GAP and right > x0 and left > x0 - _OVERHANG:
            reach = max(reach, right)
    return min((reach - x0) / max(x1 - x0, 1.0), 1.0)
