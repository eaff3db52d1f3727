"""Document to entry: the stages in the order in which a document passes them."""

from typing import NamedTuple

from extractors.draft import draft
from extractors.find import find
from extractors.outline import outline
from extractors.profiles import load_profile
from extractors.version import extractor_version
from models.document import Document
from models.entry import Entry
from models.outline import Outline


class Processed(NamedTuple):
    """A document with all that was made of it."""

    document: Document
    outline: Outline
    entry: Entry


def process(
    document: Document, profile: str = "flanders", page: Document | None = None, tree: Outline | None = None
) -> Processed:
    """Outline, find and draft.

    ``profile`` names the home profile; ``page`` is the landing page that led to the document; ``tree`` its outline
    when it has been made already. Raises a ``DocumentFailure``.
    """
    tree = tree or outline(document)
    findings = find(document, tree)
    entry = draft(
        document,
        tree,
        findings,
        load_profile(profile),
        extractor_version=extractor_version(profile),
        landing=page,
    )
    return Processed(document, tree, entry)
