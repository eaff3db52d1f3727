"""Spaces that PDFium makes up between letters of one word, where a letterhead or title sets them apart.

PDFium tells words by the white space between letters. In a file that writes its spaces as characters, what it makes
up within one text object is a space only where the white space is as wide as one.
"""

import numpy as np

from extractors.read.pdf import native
from extractors.read.pdf.characters import NOTHING
from extractors.read.pdf.glyphs import Flags, Glyphs, Objects, Places

_SPACE = 32
_NARROW = 0.2
"""White space, in heights of the type, below which it parts letters (measured: -0.1 to 0.18; words 0.22 and more)."""
_BACK = -0.5
"""...and down to which the letters still follow one another on a line."""
_SPELLED = 4
"""Letters standing alone in one text object from which it is taken for set in spaced letters."""
_EVEN = 1.3
"""How much wider than usual a gap between spaced letters may be: those between words are wider by a space."""
_SAMPLE = 40
"""Spaces of a page that are asked whether the file wrote them."""

Gaps = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def drop_made_up_spaces(text: int, glyphs: Glyphs) -> None:
    """Blot out the false spaces among ``glyphs``, those of the text page at address ``text``."""
    boxes, objects = glyphs.boxes, glyphs.objects[1:-1]
    blank = glyphs.codes[glyphs.places] == _SPACE
    between = blank[1:-1] & ~blank[:-2] & ~blank[2:]
    between &= (objects != 0) & (objects == glyphs.objects[:-2]) & (objects == glyphs.objects[2:])
    height = np.maximum(boxes[2:, 3] - boxes[2:, 1], 1)
    between &= np.abs(boxes[2:, 3] - boxes[:-2, 3]) < height / 2
    gaps = (boxes[2:, 0] - boxes[:-2, 2]) / height
    alone = ~blank[1:-1] & blank[:-2] & blank[2:]
    narrow = glyphs.places[1:-1][between & (gaps > _BACK) & (gaps < _limits(gaps, objects, between, alone))]
    if len(narrow) and _writes_spaces(text, glyphs.places[1:-1][between]):
        made_up = [place for place in narrow.tolist() if native.is_made_up(text, place) == 1]
        glyphs.codes[made_up] = NOTHING


def _limits(gaps: Gaps, objects: Objects, between: Flags, alone: Flags) -> Gaps:
    """The gap below which a space is a false one, for each: wider in objects set in spaced letters."""
    limits = np.full(len(gaps), _NARROW)
    handles, counts = np.unique(objects[alone], return_counts=True)
    for handle in handles[counts >= _SPELLED]:
        here = between & (objects == handle)
        if here.any():
            limits[here] = max(_NARROW, _EVEN * float(np.median(gaps[here])))
    return limits


def _writes_spaces(text: int, spaces: Places) -> bool:
    sample = spaces[:: max(len(spaces) // _SAMPLE, 1)].tolist()
    return 2 * sum(native.is_made_up(text, place) == 0 for place in sample) > len(sample)
