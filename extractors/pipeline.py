"""Bytes to entry: the stages in the order in which a document passes them."""

from typing import NamedTuple

from extractors.draft import draft
from extractors.find import find
from extractors.outline import outline
from extractors.profiles import load_profile
from extractors.read import read
from models.document import Document
from models.entry import Entry
from models.outline import Outline
from models.snapshot import Snapshot


class Processed(NamedTuple):
    """A document with all that was made of it."""

    document: Document
    outline: Outline
    entry: Entry


def process(snapshot: Snapshot, page: Document | None = None, profile: str = "flanders") -> Processed:
    """Read, outline, find and draft.

    ``page`` is the landing page that led to the snapshot: what it says of the document goes before what
    the file says of itself. ``profile`` names the home profile. Raises a ``DocumentFailure``.
    """
    document = read(snapshot)
    if page is not None:
        document = document.model_copy(update={"metadata": page.metadata + document.metadata})
    tree = outline(document)
    findings = find(document, tree)
    return Processed(document, tree, draft(document, tree, findings, load_profile(profile)))
