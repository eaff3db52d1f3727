"""One request of a reader of the public monitor."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, Final

from fastapi import Depends, Query, Response

from output.desk.monitor.answers import answer
from output.desk.request import Visit, open_to_all
from output.publish.addresses import ServerAddresses
from output.publish.card import Card
from output.publish.filters import Filter
from output.publish.pages import Pages
from output.publish.shelf import Shelf
from output.publish.site import LANGUAGES, Site
from output.render.labels import Language

ROOT: Final = "/monitor/"
_ADDRESSES = ServerAddresses(ROOT)


@dataclass(frozen=True)
class Reader:
    """Who asks, and what the monitor answers with."""

    visit: Visit

    @property
    def language(self) -> Language:
        """The language that suits the visitor."""
        return self.visit.language

    @cached_property
    def shelf(self) -> Shelf:
        """What is published."""
        state = self.visit.request.app.state
        if not hasattr(state, "shelf"):
            state.shelf = Shelf(self.visit.store)
        shelf: Shelf = state.shelf
        return shelf

    @cached_property
    def site(self) -> Site:
        """Where the monitor is. The host is one that the desk answers to, whatever the request says."""
        options = self.visit.options
        address = (options.public_url or str(self.visit.request.base_url)).rstrip("/")
        home = self.visit.services.home
        name = home.name if home else None
        return Site(base_url=address + ROOT, home=name, timezone=options.timezone.key)

    @property
    def addresses(self) -> ServerAddresses:
        """Where everything is."""
        return _ADDRESSES

    def cards(self, chosen: Filter) -> Sequence[Card]:
        """The entries that a filter allows, in the order of the list."""
        return [card for card in self.shelf.cards() if chosen.allows(card)]

    @cached_property
    def pages(self) -> Pages:
        """The pages as this reader gets them."""
        return Pages(self.site, _ADDRESSES)

    def answer(self, content: str, *, status: int = 200, negotiated: bool = False) -> Response:
        """A page, or 304. ``negotiated`` says that its language was chosen for this reader."""
        language = self.language if negotiated else None
        return answer(self.visit.request, content, status=status, language=language)

    def missing(
        self, language: Language, sentence: str | None = None, further: tuple[str, str] | None = None, status: int = 404
    ) -> Response:
        """A page that says in words that nothing is there."""
        return self.answer(self.pages.missing(language, sentence, further), status=status)


def reader(visit: Annotated[Visit, Depends(open_to_all)]) -> Reader:
    """The reader behind a request; everyone may read."""
    return Reader(visit)


def chosen(
    *,
    jurisdiction: Annotated[str, Query(max_length=60)] = "",
    type: Annotated[str, Query(max_length=60)] = "",  # noqa: A002  the name in the address
    audience: Annotated[str, Query(max_length=60)] = "",
    topic: Annotated[str, Query(max_length=60)] = "",
    impact: Annotated[str, Query(max_length=60)] = "",
    document_language: Annotated[str, Query(alias="language", max_length=60)] = "",
    year: Annotated[str, Query(max_length=60)] = "",
    q: Annotated[str, Query(max_length=200)] = "",
) -> Filter:
    """The filter that an address names."""
    return Filter(
        jurisdiction=jurisdiction,
        type=type,
        audience=audience,
        topic=topic,
        impact=impact,
        language=document_language,
        year=year,
        text=q.strip(),
    )


def known_language(name: str) -> Language | None:
    """The language of that code, when the monitor has pages in it."""
    return next((language for language in LANGUAGES if language == name), None)
