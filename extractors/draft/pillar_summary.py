"""What each pillar is about: the first sentences under its heading that describe, in the document's own words."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.draft.fields import empty, quoted_sentences
from extractors.draft.lexicon import Lexicon
from extractors.draft.sentences import Sentence, running_sentences
from extractors.draft.summary import leans
from extractors.draft.words import load
from models.document import Document
from models.entry import EntryField, PillarSummary
from models.finding import ActionPoint, Pillar
from models.outline import Outline

WORDS = 45
"""Length of a summary, so that it reads beside the pillar's action points; one sentence may be longer."""
NEAR = 12
"""Sentences under a heading among which it is said what the part is about; later ones go into detail."""


def pillar_summaries(
    document: Document, outline: Outline, pillars: Sequence[Pillar], actions: Sequence[ActionPoint]
) -> tuple[PillarSummary, ...]:
    """One or two sentences from each pillar's own section that are none of ``actions``, or why there are none."""
    taken = _spans(actions)
    return tuple(PillarSummary(pillar=p.id, summary=_of_pillar(document, outline, p, taken)) for p in pillars)


Spans = dict[str, list[tuple[int, int]]]
"""Block id to spans of characters."""


def _spans(actions: Sequence[ActionPoint]) -> Spans:
    spans: Spans = {}
    for evidence in (item for action in actions for item in action.evidence):
        spans.setdefault(evidence.block, []).append((evidence.start, evidence.end))
    return spans


def _of_pillar(document: Document, outline: Outline, pillar: Pillar, taken: Spans) -> EntryField[str]:
    if pillar.section is None:
        return empty("pillar_summary")
    within = range(outline.sections[pillar.section].start, outline.end_of(pillar.section))
    near = running_sentences(document, outline, within)[:NEAR]
    describing = [sentence for sentence in near if not _is_measure(sentence, taken)]
    first = next((sentence for sentence in describing if stands_alone(sentence.text)), None)
    if first is None:
        return empty("pillar_summary")
    more = [sentence for sentence in describing if _goes_on(first, sentence)]
    short = sum(len(sentence.text.split()) for sentence in (first, *more)) <= WORDS
    return quoted_sentences(document, [first, *more] if short else [first])


def _is_measure(sentence: Sentence, taken: Spans) -> bool:
    spans = taken.get(sentence.block.id, ())
    return any(start < sentence.end and sentence.start < end for start, end in spans)


def _goes_on(first: Sentence, sentence: Sentence) -> bool:
    """Whether a sentence comes right after the first one, in its block or at the start of the next."""
    before, after = first.block.text[first.end :], sentence.block.text[: sentence.start]
    if sentence.index == first.index:
        between = first.block.text[first.end : sentence.start]
        return sentence.start >= first.end and not re.search(r"\w", between)
    return sentence.index == first.index + 1 and not re.search(r"\w", before + after)


def stands_alone(text: str) -> bool:
    """Whether a sentence says by itself what it speaks of: it does not open with a word that points back.

    "This priority is about ..." speaks of the pillar, and "It is important that ..." of nothing before it.
    """
    first = next(_openings().hits(text), None)
    if first is None or re.search(r"\w", text[: first.start]):
        return not leans(text)
    if first.code == "impersonal":
        return True
    after = next(_itself().hits(text[first.end :]), None)
    return after is not None and not text[first.end : first.end + after.start].strip()


@cache
def _openings() -> Lexicon:
    words = load("pillar_summaries")
    return Lexicon((key, phrase) for key in ("pointing", "impersonal") for phrase in words[key])


@cache
def _itself() -> Lexicon:
    return Lexicon(("itself", phrase) for phrase in load("pillar_summaries")["itself"])
