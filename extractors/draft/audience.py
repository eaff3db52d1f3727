"""For whom a document is: whom it addresses, whom its measures name, and who usually reads its kind."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.draft.fields import empty, suggested
from extractors.draft.front import Front
from extractors.draft.lexicon import Lexicon
from extractors.draft.words import load
from models.document import Document
from models.entry import EntryField
from models.evidence import Evidence, RuleRef
from models.finding import Findings
from models.vocabulary import AUDIENCES

RULE = RuleRef(id="draft.audience", version=1)
ADDRESSED, USUAL = 0.6, 0.5
"""For being addressed in so many words, and for being the usual reader of this type of document."""
ACTOR, BODY, TITLE = 1.0, 4.0, 0.4
"""For the whole share of the actions' words, of the text's words, and for standing in the title."""
LEAST = 0.5
"""Being the usual reader, or one eighth of all mentions: best of 0.3 to 0.7 on eight annotated documents."""
MOST = 5
"""An audience of everybody says nothing; the annotated documents name two to six."""


@dataclass(frozen=True)
class _Sign:
    code: str
    weight: float
    evidence: Evidence | None = None


def audience(
    document: Document, front: Front, findings: Findings, title: EntryField[str], kind: str | None
) -> EntryField[tuple[str, ...]]:
    """The codes of the audiences, the strongest first, or the reason why there is none."""
    signs = [*_usual(kind), *_addressed(document, front), *_named(document, kind), *_actors(findings), *_titled(title)]
    scores: defaultdict[str, float] = defaultdict(float)
    for sign in signs:
        scores[sign.code] += sign.weight
    chosen = sorted((code for code in scores if scores[code] >= LEAST), key=lambda code: -scores[code])[:MOST]
    if not chosen:
        return empty("audience")
    proof = [e for code in chosen for e in [s.evidence for s in signs if s.code == code and s.evidence][:1]]
    source = f"document type: {kind}" if kind and not proof else None
    return suggested(tuple(chosen), RULE, proof, source)


def _usual(kind: str | None) -> Iterator[_Sign]:
    return (_Sign(code, USUAL) for code in AUDIENCES if kind in load("audiences")[code]["usual"])


def _addressed(document: Document, front: Front) -> Iterator[_Sign]:
    """Audiences within 80 characters after a word that addresses them, each once."""
    seen: set[str] = set()
    for block in front.opening:
        for cue in _cues().finditer(block.text):
            for hit in _lexicon().hits(block.text[cue.end() : cue.end() + 80]):
                if hit.code not in seen:
                    seen.add(hit.code)
                    start = cue.end() + hit.start
                    proof = Evidence.of(document, block, start, cue.end() + hit.end, RULE)
                    yield _Sign(hit.code, ADDRESSED, proof)


def _named(document: Document, kind: str | None) -> Iterator[_Sign]:
    """Each audience's share of all mentions; one that speaks in this type of document is not counted."""
    counts: Counter[str] = Counter()
    first: dict[str, Evidence] = {}
    for block in document.blocks[:BODY_BLOCKS]:
        for hit in _lexicon().hits(block.text):
            counts[hit.code] += 1
            if hit.code not in first:
                first[hit.code] = Evidence.of(document, block, hit.start, hit.end, RULE)
    for code in AUDIENCES:
        if kind in load("audiences")[code].get("speaks", ()):
            counts.pop(code, None)
    total = max(sum(counts.values()), FEW)
    for code, count in counts.items():
        yield _Sign(code, BODY * count / total, first[code])


BODY_BLOCKS = 1500
"""Some 60 pages."""
FEW = 16
"""Mentions below which shares mean little: two mentions of sixteen are an eighth."""


def _actors(findings: Findings) -> Iterator[_Sign]:
    """Audiences that the actions name as actor or addressee."""
    counts: Counter[str] = Counter()
    for action in findings.actions:
        named = " ; ".join(filter(None, (action.actor, action.resolved_actor, action.addressee)))
        counts.update({hit.code for hit in _lexicon().hits(named)})
    total = max(sum(counts.values()), 5)
    return (_Sign(code, ACTOR * count / total) for code, count in counts.items())


def _titled(title: EntryField[str]) -> Iterator[_Sign]:
    """Audiences in the title; a government or committee there is more often whose document it is."""
    codes = {hit.code for hit in _lexicon().hits(title.value or "")} - {"government", "policymakers"}
    return (_Sign(code, TITLE) for code in codes)


@cache
def _lexicon() -> Lexicon:
    return Lexicon((code, word) for code in AUDIENCES for word in load("audiences")[code]["words"])


@cache
def _cues() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("audiences")["cues"]["addressed"])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
