"""The Federal Register of the United States: its API, open and without key.

https://www.federalregister.gov/developers/documentation/api/v1; ``url`` is
"https://www.federalregister.gov/api/v1/documents.json". The answer names ``results`` with ``title``, ``abstract``,
``html_url`` of the page, ``body_html_url`` of its text alone, ``pdf_url``, ``publication_date`` and ``agencies``, and
their ``total_pages``. It leaves ``results`` out when ``count`` is 0. ``next_page_url`` is not followed: pages are
counted here, so that no answer can lead elsewhere. A document is listed by its text alone: the pages themselves send
programs to a test for people.
"""

from extractors.discover.adapters.paging import PAGE_SIZE, Page, gather
from extractors.discover.adapters.query import Parameter, Query, with_query
from extractors.discover.adapters.versions import distinct
from extractors.discover.answers import Field, json_answer
from extractors.discover.get import Get
from extractors.discover.text import LONGEST_SUMMARY
from models.item import Alternate, Item, Listing
from models.source import Source

_FIELDS = ("title", "abstract", "html_url", "body_html_url", "pdf_url", "publication_date", "agencies")
_LANGUAGE = "en"

QUERY = Query(
    {
        "term": Parameter("words to search for; between quotation marks they must stand together", several=False),
        "type": Parameter("the kind of document", r"RULE|PRORULE|NOTICE|PRESDOCU"),
        "agencies": Parameter("the agency, as in its address: commerce-department", r"[a-z0-9-]+"),
        "topics": Parameter("the subject: artificial-intelligence", r"[a-z0-9-]+"),
        "presidential_document_type": Parameter("the kind of presidential document: executive_order", r"[a-z_]+"),
    },
    needs=("term", "type", "agencies", "topics", "presidential_document_type"),
)


def discover(source: Source, get: Get) -> Listing:
    """The documents that match the source's query, the newest first."""
    asked = QUERY.asked(source)
    pairs = [
        (f"conditions[{name}]{'[]' if QUERY.names[name].several else ''}", value)
        for name, values in asked.items()
        for value in values
    ]
    pairs += [("fields[]", field) for field in _FIELDS]

    def ask(number: int) -> Page:
        paging = [("order", "newest"), ("per_page", str(PAGE_SIZE)), ("page", str(number + 1))]
        answer = json_answer(get(with_query(source.url, [*pairs, *paging])))
        if answer.need("count").number() == 0:
            return Page((), last=True)
        items = tuple(_item(result, source) for result in answer.need("results").elements())
        return Page(items, last=number + 1 >= answer.need("total_pages").number())

    return gather(ask)


def _item(result: Field, source: Source) -> Item:
    agencies = result.get("agencies")
    named = [agency.said("name") for agency in agencies.elements()] if agencies else []
    first, *others = _versions(result, source)
    return Item(
        url=first.url,
        source_id=source.id,
        title=result.need("title").text(),
        summary=result.said("abstract", LONGEST_SUMMARY),
        language=_LANGUAGE,
        issuer=next(filter(None, named), None),
        published=result.need("publication_date").day(),
        alternates=tuple(others),
    )


def _versions(result: Field, source: Source) -> list[Alternate]:
    """The addresses of the document, the best to read first: the text alone, the file, the page."""
    named = {"body_html_url": "text/html", "pdf_url": "application/pdf", "html_url": "text/html"}
    result.need("html_url")
    return distinct(
        Alternate(url=address.address(source.url), language=_LANGUAGE, media_type=media_type)
        for name, media_type in named.items()
        if (address := result.get(name))
    )
