"""The abstract of a document and the summaries of its pillars, in the document's own words."""

import re
from collections.abc import Sequence

from extractors.draft.fields import empty
from extractors.draft.sentences import Sentence, is_complete, running_sentences
from extractors.draft.summary import choose, leans, summarise
from extractors.language.sentences import sentences as split
from models.document import Document
from models.entry import EntryField, Origin, PillarSummary
from models.evidence import Evidence
from models.finding import Pillar
from models.outline import Outline

WORDS, MOST = 100, 4
"""Abstracts that the monitor published run to 50 to 110 words, in two to four sentences."""
PILLAR_WORDS, PILLAR_MOST = 45, 2


def abstract(document: Document, outline: Outline) -> EntryField[str]:
    """Two to four sentences of the document that say what it is about, or the reason why there are none.

    From the page's description when that is a complete sentence; else from the document's own summary; else from
    the whole text.
    """
    described = _description(document)
    if described is not None:
        return described
    return _joined(document, _upright(summarise(document, outline, WORDS, MOST))) or empty("abstract")


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


def pillar_summaries(document: Document, outline: Outline, pillars: Sequence[Pillar]) -> tuple[PillarSummary, ...]:
    """One or two sentences from each pillar's own section, or the reason why there are none."""
    everything = running_sentences(document, outline)
    return tuple(PillarSummary(pillar=p.id, summary=_of_pillar(document, outline, p, everything)) for p in pillars)


def _of_pillar(document: Document, outline: Outline, pillar: Pillar, everything: Sequence[Sentence]) -> EntryField[str]:
    own = tuple(sentence for sentence in everything if _inside(outline, sentence, pillar))
    return _joined(document, _upright(choose(own, PILLAR_WORDS, PILLAR_MOST))) or empty("pillar_summary")


def _inside(outline: Outline, sentence: Sentence, pillar: Pillar) -> bool:
    return pillar.section is not None and pillar.section in outline.ancestors(sentence.section)


def _joined(document: Document, chosen: Sequence[Sentence]) -> EntryField[str] | None:
    if not chosen:
        return None
    proof = tuple(Evidence.of(document, s.block, s.start, s.end) for s in chosen)
    text = " ".join(re.sub(r"\s+", " ", sentence.text) for sentence in chosen)
    return EntryField(value=text, origin=Origin.QUOTED, evidence=proof)
