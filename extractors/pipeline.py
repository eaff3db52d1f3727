"""Document to entry: the stages in the order in which a document passes them."""

from typing import NamedTuple

from extractors.draft import draft
from extractors.find import find
from extractors.outline import outline
from extractors.profiles import load_profile
from models.document import Document
from models.entry import Entry
from models.outline import Outline


class Processed(NamedTuple):
    """A document with all that was made of it."""

    document: Document
    outline: Outline
    entry: Entry


def process(document: Document, profile: str = "flanders", page: Document | None = None) -> Processed:
    """Outline, find and draft.

    ``profile`` names the home profile. ``page`` is the landing page that led to the document: what it says
    of the document goes before what the file says of itself. Raises a ``DocumentFailure``.
    """
    if page is not None:
        document = document.model_copy(update={"metadata": page.metadata + document.metadata})
    tree = outline(document)
    findings = find(document, tree)
    return Processed(document, tree, draft(document, tree, findings, load_profile(profile)))
