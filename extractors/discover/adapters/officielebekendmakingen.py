"""Official publications of the Netherlands (officielebekendmakingen.nl): the SRU search of overheid.nl, without key.

Manual: "Handleiding SRU 2.0" of KOOP, named with the data set "Officiële Bekendmakingen" at https://data.overheid.nl;
``url`` is "https://repository.overheid.nl/sru". Questions are in CQL, with the sorting in the question. The answer is
XML: ``numberOfRecords`` and ``records``, each with ``recordData/gzd``: ``originalData`` holds OWMS metadata
(``dcterms:title``, ``creator``, ``issued``, ``available``, ``date``, ``language``), ``enrichedData`` the
``preferredUrl`` of the page and an ``itemUrl`` for each format ("html", "pdf", "odt", "xml") in the repository.

A publication is listed by its file in the repository, which is there for programs; the page is an alternate. Nothing
that is published is edited later: a correction is a publication of its own, so no moment of change is taken.
"""

from urllib.parse import urljoin

from extractors.discover.adapters.paging import PAGE_SIZE, Page, gather
from extractors.discover.adapters.query import Parameter, Query, with_query
from extractors.discover.adapters.versions import distinct
from extractors.discover.answers import refuse
from extractors.discover.get import Get
from extractors.discover.languages import language_code
from extractors.discover.text import LONGEST_SUMMARY, LONGEST_TITLE, plain
from extractors.discover.xml_answers import Node, xml_answer
from models.item import Alternate, Item, Listing
from models.source import Source

SRU = "{http://docs.oasis-open.org/ns/search-ws/sruResponse}"
GZD = "{http://standaarden.overheid.nl/sru}"
DCTERMS = "{http://purl.org/dc/terms/}"

_FORMATS = {"html": "text/html", "pdf": "application/pdf", "odt": "application/vnd.oasis.opendocument.text"}
"""Those that are read, the best to read first; the others are metadata and XML of many generations."""
_LONGEST_MESSAGE = 200
_DATES = ("issued", "available", "date")
_INDEXES = {
    "text": 'cql.textAndIndexes="{}"',
    "title": 'dt.title="{}"',
    "publication": 'w.publicatienaam=="{}"',
    "type": 'dt.type=="{}"',
    "creator": 'dt.creator=="{}"',
}
_WORDS = r'[^"\\\s][^"\\]*'

QUERY = Query(
    {
        "text": Parameter("words anywhere, standing together", _WORDS),
        "title": Parameter("words of the title, standing together", _WORDS),
        "publication": Parameter("Staatsblad, Staatscourant, Tractatenblad, Kamerstuk...", _WORDS),
        "type": Parameter("the kind of document: Brief regering, Wet, AMvB...", _WORDS),
        "creator": Parameter("who made it: Ministerie van Binnenlandse Zaken en Koninkrijksrelaties", _WORDS),
    },
    needs=("text", "title", "publication", "type", "creator"),
)


def discover(source: Source, get: Get) -> Listing:
    """The publications that match the source's query, the newest first."""
    asked = QUERY.asked(source)
    clauses = [" OR ".join(_INDEXES[name].format(value) for value in values) for name, values in asked.items()]
    matching = " AND ".join(["c.product-area==officielepublicaties", *(f"({clause})" for clause in clauses)])
    pairs = [
        ("operation", "searchRetrieve"),
        ("version", "2.0"),
        ("httpAccept", "application/xml"),
        ("query", f"{matching} sortBy dt.available/sort.descending"),
        ("maximumRecords", str(PAGE_SIZE)),
    ]

    def ask(number: int) -> Page:
        before = number * PAGE_SIZE
        url = with_query(source.url, [*pairs, ("startRecord", str(before + 1))])
        answer = xml_answer(get(url), f"{SRU}searchRetrieveResponse")
        _check_diagnostics(answer)
        found = answer.get(f"{SRU}records")
        records = found.children(f"{SRU}record") if found else ()
        items = tuple(_item(record, source) for record in records)
        return Page(items, last=before + len(items) >= answer.need(f"{SRU}numberOfRecords").field().number())

    return gather(ask)


def _check_diagnostics(answer: Node) -> None:
    """A question that is not understood is answered with 200 and a diagnostic."""
    if said := answer.get(f"{SRU}diagnostics"):
        message = plain(said.element.findtext(".//{*}message"), _LONGEST_MESSAGE)
        refuse(said.path, f"says: {message}" if message else "is there")


def _item(record: Node, source: Source) -> Item:
    data = record.need(f"{SRU}recordData").need(f"{GZD}gzd")
    original, enriched = data.need(f"{GZD}originalData"), data.need(f"{GZD}enrichedData")
    published = next(filter(None, (original.anywhere(f"{DCTERMS}{name}") for name in _DATES)), None)
    first, *others = _versions(enriched, source)
    return Item(
        url=first.url,
        source_id=source.id,
        title=_text(original, "title"),
        summary=_text(original, "abstract", LONGEST_SUMMARY),
        language=language_code(_text(original, "language")) or source.language,
        issuer=_text(original, "creator"),
        published=published.day() if published else None,
        alternates=tuple(others),
    )


def _versions(enriched: Node, source: Source) -> list[Alternate]:
    """The files that are read, the best to read first, and then the page; there must be one of them."""
    items = {item.element.get("manifestation", ""): item for item in enriched.children(f"{GZD}itemUrl")}
    named = [(kind, items[name]) for name, kind in _FORMATS.items() if name in items]
    if page := enriched.get(f"{GZD}preferredUrl"):
        named.append(("text/html", page))
    base = urljoin(source.url, "/")
    versions = distinct(Alternate(url=item.field().address(base), media_type=kind) for kind, item in named)
    return versions or refuse(enriched.path, "names no address")


def _text(original: Node, name: str, longest: int = LONGEST_TITLE) -> str | None:
    found = original.anywhere(f"{DCTERMS}{name}")
    return found.text(longest) if found else None
