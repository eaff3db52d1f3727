"""Who speaks: the country, region, union or international body behind a document."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from extractors.draft.fields import empty, suggested
from extractors.draft.front import Front
from extractors.draft.jurisdiction_signs import (
    BODY_BLOCKS,
    HOST_GOVERNMENT,
    RULE,
    STATING,
    Sign,
    all_signs,
    names_in,
    own_words,
)
from extractors.draft.state_names import StateName, state_names
from models.document import Document
from models.entry import EntryField

LEAST = 2.0
"""Less than one institution in the opening, or than a name in the title with one in the text, proves nothing."""
LEAD = 1.1
"""The winner must have this many times the score of the next, or the field stays empty."""


def jurisdiction(document: Document, front: Front, title: str | None) -> EntryField[str]:
    """The jurisdiction's code, proved by the words or the host that gave it, or the reason why it is empty."""
    signs = all_signs(document, front, title)
    scores = _scores(signs)
    ranked = sorted(scores, key=lambda code: -scores[code])
    if not ranked or scores[ranked[0]] < LEAST:
        return _empty(document, front)
    best = ranked[0]
    rival = next((scores[code] for code in ranked[1:] if not _kin(code, best)), 0.0)
    if scores[best] < LEAD * rival:
        return _empty(document, front)
    own = sorted((sign for sign in signs if sign.code == best), key=lambda sign: (sign.generic, -sign.weight))
    return _doubt(document, front, signs, best) or _proved(best, own)


def _proved(code: str, signs: Sequence[Sign]) -> EntryField[str]:
    proof = [sign.evidence for sign in signs if sign.evidence][:3]
    source = next((sign.source for sign in signs if sign.source), None)
    return suggested(code, RULE, proof, source)


def _empty(document: Document, front: Front) -> EntryField[str]:
    name = _unknown_state(document, front)
    return empty("jurisdiction-unknown", name=name.whole) if name else empty("jurisdiction")


def _doubt(document: Document, front: Front, signs: Sequence[Sign], best: str) -> EntryField[str] | None:
    """Why the strongest jurisdiction is not proved: the text names a state we do not know, or only common bodies."""
    if any(sign.code == best and sign.weight >= HOST_GOVERNMENT for sign in signs):
        return None
    name, named = _unknown_state(document, front), own_words(document, best)
    if name and name.mentions(document.blocks[:BODY_BLOCKS]) > named:
        return empty("jurisdiction-unknown", name=name.whole)
    own = [sign for sign in signs if _kin(sign.code, best)]
    if named or not all(sign.generic for sign in own):
        return None
    words = next((sign.evidence.exact for sign in own if sign.evidence), own[0].source or "")
    return empty("jurisdiction-generic", words=words, jurisdiction=best)


def _unknown_state(document: Document, front: Front) -> StateName | None:
    """The first state that the metadata or the first and last pages name and no list holds."""
    texts = [item.value for item in document.metadata if item.name in STATING]
    texts += [block.text for block in (*front.opening, *front.closing)]
    return next((name for text in texts for name in state_names(text) if not any(names_in(name.whole))), None)


def _scores(signs: Iterable[Sign]) -> dict[str, float]:
    """The weight of each jurisdiction; a region that its own institutions name also has what its country has."""
    totals: defaultdict[str, float] = defaultdict(float)
    for sign in signs:
        totals[sign.code] += sign.weight
    regions = {code: score for code, score in totals.items() if "-" in code}
    for code, score in regions.items():
        country = code.split("-")[0]
        if score >= REGION_SHARE * totals.get(country, 0.0):
            totals[code] += totals.get(country, 0.0)
        else:
            totals[country] += score
    return dict(totals)


REGION_SHARE = 1.0
"""A region speaks when it is named at least as strongly as its country."""


def _kin(code: str, other: str) -> bool:
    return code.split("-", maxsplit=1)[0] == other.split("-", maxsplit=1)[0]
