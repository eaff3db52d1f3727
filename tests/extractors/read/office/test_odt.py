"""OpenDocument texts: outline levels, nested lists, notes out of the flow."""

import pytest

from extractors.failures import Unreadable
from extractors.read import read
from extractors.read.office.odt import read_odt
from models.document import BlockKind
from tests.extractors.read.office.packing import packed
from tests.extractors.read.snapshots import snapshot_of

NS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "meta")
)
BODY = """<text:tracked-changes><text:changed-region><text:p>weggehaald</text:p></text:changed-region></text:tracked-changes>
<text:p text:style-name="P1">Havenplan</text:p><text:table-of-content><text:index-body><text:p text:style-name="P2">Doel 3</text:p></text:index-body></text:table-of-content>
<text:h text:outline-level="1">Doel</text:h>
<text:p>Het ministerie<text:s/>opent<text:line-break/>loketten<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Zie de havenwet.</text:p></text:note-body></text:note>.</text:p>
<text:list><text:list-item><text:p>Openen</text:p><text:list><text:list-item><text:p>in het noorden</text:p></text:list-item></text:list></text:list-item></text:list>
<text:h text:outline-level="2">Kosten</text:h>
<table:table><table:table-row><table:table-cell><text:p>Jaar</text:p></table:table-cell><table:table-cell><text:p>2031</text:p></table:table-cell></table:table-row></table:table>
<text:section><text:p>Tot slot.<office:annotation><text:p>opmerking</text:p></office:annotation></text:p></text:section>"""


LISTS = """<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>
<text:list-level-style-number text:level="2" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/></text:list-style>"""


def odt(body: str = BODY) -> bytes:
    styles = (
        '<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="P2" style:parent-style-name="Contents_20_1"/>'
        + LISTS
    )
    return packed(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {NS}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
            "meta.xml": f'<office:document-meta {NS} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
            "<dc:title>Havenplan</dc:title><dc:language>nl-NL</dc:language></office:meta></office:document-meta>",
        }
    )


def test_blocks_in_order() -> None:
    assert [(b.kind, b.level, b.text) for b in read_odt(odt()).blocks] == [
        (BlockKind.TITLE, None, "Havenplan"),
        (BlockKind.CONTENTS, None, "Doel 3"),
        (BlockKind.HEADING, 1, "Doel"),
        (BlockKind.PARAGRAPH, None, "Het ministerie opent loketten."),
        (BlockKind.LIST_ITEM, 1, "Openen"),
        (BlockKind.LIST_ITEM, 2, "in het noorden"),
        (BlockKind.HEADING, 2, "Kosten"),
        (BlockKind.TABLE_ROW, None, "Jaar | 2031"),
        (BlockKind.PARAGRAPH, None, "Tot slot."),
        (BlockKind.FOOTNOTE, None, "Zie de havenwet."),
    ]


NUMBERED = """<text:list text:style-name="L1"><text:list-item><text:p>Openen</text:p><text:p>en wel zo.</text:p>
<text:list><text:list-item><text:p>in het noorden</text:p></text:list-item><text:list-item><text:p>in het zuiden</text:p></text:list-item></text:list>
</text:list-item><text:list-item><text:p>Melden</text:p></text:list-item></text:list>"""


def test_markers_as_printed() -> None:
    assert [(b.level, b.marker, b.text) for b in read_odt(odt(NUMBERED)).blocks] == [
        (1, "1.", "Openen"),
        (1, None, "en wel zo."),
        (2, "(a)", "in het noorden"),
        (2, "(b)", "in het zuiden"),
        (1, "2.", "Melden"),
    ]


def test_read_as_a_document() -> None:
    document = read(snapshot_of(odt(), "application/octet-stream"))
    assert document.language == "nl"
    assert document.media_type == "application/vnd.oasis.opendocument.text"
    title = document.stated("title")
    assert title is not None
    assert title.origin == "odt:meta:title"


def test_without_a_body_it_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        read_odt(packed({"mimetype": "x", "content.xml": f"<office:document-content {NS}/>"}))


def test_deep_lists_are_read() -> None:
    deep = "<text:list><text:list-item>" * 3000 + "<text:p>diep</text:p>" + "</text:list-item></text:list>" * 3000
    assert [block.text for block in read_odt(odt(deep)).blocks] == ["diep"]
