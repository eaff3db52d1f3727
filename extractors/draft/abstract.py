"""The abstract of a document, in its own words."""

from collections.abc import Sequence

from extractors.draft.fields import empty, quoted_sentences
from extractors.draft.sentences import Sentence, is_complete
from extractors.draft.summary import leans, summarise
from extractors.language.sentences import sentences as split
from models.document import Document
from models.entry import EntryField, Origin
from models.outline import Outline

WORDS, MOST = 100, 4
"""Abstracts that the monitor published run to 50 to 110 words, in two to four sentences."""


def abstract(document: Document, outline: Outline) -> EntryField[str]:
    """Two to four sentences of the document that say what it is about, or the reason why there are none.

    From the page's description when that is a complete sentence; else from the document's own summary; else from
    the whole text.
    """
    described = _description(document)
    if described is not None:
        return described
    chosen = _upright(summarise(document, outline, WORDS, MOST))
    return quoted_sentences(document, chosen) if chosen else empty("abstract")


def _upright(chosen: Sequence[Sentence]) -> Sequence[Sentence]:
    """Without leading sentences that lean on what came before them, unless all do."""
    start = next((i for i, sentence in enumerate(chosen) if not leans(sentence.text)), 0)
    return chosen[start:]


def _description(document: Document) -> EntryField[str] | None:
    """What a page says of itself, when it is at least one whole sentence and not only the title again."""
    for item in document.metadata:
        if item.name == "description" and len(item.value.split()) >= DESCRIBED:
            text = " ".join(item.value.split())
            whole = [text[a:b] for a, b in split(text, document.language) if is_complete(text[a:b])]
            if whole:
                return EntryField(value=" ".join(whole[:MOST]), origin=Origin.EXTRACTED, source=item.origin)
    return None


DESCRIBED = 20
"""Words of a description worth an abstract; shorter ones only repeat the title."""
