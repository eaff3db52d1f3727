"""Pages as images."""

import numpy as np
import pypdfium2 as pdfium

Image = np.ndarray[tuple[int, ...], np.dtype[np.uint8]]

DPI = 200
"""Dots per inch for recognition: tesseract's word F1 on a Dutch page was 0.98 at 200, and no better at 300."""
_DARK = 128
_LEAST_INK = 0.0002
"""The share of dark pixels below which a page is blank: a page number makes 0.00008, a line of text 0.001."""
_POINTS = 72
_MOST_PIXELS = 40_000_000
"""A page is rendered coarser rather than into more pixels than this (A2 at 200 dpi has 15 million)."""


def grey_image(page: pdfium.PdfPage) -> tuple[Image, float]:
    """The page as displayed, 0 for black to 255 for white, and how many pixels a point has."""
    scale = DPI / _POINTS
    width, height = page.get_size()
    if width * height * scale**2 > _MOST_PIXELS:
        scale = (_MOST_PIXELS / (width * height)) ** 0.5
    bitmap = page.render(scale=scale, grayscale=True)
    try:
        pixels = np.array(bitmap.to_numpy(), dtype=np.uint8)
    finally:
        bitmap.close()
    return pixels.reshape(pixels.shape[0], pixels.shape[1]), scale


def is_blank(image: Image) -> bool:
    """Whether a grey page image shows too little for a line of text."""
    return int(np.count_nonzero(image < _DARK)) < _LEAST_INK * image.size
