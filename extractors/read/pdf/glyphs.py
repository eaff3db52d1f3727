"""What PDFium knows of each character of a page: its code, its text object and its box.

Objects are asked for at blanks and at both ends of words, boxes at both ends of words, and of every character only
in words that begin in one object and end in another: a quarter of the calls, which are most of the cost of a page.
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
Flags = np.ndarray[tuple[int, ...], np.dtype[np.bool_]]

_SPACE = 32


@dataclass(frozen=True, slots=True)
class Glyphs:
    """``codes`` has every character; ``objects`` and ``boxes`` have a row for each of the 0-based ``places``.

    An object is 0 for a character that PDFium made up. Boxes are (x0, y0, x1, y1) in points from the top left;
    a blank has that of the character before it, for its own is of no use.
    """

    codes: Codes
    places: Places
    objects: Objects
    boxes: Boxes


def read_glyphs(text: int, count: int, frame: Frame) -> Glyphs:
    """The first ``count`` (at least 1) characters of the text page at address ``text``."""
    codes = _codes(text, count)
    blank = codes <= _SPACE
    objects, known = _objects(text, blank)
    places = np.flatnonzero(known)
    return Glyphs(codes, places, objects[places], _boxes(text, places, blank[places], frame))


def _codes(text: int, count: int) -> Codes:
    units = np.zeros(count + 1, np.uint16)
    # The count includes a closing zero. Characters without Unicode are left out: then each is asked for.
    if native.page_text(text, 0, count, units.ctypes.data) == count + 1:
        return units[:count].astype(np.uint32)
    return np.fromiter(map(native.char_code, repeat(text, count), range(count)), np.uint32, count)


def _objects(text: int, blank: Flags) -> tuple[Objects, Flags]:
    """The text object of each character, where it is known, and where that is."""
    objects = np.zeros(len(blank), np.uint64)
    first, last = ~blank, ~blank
    first[1:] &= blank[:-1]
    last[:-1] &= blank[1:]
    _ask(text, objects, np.flatnonzero(blank | first))
    starts, ends = np.flatnonzero(first), np.flatnonzero(last)
    # A word lies within one object when the blank after it is of that object too.
    after = np.append(objects, np.uint64(0))[ends + 1]
    objects[ends] = objects[starts]
    unsure = after != objects[starts]
    _ask(text, objects, ends[unsure])
    known = blank | first | last
    for start, end in zip(starts[unsure].tolist(), ends[unsure].tolist(), strict=True):
        if objects[start] != objects[end]:
            known[start:end] = True
            _ask(text, objects, np.arange(start + 1, end))
    return objects, known


def _ask(text: int, objects: Objects, places: Places) -> None:
    objects[places] = list(map(native.char_object, repeat(text, len(places)), places.tolist()))


def _boxes(text: int, places: Places, blank: Flags, frame: Frame) -> Boxes:
    solid = np.flatnonzero(~blank)
    if not len(solid):
        return np.zeros((len(places), 4))
    rects = np.zeros((len(solid), 4), np.float32)
    start, row = rects.ctypes.data, 4 * ctypes.sizeof(ctypes.c_float)
    addresses = range(start, start + row * len(solid), row)
    list(map(native.char_box, repeat(text, len(solid)), places[solid].tolist(), addresses))
    boxes = rects.astype(np.float64)
    frame.boxes(boxes)
    before = np.maximum(np.cumsum(~blank) - 1, 0)
    filled: Boxes = boxes[before]
    return filled
