"""GOV.UK: its Search API and its Content API, both open and without key.

With ``url`` "https://www.gov.uk/api/search.json" what matches ``query`` is listed, the newest first:
https://docs.publishing.service.gov.uk/repos/search-api/using-the-search-api.html. The answer names ``results`` with
``title``, ``link`` (a path, with or without "/" before it), ``description``, ``public_timestamp`` of the last major
change, ``latest_change_note`` and ``organisations``, and their ``total``.

With a ``url`` under "https://www.gov.uk/api/content/" the item there is listed: ``govuk_content``.
"""

from urllib.parse import urljoin, urlsplit

from extractors.discover.adapters.govuk_content import CONTENT_PATH, content
from extractors.discover.adapters.paging import PAGE_SIZE, Page, gather
from extractors.discover.adapters.query import Parameter, Query, with_query
from extractors.discover.answers import Field, json_answer
from extractors.discover.get import Get
from extractors.discover.text import LONGEST_SUMMARY
from models.item import Item, Listing
from models.source import Source

_FIELDS = "title,link,description,public_timestamp,first_published_at,latest_change_note,organisations"

QUERY = Query(
    {
        "q": Parameter("words to search for", several=False),
        "filter_organisations": Parameter("the publisher, as in its address: cabinet-office", r"[a-z0-9-]+"),
        "filter_content_store_document_type": Parameter("the kind of document: policy_paper", r"[a-z_]+"),
        "filter_content_purpose_supergroup": Parameter("the purpose: policy_and_engagement", r"[a-z_]+"),
        "filter_content_purpose_subgroup": Parameter("the purpose, narrower: consultations", r"[a-z_]+"),
        "filter_topical_events": Parameter("the event, as in its address", r"[a-z0-9-]+"),
        "filter_part_of_taxonomy_tree": Parameter("the content_id of a topic", r"[0-9a-f-]{36}"),
        "filter_public_timestamp": Parameter(
            "the time of the last change: from:2031-01-31,to:2031-12-31", r"(from|to):[0-9:, to-]+", several=False
        ),
        "reject_organisations": Parameter("a publisher to leave out", r"[a-z0-9-]+"),
        "reject_content_store_document_type": Parameter("a kind of document to leave out", r"[a-z_]+"),
    }
)


def query_of(source: Source) -> Query:
    """What can be asked at the source's address: the Content API takes no questions."""
    return Query({}) if _is_content(source) else QUERY


def discover(source: Source, get: Get) -> Listing:
    """What the source's search finds, or the content item at its address."""
    asked = query_of(source).asked(source)
    if _is_content(source):
        return content(source, get)
    pairs = [(name, value) for name, values in asked.items() for value in values]

    def ask(number: int) -> Page:
        start = number * PAGE_SIZE
        paging = [("order", "-public_timestamp"), ("count", str(PAGE_SIZE)), ("start", str(start)), ("fields", _FIELDS)]
        answer = json_answer(get(with_query(source.url, [*pairs, *paging])))
        results = answer.need("results").elements()
        items = tuple(_item(result, source) for result in results)
        return Page(items, last=start + len(results) >= answer.need("total").number())

    return gather(ask)


def _is_content(source: Source) -> bool:
    return urlsplit(source.url).path.startswith(CONTENT_PATH)


def _item(result: Field, source: Source) -> Item:
    updated, published, issuers = (
        result.get(name) for name in ("public_timestamp", "first_published_at", "organisations")
    )
    named = [issuer.said("title") for issuer in issuers.elements()] if issuers else []
    return Item(
        url=result.need("link").address(urljoin(source.url, "/")),
        source_id=source.id,
        title=result.need("title").text(),
        summary=result.said("description", LONGEST_SUMMARY),
        language=source.language,
        issuer=next(filter(None, named), None),
        published=published.day() if published else None,
        updated=updated.moment() if updated else None,
        change_note=result.said("latest_change_note", LONGEST_SUMMARY),
    )
