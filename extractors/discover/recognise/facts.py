"""What a source says of itself: title, issuer, language and jurisdiction, each with where that is known from."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.draft.front import Front
from extractors.draft.issuer import is_a_body, issuer
from extractors.draft.jurisdiction import jurisdiction
from extractors.draft.title import title
from models.document import Document, Metadatum
from models.entry import EntryField

_PARTS = re.compile(r"\s+[|–—·»«•-]\s+|:\s+")
"""What parts the name of a page from that of its site in a title: "Publications | Ministry of Harbours"."""
_MOST_WORDS = 12


class Fact(NamedTuple):
    """A value, or none, and how it is known."""

    value: str | None
    why: str


class Facts(NamedTuple):
    """What is known of a source as a whole."""

    title: Fact
    issuer: Fact
    language: Fact
    jurisdiction: Fact


def facts(document: Document, *, names: Sequence[str] = ()) -> Facts:
    """What ``document`` says of itself. ``names`` are titles of the place as a whole, in which its body may be named.

    What a list of documents speaks of is not who publishes it: with ``names``, a body found only in its text counts
    after one in these.
    """
    front = Front.of(document)
    called = title(document, front)
    issued = issuer(document, front)
    named = _body_in((*names, *_titles(document)))
    if named and (issued.value is None or (names and not issued.source)):
        by = Fact(named, "the body that its title names")
    else:
        by = Fact(issued.value, _why(issued))
    stated = _with_issuer(document, by.value)
    where = jurisdiction(stated, Front.of(stated), called.value)
    known = document.language if document.language != "und" else None
    return Facts(
        Fact(called.value, _why(called)),
        by,
        Fact(known, document.language_origin if known else "there is too little text to tell"),
        Fact(where.value, _why(where)),
    )


def _titles(document: Document) -> tuple[str, ...]:
    return tuple(item.value for item in document.metadata if item.name == "title")


def _body_in(names: Iterable[str]) -> str | None:
    """The first part of these titles that is hardly more than the name of a public body."""
    parts = (part.strip() for name in names for part in _PARTS.split(name) if len(part.split()) <= _MOST_WORDS)
    return next((part for part in parts if is_a_body(part)), None)


def _with_issuer(document: Document, name: str | None) -> Document:
    if name is None or document.stated("issuer"):
        return document
    stated = Metadatum(name="issuer", value=name, origin="title")
    return document.model_copy(update={"metadata": (*document.metadata, stated)})


def _why(field: EntryField[str]) -> str:
    """Where a field's value comes from, or why there is none."""
    if field.value is None:
        return field.reason.en if field.reason else "nothing says so"
    if field.source:
        return f"stated in {field.source}"
    words = field.evidence[0].exact if field.evidence else field.value
    return f"the words “{words[:80]}”"
