"""The Flemish Codex (Vlaamse Codex): its open data API, without key.

https://codex.opendata.api.vlaanderen.be/docs/; ``url`` is
"https://codex.opendata.api.vlaanderen.be/api/WetgevingDocument/Zoeken". The answer names ``GevondenDocumenten``, how
many match, and ``ResultatenLijst`` with ``Id``, ``Opschrift``, ``Datum``, ``BSDatum`` (publication in the Belgian
Official Journal) and ``HeeftInhoud``, whether there is a text. The text in force is at PrintDocument.ashx of the
Codex's own site; the page that people see there builds itself in the browser.
"""

from extractors.discover.adapters.paging import PAGE_SIZE, Page, gather
from extractors.discover.adapters.query import Parameter, Query, with_query
from extractors.discover.answers import Field, json_answer
from extractors.discover.get import Get
from models.item import Item, Listing
from models.source import Source

TEXT = "https://codex.vlaanderen.be/PrintDocument.ashx"

QUERY = Query(
    {"zoekTerm": Parameter("words to search for, in titles and articles", several=False)}, needs=("zoekTerm",)
)


def discover(source: Source, get: Get) -> Listing:
    """The documents with a text that match the source's query."""
    pairs = [(name, value) for name, values in QUERY.asked(source).items() for value in values]
    without_text = 0

    def ask(number: int) -> Page:
        nonlocal without_text
        skip = number * PAGE_SIZE
        answer = json_answer(get(with_query(source.url, [*pairs, ("skip", str(skip)), ("take", str(PAGE_SIZE))])))
        results = answer.need("ResultatenLijst").elements()
        readable = [result for result in results if _has_text(result)]
        without_text += len(results) - len(readable)
        found = answer.need("GevondenDocumenten").number()
        return Page(tuple(_item(result, source) for result in readable), last=skip + len(results) >= found)

    listing = gather(ask, newest_first=False)
    if not without_text:
        return listing
    warning = f"Left out: {without_text} documents of which the Codex has no text."
    return listing.model_copy(update={"warnings": (*listing.warnings, warning)})


def _has_text(result: Field) -> bool:
    return result.need("HeeftInhoud").truth()


def _item(result: Field, source: Source) -> Item:
    published = result.get("BSDatum") or result.get("Datum")
    number = result.need("Id").number()
    return Item(
        url=with_query(TEXT, [("id", str(number)), ("datum", ""), ("geannoteerd", "false"), ("print", "false")]),
        source_id=source.id,
        title=result.need("Opschrift").text(),
        language="nl",
        published=published.day() if published else None,
    )
