"""The hosts of the simulated web: whose they are, how they name their documents, and how they behave."""

import tomllib
from functools import cache
from importlib.resources import files
from random import Random
from typing import Literal

from benchmarks.simulated_web.pages import LAYOUTS
from benchmarks.simulated_web.phrases import LANGUAGES, phrases
from models.source import Source
from models.value import Value

Kind = Literal["listing", "feed", "sitemap", "document", "page", "forbidden"]
Form = Literal["page", "pdf", "landing"]
TOP = "example"
"""The last label of every host: a name that is never given out (RFC 2606)."""

_RESTLESS, _HURRIED = 5, 8
"""Where in their turns these hosts come: early, so that a small web has one of each."""


class Habits(Value):
    """How the hosts of the web are, from ``data/web.toml``: the cycles are gone through again and again."""

    kinds: tuple[Kind, ...]
    forms: tuple[Form, ...]
    layouts: tuple[int, ...]
    validators: tuple[Literal["etag", "date", "none"], ...]
    singles: int
    restless_every: int
    hurried_every: int
    choosy_every: int
    crawl_delay: float


class Site(Value):
    """A host. ``restless`` when its pages have other bytes at every visit; ``crawl_delay`` in seconds, 0 for none;
    ``validators`` is what it tells a client to ask with next time. The watch takes from a ``choosy`` one only what
    is on a topic of the profile: all of it."""

    host: str
    kind: Kind
    language: str
    place: str
    issuer: str
    layout: int
    validators: Literal["etag", "date", "none"]
    restless: bool
    crawl_delay: float
    choosy: bool

    def url(self, path: str) -> str:
        """The address of a path on this host."""
        return f"http://{self.host}{path}"

    @property
    def index(self) -> str | None:
        """The path of what names its documents; none when each is a source of its own."""
        return {"listing": "/publications", "feed": "/feed.xml", "sitemap": "/sitemap.xml"}.get(self.kind)


@cache
def habits() -> Habits:
    """The habits of the data file."""
    content = files("benchmarks.simulated_web").joinpath("data", "web.toml").read_text(encoding="utf-8")
    return Habits.model_validate(tomllib.loads(content))


def sites(number: int, rng: Random) -> tuple[Site, ...]:
    """So many hosts, a quarter in each language."""
    return tuple(_site(index, rng) for index in range(number))


def _site(index: int, rng: Random) -> Site:
    way, language = habits(), LANGUAGES[index % len(LANGUAGES)]
    words = phrases(language)
    issuers = tuple(words.issuers.items())
    turn = index // len(LANGUAGES)
    name, issuer = issuers[turn % len(issuers)]
    place = words.places[(turn // len(issuers)) % len(words.places)]
    kind = way.kinds[index % len(way.kinds)]
    return Site(
        host=f"{name}.{_label(place)}.{TOP}",
        kind=kind,
        language=language,
        place=place,
        issuer=issuer.format(place=place),
        layout=way.layouts[rng.randrange(len(way.layouts))] % LAYOUTS,
        validators=rng.choice(way.validators),
        restless=index % way.restless_every == _RESTLESS,
        crawl_delay=way.crawl_delay if index % way.hurried_every == _HURRIED else 0.0,
        choosy=index % way.choosy_every == 0,
    )


def _label(place: str) -> str:
    plain = place.lower().replace("ü", "ue").replace("ö", "oe").replace("ä", "ae")
    return "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in plain)


def source_of(site: Site, path: str, form: Form, number: int = 0) -> Source:
    """The watch's source for what is at ``path``: a document of its own, or what names the documents of a host.

    A sitemap tells when a document was changed, so that nobody need ask again for each; others are asked every night.
    """
    kind = site.kind if site.kind != "forbidden" else "listing"
    if kind == "page" and form == "pdf":
        kind = "document"
    return Source.model_validate(
        {
            "id": f"{site.host.replace('.', '-')}-{number}",
            "url": site.url(path),
            "kind": kind,
            "issuer": site.issuer,
            "language": site.language,
            "every": 20,
            "recheck_days": 30 if site.kind == "sitemap" else 0.8,
            "draft": "relevant" if site.choosy else "all",
        }
    )
