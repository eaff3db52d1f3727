"""The Content API of GOV.UK: a publication with its attachments and change notes, or what is in a collection.

https://content-api.publishing.service.gov.uk/reference.html; the shapes of publications and collections are at
https://docs.publishing.service.gov.uk/content-schemas/publication.html. An item has ``title``, ``base_path``,
``locale``, ``first_published_at``, ``public_updated_at``, ``details.change_history`` (each ``note`` with its
``public_timestamp``), ``details.attachments`` and ``links``: ``organisations``, ``available_translations``, and the
``documents`` of a collection.
"""

from urllib.parse import urljoin

from extractors.discover.answers import Field, json_answer
from extractors.discover.get import Get
from extractors.discover.text import LONGEST_SUMMARY
from models.item import Alternate, Item, Listing
from models.source import Source

CONTENT_PATH = "/api/content/"


def content(source: Source, get: Get) -> Listing:
    """The one item at the source's address, or all documents of it when it is a collection."""
    answer = json_answer(get(source.url))
    if answer.need("document_type").text() != "document_collection":
        return Listing(items=(_publication(answer, source),), complete=True)
    items = [_named(document, source) for document in _linked(answer, "documents")]
    return Listing(items=tuple({item.url: item for item in items}.values()), complete=True)


def _named(document: Field, source: Source) -> Item:
    """A document as the links to it name it."""
    updated = document.get("public_updated_at")
    return Item(
        url=document.need("base_path").address(urljoin(source.url, "/")),
        source_id=source.id,
        title=document.need("title").text(),
        summary=document.said("description", LONGEST_SUMMARY),
        language=document.language("locale") or source.language,
        updated=updated.moment() if updated else None,
    )


def _publication(answer: Field, source: Source) -> Item:
    base = urljoin(source.url, "/")
    named, published, details = _named(answer, source), answer.get("first_published_at"), answer.need("details")
    attached = details.get("attachments")
    documents = [attachment.need("url").address(base) for attachment in attached.elements()] if attached else []
    return named.model_copy(
        update={
            "published": published.day() if published else None,
            "issuer": next((body.need("title").text() for body in _linked(answer, "organisations")), None),
            "change_note": _latest_note(details),
            "document_url": next(iter(documents), None),
            "alternates": tuple(
                Alternate(url=url, language=other.language("locale"))
                for other in _linked(answer, "available_translations")
                if (url := other.need("base_path").address(base)) != named.url
            ),
        }
    )


def _latest_note(details: Field) -> str | None:
    history = details.get("change_history")
    notes = [
        (entry.need("public_timestamp").moment(), entry.said("note", LONGEST_SUMMARY))
        for entry in (history.elements() if history else ())
    ]
    return max(notes, key=lambda note: note[0])[1] if notes else None


def _linked(answer: Field, name: str) -> tuple[Field, ...]:
    links = answer.get("links")
    named = links.get(name) if links else None
    return named.elements() if named else ()
