"""PDFium's functions as plain calls on integers.

pypdfium2's bindings check and convert every argument (1.2 µs a call), and a page takes thousands of calls.
Bound to the same addresses with integer arguments a call takes 0.3 µs. Pointers travel as integers, 0 for none.
PDFium is not thread-safe: one thread at a time.
"""

import ctypes
from collections.abc import Callable

import pypdfium2.raw as pdfium

Call = Callable[..., int]


def _bind(name: str, result: type, *arguments: type) -> Call:
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    call: Call = ctypes.PYFUNCTYPE(result, *arguments)(address or 0)
    return call


def address_of(handle: object) -> int:
    """The address behind a handle of pypdfium2 (page, text page, document); 0 for none."""
    pointer = ctypes.cast(getattr(handle, "raw", handle), ctypes.c_void_p)  # type: ignore[arg-type]
    return pointer.value or 0


_ZERO = 2
"""Bytes of the zero that closes a UTF-16 string."""
_SHARED_BYTES = 128
_SHARED = ctypes.create_string_buffer(_SHARED_BYTES)
"""Where short strings are put: most are names of ten letters, and a buffer for each would cost more than the call."""
_LENGTH = ctypes.c_ulong()
_SHARED_ADDRESS, _LENGTH_ADDRESS = ctypes.addressof(_SHARED), ctypes.addressof(_LENGTH)
_ARTIFACT = "Artifact".encode("utf-16-le")
_P, _I = ctypes.c_size_t, ctypes.c_int

page_text = _bind("FPDFText_GetText", _I, _P, _I, _I, _P)
char_code = _bind("FPDFText_GetUnicode", ctypes.c_uint, _P, _I)
is_made_up = _bind("FPDFText_IsGenerated", _I, _P, _I)
char_object = _bind("FPDFText_GetTextObject", _P, _P, _I)
char_box = _bind("FPDFText_GetLooseCharBox", _I, _P, _I, _P)
char_origin = _bind("FPDFText_GetCharOrigin", _I, _P, _I, _P, _P)
char_matrix = _bind("FPDFText_GetMatrix", _I, _P, _I, _P)
char_font_size = _bind("FPDFText_GetFontSize", ctypes.c_double, _P, _I)
page_objects = _bind("FPDFPage_CountObjects", _I, _P)
page_object = _bind("FPDFPage_GetObject", _P, _P, _I)
object_type = _bind("FPDFPageObj_GetType", _I, _P)
object_bounds = _bind("FPDFPageObj_GetBounds", _I, _P, _P, _P, _P, _P)
object_content_id = _bind("FPDFPageObj_GetMarkedContentID", _I, _P)
object_marks = _bind("FPDFPageObj_CountMarks", _I, _P)
object_mark = _bind("FPDFPageObj_GetMark", _P, _P, ctypes.c_ulong)
mark_name = _bind("FPDFPageObjMark_GetName", _I, _P, _P, ctypes.c_ulong, _P)
object_colour = _bind("FPDFPageObj_GetFillColor", _I, _P, _P, _P, _P, _P)
object_font = _bind("FPDFTextObj_GetFont", _P, _P)
object_render_mode = _bind("FPDFTextObj_GetTextRenderMode", _I, _P)
font_name = _bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, _P, _P, ctypes.c_size_t)
font_weight = _bind("FPDFFont_GetWeight", _I, _P)

tree_of_page = _bind("FPDF_StructTree_GetForPage", _P, _P)
tree_close = _bind("FPDF_StructTree_Close", ctypes.c_int, _P)
tree_count = _bind("FPDF_StructTree_CountChildren", _I, _P)
tree_child = _bind("FPDF_StructTree_GetChildAtIndex", _P, _P, _I)
element_count = _bind("FPDF_StructElement_CountChildren", _I, _P)
element_child = _bind("FPDF_StructElement_GetChildAtIndex", _P, _P, _I)
element_content_id = _bind("FPDF_StructElement_GetChildMarkedContentID", _I, _P, _I)
element_type = _bind("FPDF_StructElement_GetType", ctypes.c_ulong, _P, _P, ctypes.c_ulong)


def text_of(call: Call, handle: int) -> str:
    """The UTF-16 string that ``call`` (such as ``element_type``) gives for ``handle``."""
    size = call(handle, _SHARED_ADDRESS, _SHARED_BYTES)
    if size <= _ZERO:
        return ""
    if size <= _SHARED_BYTES:
        return _SHARED.raw[: size - _ZERO].decode("utf-16-le", "replace")
    buffer = ctypes.create_string_buffer(size)
    call(handle, ctypes.addressof(buffer), size)
    return buffer.raw[: size - _ZERO].decode("utf-16-le", "replace")


def is_artifact(handle: int) -> bool:
    """Whether an object is marked as no part of the text: a running header, a page number, decoration."""
    for index in range(object_marks(handle)):
        known = mark_name(object_mark(handle, index), _SHARED_ADDRESS, _SHARED_BYTES, _LENGTH_ADDRESS)
        if known and _SHARED.raw[: max(_LENGTH.value - _ZERO, 0)] == _ARTIFACT:
            return True
    return False


def name_of_font(font: int) -> str:
    """The PostScript name of a font, with its subset prefix ("ABCDEF+Calibri-Bold")."""
    size = font_name(font, 0, 0)
    if size <= 1:
        return ""
    buffer = ctypes.create_string_buffer(size)
    font_name(font, ctypes.addressof(buffer), size)
    return buffer.raw[: size - 1].decode("utf-8", "replace")
