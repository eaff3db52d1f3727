"""The public monitor's addresses, as ``output.publish.addresses.ServerAddresses`` makes them. All are open to all."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Response

from output.desk.monitor.answers import answer, download
from output.desk.monitor.entries import entry_answer
from output.desk.monitor.reader import Reader, chosen, known_language, reader
from output.publish import sitemap
from output.publish.assets import stylesheet
from output.publish.feed import feed_of
from output.publish.filters import Filter
from output.publish.forms import FEEDS
from output.publish.listing import listing
from output.publish.site import Form
from output.publish.story import for_readers
from output.publish.tables import entries_csv, entry_line
from output.publish.wording import labels, list_title
from output.render.labels import Language
from output.render.table import action_lines

router = APIRouter(prefix="/monitor", include_in_schema=False)
READ = ["GET", "HEAD"]

Reading = Annotated[Reader, Depends(reader)]
Chosen = Annotated[Filter, Depends(chosen)]
Page = Annotated[int, Query(ge=1, le=100_000)]
AsOf = Annotated[str | None, Query(alias="asOf", max_length=60)]


@router.api_route("", methods=READ)
@router.api_route("/", methods=READ)
def front(reading: Reading, filters: Chosen, page: Page = 1) -> Response:
    """The list, in the language that suits the visitor."""
    return reading.answer(_list(reading, reading.language, filters, page), negotiated=True)


@router.api_route("/assets/monitor.css", methods=READ)
def styles(reading: Reading) -> Response:
    """The styles of all pages."""
    return answer(reading.visit.request, stylesheet(), "text/css; charset=utf-8")


@router.api_route("/sitemap.xml", methods=READ)
def site_map(reading: Reading) -> Response:
    """All pages, for search engines."""
    pages = list(sitemap.site_pages(reading.addresses, reading.shelf.cards()))
    return answer(reading.visit.request, sitemap.sitemap(pages, reading.site.base_url or ""), sitemap.MEDIA_TYPE)


@router.api_route("/entries.csv", methods=READ)
def entries_table(reading: Reading, filters: Chosen) -> Response:
    """The entries that the filter allows, a row each."""
    links = reading.pages.links(reading.language, "entries.csv")
    return download(iter([entries_csv(reading.cards(filters), links)]), "text/csv; charset=utf-8", "entries.csv")


@router.api_route("/actions.csv", methods=READ)
def actions_table(reading: Reading, filters: Chosen) -> Response:
    """Their action points, a row each."""
    publications = reading.shelf.publications(reading.cards(filters))
    lines = action_lines(for_readers(item) for item in publications)
    return download(lines, "text/csv; charset=utf-8", "actions.csv")


@router.api_route("/entries.jsonl", methods=READ)
def entries_lines(reading: Reading, filters: Chosen) -> Response:
    """The entries themselves with their evidence, a line of JSON each."""
    publications = reading.shelf.publications(reading.cards(filters))
    return download((entry_line(item) for item in publications), "application/jsonl", "entries.jsonl")


@router.api_route("/{name}", methods=READ)
def list_or_entry(reading: Reading, name: str, filters: Chosen, page: Page = 1, as_of: AsOf = None) -> Response:
    """The list in the language called ``name``, or the entry with that key in the language that suits the visitor."""
    if language := known_language(name):
        return reading.answer(_list(reading, language, filters, page))
    return entry_answer(reading, reading.language, name, as_of=as_of, negotiated=True)


@router.api_route("/{language}/jurisdictions", methods=READ)
def jurisdictions(reading: Reading, language: str) -> Response:
    """The index by jurisdiction."""
    if known := known_language(language):
        return reading.answer(reading.pages.jurisdictions(known, reading.shelf.cards()))
    return reading.missing(reading.language)


@router.api_route("/{language}/feed.atom", methods=READ)
def atom_feed(reading: Reading, language: str, filters: Chosen) -> Response:
    """A feed of what the filter allows, as Atom."""
    return _feed(reading, language, "atom", filters)


@router.api_route("/{language}/feed.json", methods=READ)
def json_feed(reading: Reading, language: str, filters: Chosen) -> Response:
    """A feed of what the filter allows, as JSON Feed."""
    return _feed(reading, language, "json", filters)


@router.api_route("/{language}/{key}", methods=READ)
def entry(reading: Reading, language: str, key: str, as_of: AsOf = None) -> Response:
    """An entry as it is now, or as it was at ``asOf``."""
    known = known_language(language)
    return entry_answer(reading, known, key, as_of=as_of) if known else reading.missing(reading.language)


@router.api_route("/{language}/{key}/{number}", methods=READ)
def version(reading: Reading, language: str, key: str, number: str) -> Response:
    """A version of an entry by its number."""
    known = known_language(language)
    return entry_answer(reading, known, key, number=number) if known else reading.missing(reading.language)


def _list(reading: Reader, language: Language, filters: Filter, page: int) -> str:
    return reading.pages.listing(language, listing(reading.shelf.cards(), filters, page))


def _feed(reading: Reader, language: str, form: Form, filters: Filter) -> Response:
    known = known_language(language)
    if known is None:
        return reading.missing(reading.language)
    label = labels(known)
    links = reading.pages.links(known, reading.addresses.feed(form, known, filters))
    write, media_type = FEEDS[form]
    content = write(feed_of(reading.shelf.cards(), filters), list_title(filters, label), links, label)
    return answer(reading.visit.request, content, media_type)
