"""An ordinary answer of each interface, in its shape, about documents that do not exist."""

from typing import Any
from xml.sax.saxutils import escape

from models.source import Source
from tests.extractors.discover.adapters.interface import source

GOVUK = source("govuk", "https://www.gov.uk/api/search.json", language="en", q="lighthouses")
GOVUK_CONTENT = source("govuk", "https://www.gov.uk/api/content/government/publications/keeping-lights")
RIJKSOVERHEID = source("rijksoverheid", "https://www.rijksoverheid.nl/api/rss", search="vuurtorens")
BEKENDMAKINGEN = source("officielebekendmakingen", "https://repository.overheid.nl/sru", title="vuurtorens")
EURLEX = source("eurlex", "https://publications.europa.eu/webapi/rdf/sparql", language="nl", eurovoc="3030")
FEDERAL_REGISTER = source(
    "federal-register", "https://www.federalregister.gov/api/v1/documents.json", term="lighthouses"
)
CODEX = source("codex", "https://codex.opendata.api.vlaanderen.be/api/WetgevingDocument/Zoeken", zoekTerm="vuurtorens")


def govuk_result(number: int = 1, **other: object) -> dict[str, object]:
    """One result of the Search API."""
    return {
        "title": f"Keeping lights {number}",
        "link": f"/government/publications/keeping-lights-{number}",
        "description": "How coastal lights are kept.",
        "public_timestamp": "2031-04-02T09:30:00.000+00:00",
        "first_published_at": "2029-11-20T00:15:00.000+00:00",
        "latest_change_note": "Added the tariff of 2031.",
        "organisations": [{"title": "Office for Coastal Lights", "slug": "office-for-coastal-lights"}],
        "index": "government",
        "es_score": None,
        "_id": f"/government/publications/keeping-lights-{number}",
    } | other


def govuk_answer(*results: dict[str, object], total: int | None = None) -> dict[str, object]:
    """A page of results of the Search API."""
    return {
        "results": list(results),
        "total": len(results) if total is None else total,
        "start": 0,
        "aggregates": {},
        "suggested_queries": [],
    }


def govuk_publication(**other: object) -> dict[str, object]:
    """A publication of the Content API."""
    return {
        "base_path": "/government/publications/keeping-lights",
        "title": "Keeping lights",
        "description": "How coastal lights are kept.",
        "document_type": "policy_paper",
        "locale": "en",
        "first_published_at": "2029-11-20T00:15:00.000+00:00",
        "public_updated_at": "2031-04-02T09:30:00.000+00:00",
        "details": {
            "change_history": [
                {"public_timestamp": "2029-11-20T00:15:00.000+00:00", "note": "First published."},
                {"public_timestamp": "2031-04-02T09:30:00.000+00:00", "note": "Added the tariff of 2031."},
            ],
            "attachments": [
                {
                    "url": "https://assets.publishing.service.gov.uk/media/1/lights.pdf",
                    "content_type": "application/pdf",
                },
                {"url": "/government/publications/keeping-lights/annex", "attachment_type": "html"},
            ],
        },
        "links": {
            "organisations": [{"title": "Office for Coastal Lights"}],
            "available_translations": [
                {"base_path": "/government/publications/keeping-lights", "locale": "en"},
                {"base_path": "/government/publications/keeping-lights.cy", "locale": "cy"},
            ],
        },
    } | other


def rss_item(number: int = 1, dated: str = "Fri, 04 Apr 2031 22:00:00 GMT") -> str:
    """One item of the RSS of rijksoverheid.nl."""
    return (
        f"<item><title>Vuurtorens {number}</title>"
        f"<link>https://www.rijksoverheid.nl/documenten/2031/04/05/vuurtorens-{number}</link>"
        f"<description>Wie de lampen aansteekt &amp;amp; dooft.</description>"
        f'<pubDate>{dated}</pubDate><guid isPermaLink="false">doc-{number}</guid></item>'
    )


def rss(*items: str) -> str:
    """The RSS of rijksoverheid.nl."""
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Zoeken</title>{"".join(items)}</channel></rss>'


SRU_NAMES = (
    'xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse" xmlns:gzd="http://standaarden.overheid.nl/sru" '
    'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:ow="http://standaarden.overheid.nl/wetgeving/"'
)


def sru_record(number: int = 1, formats: tuple[str, ...] = ("metadata", "xml", "pdf", "odt", "html")) -> str:
    """One record of the SRU search."""
    frbr = f"https://repository.overheid.nl/frbr/officielepublicaties/stcrt/2031/stcrt-2031-{number}/1"
    addresses = {name: f"{frbr}/{name}/stcrt-2031-{number}.{name}" for name in formats}
    items = "".join(
        f'<gzd:itemUrl manifestation="{name}">{escape(url)}</gzd:itemUrl>' for name, url in addresses.items()
    )
    return (
        "<sru:record><sru:recordSchema>http://standaarden.overheid.nl/sru/</sru:recordSchema><sru:recordData><gzd:gzd>"
        "<gzd:originalData><ow:meta><ow:owmskern>"
        f"<dcterms:identifier>stcrt-2031-{number}</dcterms:identifier><dcterms:title>Besluit lampen {number}</dcterms:title>"
        "<dcterms:language>nl</dcterms:language>"
        '<dcterms:creator scheme="OVERHEID.Ministerie">Ministerie van Kustlicht</dcterms:creator>'
        "<dcterms:modified>2031-04-09</dcterms:modified></ow:owmskern><ow:owmsmantel>"
        "<dcterms:issued>2031-04-08</dcterms:issued><dcterms:available><ow:start/></dcterms:available>"
        "</ow:owmsmantel></ow:meta></gzd:originalData><gzd:enrichedData>"
        f"<gzd:preferredUrl>https://zoek.officielebekendmakingen.nl/stcrt-2031-{number}.html</gzd:preferredUrl>{items}"
        "</gzd:enrichedData></gzd:gzd></sru:recordData></sru:record>"
    )


def sru(*records: str, total: int | None = None) -> str:
    """A page of records of the SRU search."""
    found = f"<sru:records>{''.join(records)}</sru:records>" if records else ""
    count = len(records) if total is None else total
    return (
        f'<?xml version="1.0"?><sru:searchRetrieveResponse {SRU_NAMES}><sru:version>2.0</sru:version>'
        f"<sru:numberOfRecords>{count}</sru:numberOfRecords>{found}</sru:searchRetrieveResponse>"
    )


def binding(number: int, language: str, title: str, kind: str, file: str) -> dict[str, object]:
    """One binding of Cellar: a file of a document."""
    values = {
        "celex": f"32031R{number:04}",
        "date": "2031-04-03",
        "language": language,
        "title": title,
        "format": kind,
        "file": f"http://publications.europa.eu/resource/cellar/{number:08x}-0000-11f0-8000-01aa75ed71a1.{file}",
    }
    return {name: {"type": "literal", "value": value} for name, value in values.items()}


def bindings(*rows: dict[str, object]) -> dict[str, Any]:
    """An answer of Cellar in the JSON of SPARQL."""
    return {"head": {"link": [], "vars": ["celex", "date"]}, "results": {"distinct": False, "bindings": list(rows)}}


def register_result(number: int = 1, **other: object) -> dict[str, object]:
    """One result of the Federal Register."""
    name = f"2031-{number:05}"
    return {
        "title": f"Aids to Navigation {number}",
        "abstract": "The Lights Bureau proposes a standard for lamps.",
        "html_url": f"https://www.federalregister.gov/documents/2031/04/02/{name}/aids-to-navigation",
        "body_html_url": f"https://www.federalregister.gov/documents/full_text/html/2031/04/02/{name}.html",
        "pdf_url": f"https://www.govinfo.gov/content/pkg/FR-2031-04-02/pdf/{name}.pdf",
        "publication_date": "2031-04-02",
        "agencies": [{"raw_name": "LIGHTS BUREAU", "name": "Lights Bureau", "id": 1}, {"raw_name": "COAST"}],
    } | other


def register(*results: dict[str, object], pages: int = 1) -> dict[str, object]:
    """A page of results of the Federal Register."""
    return {
        "count": len(results) * pages,
        "description": "Documents matching 'lighthouses'",
        "total_pages": pages,
        "next_page_url": "https://elsewhere.example.org/api/v1/documents.json?page=2",
        "results": list(results),
    }


def codex_result(number: int = 1, **other: object) -> dict[str, object]:
    """One result of the Flemish Codex."""
    return {
        "Id": 1050000 + number,
        "Datum": "2031-03-28T00:00:00Z",
        "Opschrift": f"Besluit van de Vlaamse Regering over vuurtorens {number}",
        "HeeftInhoud": True,
        "BSDatum": "2031-04-07T00:00:00Z",
        "Versies": [],
    } | other


def codex(*results: dict[str, object], total: int | None = None) -> dict[str, object]:
    """A page of results of the Flemish Codex."""
    return {
        "GevondenDocumenten": len(results) if total is None else total,
        "GevondenArtikelen": 3,
        "ResultatenLijst": list(results),
        "Skip": 0,
        "Take": 100,
        "SearchString": "vuurtorens",
    }


ORDINARY: dict[str, tuple[Source, object]] = {
    "govuk": (GOVUK, govuk_answer(govuk_result(1), govuk_result(2))),
    "govuk content": (GOVUK_CONTENT, govuk_publication()),
    "govuk collection": (
        GOVUK_CONTENT,
        govuk_publication(document_type="document_collection", links={"documents": [govuk_publication()]}),
    ),
    "rijksoverheid": (RIJKSOVERHEID, rss(rss_item(1), rss_item(2))),
    "officielebekendmakingen": (BEKENDMAKINGEN, sru(sru_record(1), sru_record(2))),
    "eurlex": (
        EURLEX,
        bindings(
            binding(1, "en", "Regulation on lights", "xhtml", "0006.03/DOC_1"),
            binding(1, "nl", "Verordening over lichten", "xhtml", "0007.03/DOC_1"),
        ),
    ),
    "federal-register": (FEDERAL_REGISTER, register(register_result(1), register_result(2))),
    "codex": (CODEX, codex(codex_result(1), codex_result(2))),
}
"""A source and an ordinary answer to it, by the name of the interface."""
