"""Papers that the tests read: typeset here, so that what stands in them is known."""

import io
from functools import cache

import pypdfium2 as pdfium
import typst
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject, NumberObject

HARBOUR = """
#set document(title: "Harbour Data Plan", author: "Ministry of Quays")
#set text(lang: "en", size: 11pt)
#set page(paper: "a4", header: [Harbour Data Plan #h(1fr) Ministry of Quays], numbering: "1")
#set heading(numbering: "1.1")
#set super(typographic: false)
#show heading: it => block(above: 18pt, below: 10pt, it)

= Why tides matter
The port gathers readings of the tide at forty places, and hardly anyone outside the port office ever sees them.
Skippers ask for them every week, and so do the schools along the estuary that teach about water and weather.

== What we measured
Last year three sensors failed in one storm. The office learned of it after nine days, from a fisherman.
- Replace the sensors at the northern pier before the winter.
- Publish each reading within ten minutes of its measurement.
- Ask the skippers once a year what they miss.

== What we will do
The Ministry will open the readings to everyone by March 2031.#footnote[The law on open water data of 2027 asks for this.]
It will pay for the upkeep from the harbour dues.

= Who pays
Harbour dues rise by two per cent in each of the next three years, and the rise is spent on sensors alone.
#pagebreak()
= Who watches
A board of five people, two of them skippers, reports to the council every spring on what was done with the money.
#pagebreak()
= When this ends
The plan ends with the year 2034, when the board says whether it should be renewed or replaced by something else.
"""

COLUMNS = (
    """
#set text(lang: "en", size: 10pt)
#set page(paper: "a4", columns: 2)
#set par(justify: true)
#show heading: set text(size: 13pt)
= Left of the river
"""
    + "\n\n".join(
        f"Field {n} on the left bank grows oats in even years and lies fallow in odd years, says the register."
        for n in range(1, 9)
    )
    + """
#colbreak()
= Right of the river
"""
    + "\n\n".join(
        f"Orchard {n} on the right bank bears pears in autumn and is pruned by hand every second spring."
        for n in range(1, 9)
    )
)


@cache
def typeset(source: str, tags: bool = True) -> bytes:
    """The PDF that ``source`` makes, with or without a structure tree."""
    made = typst.compile(source.encode(), format="pdf", pdf_tags=tags)
    assert isinstance(made, bytes)
    return made


def locked(content: bytes, password: str) -> bytes:
    """The same PDF, encrypted: it opens with ``password``, which may be empty."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.encrypt(user_password=password, owner_password="owner", algorithm="AES-256")
    return _written(writer)


def photographed(content: bytes, dpi: int = 200) -> bytes:
    """The same pages as images without a text layer, as a scanner makes them."""
    with pdfium.PdfDocument(content) as document:
        images = [page.render(scale=dpi / 72).to_pil().convert("L") for page in document]
    buffer = io.BytesIO()
    images[0].save(buffer, "PDF", resolution=dpi, save_all=True, append_images=images[1:])
    return buffer.getvalue()


def turned_pages(content: bytes, degrees: int) -> bytes:
    """The same PDF with every page to be displayed turned clockwise."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    for page in writer.pages:
        page.rotate(degrees)
    return _written(writer)


def blank() -> bytes:
    """A page on which nothing is drawn."""
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    return _written(writer)


def picture() -> bytes:
    """A page that holds one grey image and no text."""
    buffer = io.BytesIO()
    Image.new("L", (200, 200), 128).save(buffer, "PDF")
    return buffer.getvalue()


def _written(writer: PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def damaged(content: bytes, page: int) -> bytes:
    """The same PDF, with a number where the 1-based ``page`` should be."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    kids = writer.root_object["/Pages"].get_object()["/Kids"]  # type: ignore[index]
    kids[page - 1] = NumberObject(0)
    return _written(writer)


def described_by_xmp(content: bytes, packet: bytes | None = None) -> bytes:
    """The same PDF without an information dictionary, as PDF 2.0 has it; ``packet`` replaces its XMP."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.metadata = None
    if packet is not None:
        stream = DecodedStreamObject()
        stream.set_data(packet)
        writer.root_object[NameObject("/Metadata")] = stream
    return _written(writer)
