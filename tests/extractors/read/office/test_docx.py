"""Word files: styles make headings, numbering makes markers."""

import pytest

from extractors.failures import Encrypted, TooLarge, Unreadable
from extractors.read import read
from extractors.read.office import container
from extractors.read.office.docx import read_docx
from models.document import Block, BlockKind
from tests.extractors.read.office.packing import packed
from tests.extractors.read.snapshots import snapshot_of

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nl-NL"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="Kop2"><w:name w:val="heading 2"/></w:style>
<w:style w:styleId="KopHuisstijl"><w:name w:val="Kop huisstijl"/><w:basedOn w:val="Kop1"/></w:style>
<w:style w:styleId="Inhopg1"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="Lus"><w:name w:val="Lus"/><w:basedOn w:val="Lus"/></w:style></w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num></w:numbering>"""
CORE = """<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Havenplan</dc:title>
<dc:creator>Ministerie van Havens</dc:creator><dcterms:created>2031-03-02T08:00:00Z</dcterms:created></cp:coreProperties>"""


def paragraph(text: str, style: str = "", number: tuple[int, int] | None = None) -> str:
    item = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{item}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


BODY = "".join(
    (
        paragraph("Havenplan", "Titel"),
        paragraph("Wat wij doen .... 3", "Inhopg1"),
        paragraph("Wat wij doen", "Kop1"),
        paragraph("Het ministerie opent loketten."),
        paragraph("Openen", number=(1, 0)),
        paragraph("in het noorden", number=(1, 1)),
        paragraph("in het zuiden", number=(1, 1)),
        paragraph("Melden", number=(1, 0)),
        paragraph("Los punt", number=(2, 0)),
        paragraph("Kosten", "Kop2"),
        paragraph("Verantwoording", "KopHuisstijl"),
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Jaar</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2031</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
        '<w:p><w:r><w:t xml:space="preserve">Er komt </w:t></w:r><w:del><w:r><w:delText>geen</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>een</w:t></w:r></w:ins><w:r><w:tab/><w:t>verslag.</w:t></w:r></w:p>",
        paragraph("Rond", "Lus"),
        paragraph("   "),
    )
)
NOTES = f'<w:footnotes {W}><w:footnote w:type="separator"><w:p/></w:footnote><w:footnote>{paragraph("Zie de havenwet.")}</w:footnote></w:footnotes>'


def docx(body: str = BODY, **others: str) -> bytes:
    members = {
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": STYLES,
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": NOTES,
        "docProps/core.xml": CORE,
    }
    return packed({**members, **others})


def of_kind(kind: BlockKind) -> list[Block]:
    return [block for block in read_docx(docx()).blocks if block.kind is kind]


def test_headings_from_styles_also_those_based_on_them() -> None:
    assert [(b.level, b.text) for b in of_kind(BlockKind.HEADING)] == [
        (1, "Wat wij doen"),
        (2, "Kosten"),
        (1, "Verantwoording"),
    ]


def test_markers_as_word_prints_them() -> None:
    assert [(b.level, b.marker, b.text) for b in of_kind(BlockKind.LIST_ITEM)] == [
        (1, "1.", "Openen"),
        (2, "1.a)", "in het noorden"),
        (2, "1.b)", "in het zuiden"),
        (1, "2.", "Melden"),
        (1, "•", "Los punt"),
    ]


def test_title_contents_rows_notes_and_changes() -> None:
    assert [b.text for b in of_kind(BlockKind.TITLE)] == ["Havenplan"]
    assert [b.text for b in of_kind(BlockKind.CONTENTS)] == ["Wat wij doen .... 3"]
    assert [b.text for b in of_kind(BlockKind.TABLE_ROW)] == ["Jaar | 2031"]
    assert [b.text for b in of_kind(BlockKind.FOOTNOTE)] == ["Zie de havenwet."]
    assert [b.text for b in of_kind(BlockKind.PARAGRAPH)] == [
        "Het ministerie opent loketten.",
        "Er komt een verslag.",
        "Rond",
    ]


def test_each_block_says_where_it_stands() -> None:
    paths = [block.path for block in read_docx(docx()).blocks]
    assert paths[:3] == ["paragraph:1", "paragraph:2", "paragraph:3"]
    assert len(set(paths)) == len(paths)


def test_what_the_file_says_of_itself() -> None:
    document = read(snapshot_of(docx(), "application/octet-stream"))
    assert [(m.name, m.value, m.origin) for m in document.metadata] == [
        ("title", "Havenplan", "docx:core:title"),
        ("author", "Ministerie van Havens", "docx:core:creator"),
        ("published", "2031-03-02T08:00:00Z", "docx:core:created"),
    ]
    assert document.language == "nl"


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    "member", [BOMB, "<w:document", "", f"<w:document {W}/>"], ids=["entities", "cut", "empty", "no body"]
)
def test_a_damaged_file_is_unreadable(member: str) -> None:
    with pytest.raises(Unreadable):
        read_docx(docx(**{"word/document.xml": member}))


def test_a_file_that_is_no_zip_is_unreadable() -> None:
    with pytest.raises(Unreadable):
        read_docx(b"PK\x03\x04 nothing more")


def test_a_member_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "MAX_MEMBER", 1000)
    with pytest.raises(TooLarge):
        read_docx(docx(paragraph("x" * 2000)))


def test_a_member_with_a_password_is_encrypted() -> None:
    content = bytearray(docx())
    # Bit 0 of the general purpose flags, in the local header and in the directory.
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        position = content.find(mark)
        while position >= 0:
            content[position + offset] |= 1
            position = content.find(mark, position + 4)
    with pytest.raises(Encrypted):
        read_docx(bytes(content))


def test_text_laid_out_in_a_table_is_text() -> None:
    row = f"<w:tbl><w:tr><w:tc>{paragraph('Doel', 'Kop1')}{paragraph('Een alinea.')}</w:tc></w:tr></w:tbl>"
    assert [(b.kind, b.text) for b in read_docx(docx(row)).blocks[:2]] == [
        (BlockKind.HEADING, "Doel"),
        (BlockKind.PARAGRAPH, "Een alinea."),
    ]


def test_a_text_box_is_read_once() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:r><w:t>in een kader</w:t></w:r>"
    body = f"<w:p><mc:AlternateContent {mc}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:p>"
    assert read_docx(docx(body)).blocks[0].text == "in een kader"


def test_the_strict_form_of_the_format_is_read() -> None:
    strict = f"<w:document {W}><w:body>{paragraph('Doel')}</w:body></w:document>".replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    assert read_docx(docx(**{"word/document.xml": strict})).blocks[0].text == "Doel"
