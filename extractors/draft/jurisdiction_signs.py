"""What points to a jurisdiction: a host, metadata, and the names of countries and bodies in title and text."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from extractors.draft.front import Front
from extractors.draft.lexicon import Hit, Lexicon
from extractors.draft.words import load
from models.document import Block, Document
from models.evidence import Evidence, RuleRef
from models.vocabulary import JURISDICTIONS

RULE = RuleRef(id="draft.jurisdiction", version=2)
KINDS = {"institutions": 2.0, "generic": 2.0, "names": 1.0, "demonyms": 0.8, "places": 0.4}
OPENING_CAP = 4.0
"""What the opening can give at most to one jurisdiction, so that a list of names does not decide."""
HOST_GOVERNMENT, HOST_COUNTRY = 8.0, 3.0
BETWEEN = 20.0
"""More than the host and the opening of the page on which one of the governments published it."""
DECLARED = 20.0
"""As much: whoever listed the source of a document knows whose it is."""
STATED, TITLE, BODY = 2.0, 1.5, 4.0
"""Weight of what the metadata say, of words in the title, and of the whole share of the body's words."""
LOCALE = 1.0
"""Weight of a page's locale ("de_DE"): many sites keep the one their software came with."""
DEFAULT_LOCALES = {"en_US", "en_GB"}
"""Locales that say nothing at all: pages of every country carry them."""


STATING = {"issuer", "author", "title"}
"""The metadata in which a government names itself."""


@dataclass(frozen=True)
class Sign:
    """``weight`` for the jurisdiction ``code``, and the words or the source that gave it."""

    code: str
    weight: float
    evidence: Evidence | None = None
    source: str | None = None
    generic: bool = False
    """Whether other governments have bodies of this name as well."""


def all_signs(document: Document, front: Front, title: str | None) -> list[Sign]:
    """Everything in ``document`` and its ``title`` that points to a jurisdiction."""
    named = [*_title(title), *_between(title)]
    return [*_host(document), *_stated(document), *_opening(document, front), *named, *_body(document)]


def _host(document: Document) -> Iterator[Sign]:
    host = urlsplit(document.url).hostname or ""
    labels = host.split(".")
    tails = [".".join(labels[i:]) for i in range(len(labels))] if host else []
    known = next((tail for tail in tails if tail in _hosts()), None)
    if known:
        yield Sign(_hosts()[known], HOST_GOVERNMENT, source=f"url:{known}")
    elif tails and (code := _country_of(tails[-1])):
        yield Sign(code, HOST_COUNTRY, source=f"url:{tails[-1]}")


def _country_of(domain: str) -> str | None:
    code = {"uk": "GB", "eu": "EU"}.get(domain, domain.upper())
    return code if code in JURISDICTIONS else None


def _stated(document: Document) -> Iterator[Sign]:
    for item in document.metadata:
        if item.name in STATING:
            for code, (weight, generic) in _strongest(item.value).items():
                yield Sign(code, STATED * weight, source=item.origin, generic=generic)
        elif item.name == "jurisdiction":
            yield Sign(item.value, DECLARED, source=item.origin)
        elif item.origin.endswith("locale") and item.value not in DEFAULT_LOCALES:
            region = item.value.replace("-", "_").rpartition("_")[2]
            if region in JURISDICTIONS:
                yield Sign(region, LOCALE, source=item.origin)


def _title(title: str | None) -> Iterator[Sign]:
    for code, (weight, generic) in _strongest(title or "").items():
        yield Sign(code, TITLE * weight, generic=generic)


def _between(title: str | None) -> Iterator[Sign]:
    """What governments declare together is nobody's own, wherever it stands: two names and a word like "joint"."""
    named = {hit.code.split("/")[0] for hit in names_in(title or "")} - {"INT"}
    words = set(re.findall(r"\w+", (title or "").lower()))
    if len(named) > 1 and words & set(load("jurisdictions")["INT"]["together"]):
        yield Sign("INT", BETWEEN)


def _strongest(text: str) -> dict[str, tuple[float, bool]]:
    """The weight of the strongest word for each jurisdiction, and whether all its words are generic."""
    found: dict[str, tuple[float, bool]] = {}
    for hit in names_in(text):
        code, kind = hit.code.split("/")
        weight, generic = found.get(code, (0.0, True))
        found[code] = max(weight, KINDS[kind]), generic and kind == "generic"
    return found


def _opening(document: Document, front: Front) -> Iterator[Sign]:
    spent: defaultdict[str, float] = defaultdict(float)
    said: Counter[str] = Counter()
    for block in (*front.opening, *front.closing):
        for hit in names_in(block.text):
            code, kind = hit.code.split("/")
            words = block.text[hit.start : hit.end].casefold()
            said[words] += 1
            weight = min(KINDS[kind] / said[words], OPENING_CAP - spent[code])
            if weight > 0:
                spent[code] += weight
                proof = Evidence.of(document, block, hit.start, hit.end, RULE)
                yield Sign(code, weight, proof, generic=kind == "generic")


def _body(document: Document) -> Iterator[Sign]:
    """Each jurisdiction's share of all names in the text, with less for each further mention."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Block, Hit]] = {}
    for block in document.blocks[:BODY_BLOCKS]:
        for hit in names_in(block.text):
            code, kind = hit.code.split("/")
            counts[code] += 1
            if code not in first or (kind != "generic" and first[code][1].code.endswith("/generic")):
                first[code] = (block, hit)
    weights = {code: math.sqrt(count) for code, count in counts.items()}
    total = sum(weights.values())
    for code, weight in weights.items():
        block, hit = first[code]
        proof = Evidence.of(document, block, hit.start, hit.end, RULE)
        yield Sign(code, BODY * weight / total, proof, generic=hit.code.endswith("/generic"))


BODY_BLOCKS = 1500
"""Some 60 pages: enough to know who is spoken of."""


def names_in(text: str) -> Iterator[Hit]:
    """The names of jurisdictions and their bodies in ``text``, coded "NL/demonyms".

    Each with a capital: "the turkey" and "us" name no country.
    """
    return (hit for hit in _lexicon().hits(text) if _capital(text, hit))


def own_words(document: Document, code: str) -> int:
    """How often the text names the jurisdiction, its people, or a body that only it has.

    Adjectives in lower case count here, as French and German write them: they are too common to find a country by.
    """
    country = code.partition("-")[0]
    own = {f"{known}/{kind}" for known in JURISDICTIONS if known.partition("-")[0] == country for kind in SPECIFIC}
    hits = ((block.text, hit) for block in document.blocks[:BODY_BLOCKS] for hit in _lexicon().hits(block.text))
    return sum(hit.code in own and (_capital(text, hit) or hit.code.endswith("/demonyms")) for text, hit in hits)


SPECIFIC = KINDS.keys() - {"generic"}


def _capital(text: str, hit: Hit) -> bool:
    return text[hit.start].isupper() or hit.code in LOWER_CASE


LOWER_CASE = {"NL/institutions", "NL/generic"}
"""Dutch writes its cabinet and its national government in lower case."""


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
