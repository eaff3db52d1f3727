"""What PDFium knows of each character of a page: its code, its text object and its box.

Objects and boxes are asked for only at blanks and at both ends of each word, and of every character only in words
that begin in one object and end in another: a third of the calls, and these are most of the cost of a page.
"""

import ctypes
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from extractors.read.pdf import native
from extractors.read.pdf.frame import Frame

Codes = np.ndarray[tuple[int, ...], np.dtype[np.uint32]]
Places = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
Objects = np.ndarray[tuple[int, ...], np.dtype[np.uint64]]
Boxes = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

_SPACE, _HARD_SPACE = 32, 160


@dataclass(frozen=True, slots=True)
class Glyphs:
    """``codes`` has every character; ``objects`` and ``boxes`` have a row for each of the 0-based ``places``.

    An object is 0 for a character that PDFium made up. Boxes are (x0, y0, x1, y1) in points from the top left.
    """

    codes: Codes
    places: Places
    objects: Objects
    boxes: Boxes


def read_glyphs(text: int, count: int, frame: Frame) -> Glyphs:
    """The first ``count`` (at least 1) characters of the text page at address ``text``."""
    codes = _codes(text, count)
    blank = (codes <= _SPACE) | (codes == _HARD_SPACE)
    edge = blank.copy()
    edge[[0, -1]] = True
    edge[1:] |= blank[:-1]
    edge[:-1] |= blank[1:]
    places = np.flatnonzero(edge)
    objects = _objects(text, places)
    # Characters between two places are the inside of a word.
    parted = np.flatnonzero((places[1:] - places[:-1] > 1) & (objects[1:] != objects[:-1]))
    if len(parted):
        inside = _inside(places[parted], places[parted + 1])
        order = np.argsort(np.concatenate([places, inside]), kind="stable")
        objects = np.concatenate([objects, _objects(text, inside)])[order]
        places = np.concatenate([places, inside])[order]
    return Glyphs(codes, places, objects, _boxes(text, places, frame))


def _inside(first: Places, last: Places) -> Places:
    """All places between each of ``first`` and its fellow of ``last``."""
    return np.concatenate([np.arange(low + 1, high) for low, high in zip(first, last, strict=True)])


def _codes(text: int, count: int) -> Codes:
    units = np.zeros(count + 1, np.uint16)
    # The count includes a closing zero. Characters without Unicode are left out: then each is asked for.
    if native.page_text(text, 0, count, units.ctypes.data) == count + 1:
        return units[:count].astype(np.uint32)
    return np.fromiter(map(native.char_code, repeat(text, count), range(count)), np.uint32, count)


def _objects(text: int, places: Places) -> Objects:
    return np.fromiter(map(native.char_object, repeat(text, len(places)), places.tolist()), np.uint64, len(places))


def _boxes(text: int, places: Places, frame: Frame) -> Boxes:
    rects = np.zeros((len(places), 4), np.float32)
    start, row = rects.ctypes.data, 4 * ctypes.sizeof(ctypes.c_float)
    addresses = range(start, start + row * len(places), row)
    list(map(native.char_box, repeat(text, len(places)), places.tolist(), addresses))
    boxes = rects.astype(np.float64)
    frame.boxes(boxes)
    return boxes
