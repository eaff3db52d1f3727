"""What a page says of itself, each with where it says so."""

from extractors.read import read
from extractors.read.html.attachment import main_attachment
from models.document import Link
from tests.extractors.read.html import pages
from tests.extractors.read.html.reading import reading
from tests.extractors.read.snapshots import snapshot_of


def stated(page: str, name: str) -> list[tuple[str, str]]:
    return [(item.value, item.origin) for item in reading(page).metadata if item.name == name]


def test_titles_in_order_of_trust() -> None:
    assert stated(pages.LANDING, "title") == [
        ("Havenstrategie 2031", "html:h1"),
        ("Havenstrategie 2031", "json-ld:headline"),
        ("Havenstrategie 2031", "meta:dcterms.title"),
        ("Havenstrategie 2031", "meta:og:title"),
        ("Havenstrategie 2031 | Rapport | Lorn.example", "html:title"),
    ]


def test_issuer_from_json_ld_and_owms() -> None:
    assert stated(pages.LANDING, "issuer") == [
        ("Ministerie van Havens", "json-ld:publisher"),
        ("Ministerie van Havens", "meta:overheid.authority"),
    ]


def test_dates_stated_are_not_guessed() -> None:
    assert [origin for _, origin in stated(pages.LANDING, "published")] == [
        "json-ld:datePublished",
        "meta:dcterms.issued",
        "html:time",
    ]


def test_dates_not_stated_are_guessed_and_say_so() -> None:
    page = '<html><body><p>Text.</p><p class="date">2021-05-03</p></body></html>'
    assert [origin for _, origin in stated(page, "published")] == ["htmldate"]


def test_dates_of_change_are_kept_apart_from_publication() -> None:
    page = "<main><h1>T</h1><p>Last updated on <time datetime='2031-05-01'>1 May</time></p></main>"
    assert stated(page, "modified") == [("2031-05-01", "html:time")]


def test_a_date_without_words_is_not_believed() -> None:
    page = "<main><h1>T</h1><p>The fair opens on <time datetime='2031-05-01'>1 May</time></p></main>"
    assert not stated(page, "modified")
    assert ("2031-05-01", "html:time") not in stated(page, "published")


def test_the_publishers_list_of_changes_is_kept() -> None:
    page = """<main><h1>T</h1><p>Text.</p></main><div class="published-dates"><ol class="change-history">
    <li><time datetime="2031-06-01">1 June 2031</time> Added costs.</li><li><time datetime="2031-03-02">2 March 2031</time> First published.</li>
    </ol></div>"""
    assert stated(page, "modified") == [("2031-06-01", "html:history"), ("2031-03-02", "html:history")]


def test_microdata_says_what_a_date_is() -> None:
    page = "<main><h1>T</h1><time itemprop='datePublished' datetime='2031-03-02'>2 March</time><meta itemprop='dateModified' content='2031-04-01'></main>"
    assert stated(page, "published") == [("2031-03-02", "html:time")]
    assert stated(page, "modified") == [("2031-04-01", "meta:datemodified")]


def test_language_from_the_page_its_metadata_or_the_server() -> None:
    assert reading("<html lang='de'><p>x</p>").stated_language == "de"
    assert reading("<meta name='DC.language' content='fr'><p>x</p>").stated_language == "fr"
    assert reading("<p>x</p>", {"content-language": "nl"}).stated_language == "nl"


def test_links_are_absolute_and_typed_and_only_real_addresses() -> None:
    links = reading(pages.LANDING).links
    assert [(link.url, link.media_type) for link in links] == [
        ("https://lorn.example/d/bijlage-kosten.pdf", "application/pdf"),
        ("https://lorn.example/d/havenstrategie%202031.PDF?v=2", "application/pdf"),
    ]


def test_links_follow_the_base_of_the_page() -> None:
    page = "<head><base href='/files/'></head><main><h1>T</h1><p>See <a href='a.odt'>the text</a>.</p></main>"
    assert reading(page).links[0].url == "https://lorn.example/files/a.odt"


def attachment(page: str) -> Link | None:
    return main_attachment(read(snapshot_of(page.encode(), "text/html")))


def test_the_document_of_a_landing_page_is_found() -> None:
    link = attachment(pages.LANDING)
    assert link is not None
    assert link.url.endswith("2031.PDF?v=2")


def test_a_page_with_the_text_itself_has_no_main_attachment() -> None:
    assert attachment(pages.LANDING.replace("<dl>", f"<p>{pages.prose(40)}</p><dl>")) is None


def test_files_that_are_only_beside_the_document_are_not_taken_for_it() -> None:
    assert (
        attachment("<main><h1>Nieuws over havens</h1><p>Kort bericht.</p><a href='x.pdf'>Persbericht</a></main>")
        is None
    )


def test_one_file_on_a_short_page_is_the_document_whatever_its_name() -> None:
    link = attachment(
        "<main><h1>Nieuws over havens</h1><p>Kort bericht over havens.</p><a href='1234.pdf'>Download</a></main>"
    )
    assert link is not None
