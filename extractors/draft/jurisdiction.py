"""Who speaks: the country, region, union or international body behind a document."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from extractors.draft.fields import empty, suggested
from extractors.draft.front import Front
from extractors.draft.lexicon import Hit, Lexicon
from extractors.draft.words import load
from models.document import Block, Document
from models.entry import EntryField
from models.evidence import Evidence, RuleRef
from models.vocabulary import JURISDICTIONS

RULE = RuleRef(id="draft.jurisdiction", version=1)
LEAST = 2.0
"""Less than one institution in the opening, or than a name in the title with one in the text, proves nothing."""
LEAD = 1.1
"""The winner must have this many times the score of the next, or the field stays empty."""
KINDS = {"institutions": 2.0, "names": 1.0, "demonyms": 0.8, "places": 0.4}
OPENING_CAP = 4.0
"""What the opening can give at most to one jurisdiction, so that a list of names does not decide."""
HOST_GOVERNMENT, HOST_COUNTRY = 8.0, 3.0
BETWEEN = 20.0
"""More than the host and the opening of the page on which one of the governments published it."""
STATED, TITLE, BODY = 2.0, 1.5, 4.0
"""Weight of what the metadata say, of words in the title, and of the whole share of the body's words."""


@dataclass(frozen=True)
class _Sign:
    code: str
    weight: float
    evidence: Evidence | None = None
    source: str | None = None


def jurisdiction(document: Document, front: Front, title: str | None) -> EntryField[str]:
    """The jurisdiction's code, proved by the words or the host that gave it, or the reason why it is empty."""
    named = [*_title(title), *_between(title)]
    signs = [*_host(document), *_stated(document), *_opening(document, front), *named, *_body(document)]
    scores = _scores(signs)
    ranked = sorted(scores, key=lambda code: -scores[code])
    if not ranked or scores[ranked[0]] < LEAST:
        return empty("jurisdiction")
    best = ranked[0]
    rival = next((scores[code] for code in ranked[1:] if not _kin(code, best)), 0.0)
    if scores[best] < LEAD * rival:
        return empty("jurisdiction")
    own = sorted((sign for sign in signs if sign.code == best), key=lambda sign: -sign.weight)
    proof = [sign.evidence for sign in own if sign.evidence][:3]
    source = next((sign.source for sign in own if sign.source), None)
    return suggested(best, RULE, proof, source)


def _scores(signs: Iterable[_Sign]) -> dict[str, float]:
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


def _host(document: Document) -> Iterator[_Sign]:
    host = urlsplit(document.url).hostname or ""
    labels = host.split(".")
    tails = [".".join(labels[i:]) for i in range(len(labels))] if host else []
    known = next((tail for tail in tails if tail in _hosts()), None)
    if known:
        yield _Sign(_hosts()[known], HOST_GOVERNMENT, source=f"url:{known}")
    elif tails and (code := _country_of(tails[-1])):
        yield _Sign(code, HOST_COUNTRY, source=f"url:{tails[-1]}")


def _country_of(domain: str) -> str | None:
    code = {"uk": "GB", "eu": "EU"}.get(domain, domain.upper())
    return code if code in JURISDICTIONS else None


def _stated(document: Document) -> Iterator[_Sign]:
    for item in document.metadata:
        if item.name in {"issuer", "author", "title"}:
            for code, weight in _strongest(item.value).items():
                yield _Sign(code, STATED * weight, source=item.origin)


def _title(title: str | None) -> Iterator[_Sign]:
    for code, weight in _strongest(title or "").items():
        yield _Sign(code, TITLE * weight)


def _between(title: str | None) -> Iterator[_Sign]:
    """What governments declare together is nobody's own, wherever it stands: two names and a word like "joint"."""
    named = {hit.code.split("/")[0] for hit in _hits(title or "")} - {"INT"}
    words = set(re.findall(r"\w+", (title or "").lower()))
    if len(named) > 1 and words & set(load("jurisdictions")["INT"]["together"]):
        yield _Sign("INT", BETWEEN)


def _strongest(text: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for hit in _hits(text):
        code, kind = hit.code.split("/")
        found[code] = max(found.get(code, 0.0), KINDS[kind])
    return found


def _opening(document: Document, front: Front) -> Iterator[_Sign]:
    spent: defaultdict[str, float] = defaultdict(float)
    said: Counter[str] = Counter()
    for block in (*front.opening, *front.closing):
        for hit in _hits(block.text):
            code, kind = hit.code.split("/")
            words = block.text[hit.start : hit.end].casefold()
            said[words] += 1
            weight = min(KINDS[kind] / said[words], OPENING_CAP - spent[code])
            if weight > 0:
                spent[code] += weight
                yield _Sign(code, weight, Evidence.of(document, block, hit.start, hit.end, RULE))


def _body(document: Document) -> Iterator[_Sign]:
    """Each jurisdiction's share of all names in the text, with less for each further mention."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Block, Hit]] = {}
    for block in document.blocks[:BODY_BLOCKS]:
        for hit in _hits(block.text):
            code = hit.code.split("/")[0]
            counts[code] += 1
            first.setdefault(code, (block, hit))
    weights = {code: math.sqrt(count) for code, count in counts.items()}
    total = sum(weights.values())
    for code, weight in weights.items():
        block, hit = first[code]
        yield _Sign(code, BODY * weight / total, Evidence.of(document, block, hit.start, hit.end, RULE))


BODY_BLOCKS = 1500
"""Some 60 pages: enough to know who is spoken of."""


def _hits(text: str) -> Iterator[Hit]:
    """Names with a capital; "the turkey" and "us" name no country."""
    return (hit for hit in _lexicon().hits(text) if text[hit.start].isupper() or hit.code == "NL/institutions")


@cache
def _lexicon() -> Lexicon:
    rows = load("jurisdictions")
    phrases: list[tuple[str, str]] = []
    for code, concept in JURISDICTIONS.items():
        row = rows.get(code, {})
        if code != "INT" and row.get("label", True):
            phrases += [(f"{code}/names", name) for name in {concept.nl, concept.en, concept.fr, concept.de}]
        phrases += [(f"{code}/{kind}", phrase) for kind in KINDS for phrase in row.get(kind, ())]
    return Lexicon(phrases)


@cache
def _hosts() -> dict[str, str]:
    return {host: code for code, row in load("jurisdictions").items() for host in row.get("hosts", ())}
