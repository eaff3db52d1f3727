"""Where a page puts its coordinates: from the file's own to points from the top left as displayed."""

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

QUARTER, HALF, THREE_QUARTERS = 90, 180, 270
"""Turns in degrees clockwise."""


class Frame:
    """From the coordinates in which a page is written to points from its top left as displayed."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(page, box)
        self.width, self.height = page.get_size()
        self.rotation = page.get_rotation() % 360
        self._left, self._top, self._right, self._bottom = box.left, box.top, box.right, box.bottom

    def boxes(self, rects: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]") -> None:
        """Turn rows of (left, top, right, bottom) into (x0, y0, x1, y1), in place."""
        left, top, right, bottom = (rects[:, i].copy() for i in range(4))
        if self.rotation == QUARTER:
            columns = (bottom - self._bottom, left - self._left, top - self._bottom, right - self._left)
        elif self.rotation == HALF:
            columns = (self._right - right, bottom - self._bottom, self._right - left, top - self._bottom)
        elif self.rotation == THREE_QUARTERS:
            columns = (self._top - top, self._right - right, self._top - bottom, self._right - left)
        else:
            columns = (left - self._left, self._top - top, right - self._left, self._top - bottom)
        for index, column in enumerate(columns):
            rects[:, index] = column
        rects[:, [0, 2]] = np.sort(rects[:, [0, 2]], axis=1)
        rects[:, [1, 3]] = np.sort(rects[:, [1, 3]], axis=1)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own coordinates in points from the top left as displayed."""
        if self.rotation == QUARTER:
            return y - self._bottom, x - self._left
        if self.rotation == HALF:
            return self._right - x, y - self._bottom
        if self.rotation == THREE_QUARTERS:
            return self._top - y, self._right - x
        return x - self._left, self._top - y


def turned(x0: float, y0: float, x1: float, y1: float, angle: int) -> tuple[float, float, float, float]:
    """The box of sideways text as it stands after turning the page so that the text reads left to right.

    ``angle`` is that of the text, in degrees clockwise: 0, 90, 180 or 270. The new origin is the same corner,
    so that places on a turned page may be negative.
    """
    if angle == QUARTER:
        return y0, -x1, y1, -x0
    if angle == HALF:
        return -x1, -y1, -x0, -y0
    if angle == THREE_QUARTERS:
        return -y1, x0, -y0, x1
    return x0, y0, x1, y1


def unturned(x0: float, y0: float, x1: float, y1: float, angle: int) -> tuple[float, float, float, float]:
    """The opposite of :func:`turned`: from the turned page back to the page as displayed."""
    return turned(x0, y0, x1, y1, (360 - angle) % 360)
