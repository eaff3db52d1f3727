"""The simulated web at a moment: every host and document, and what each address answers."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from random import Random

from benchmarks.simulated_web.dress import first_dress
from benchmarks.simulated_web.papers import write
from benchmarks.simulated_web.phrases import Subject, phrases
from benchmarks.simulated_web.shelf import Shelved
from benchmarks.simulated_web.sites import Form, habits, sites, source_of
from models.source import Source

FIRST_NIGHT = datetime(2027, 1, 4, 1, 15, tzinfo=UTC)


def night_of(number: int) -> datetime:
    """When a night begins; the first is 1."""
    return FIRST_NIGHT + timedelta(days=number - 1)


class Web:
    """All hosts with their documents. ``index_trouble`` is what goes wrong tonight with what names documents."""

    def __init__(self, seed: int, hosts: int, documents: int) -> None:
        self._rng = Random(seed)
        self.sites = {site.host: site for site in sites(hosts, self._rng)}
        if len(self.sites) != hosts:
            raise ValueError(f"there are names for {len(self.sites)} hosts only")
        self.documents: dict[int, Shelved] = {}
        self.index_trouble: dict[str, str] = {}
        self._places: dict[tuple[str, str], int] = {}
        for host in self._shares(documents):
            self.add(host, night_of(1))

    def add(self, host: str, touched: datetime) -> Shelved:
        """A new document on a host."""
        site, words, number = self.sites[host], phrases(self.sites[host].language), len(self.documents)
        taken = {document.paper.title for document in self.documents.values() if document.host == host}
        pairs = [(title.format(topic=topic), topic) for title in words.titles for topic in words.topics]
        title, topic = self._rng.choice([pair for pair in pairs if pair[0] not in taken])
        subject = Subject(language=site.language, topic=topic, place=site.place)
        published = (touched - timedelta(days=self._rng.randint(1, 500))).date()
        form = habits().forms[number % len(habits().forms)]
        document = Shelved(
            number=number,
            host=host,
            path=path_of(number, form),
            form=form,
            paper=write(self._rng, subject, site.issuer, title, published),
            dress=first_dress(self._rng, site.layout),
            touched=touched,
        )
        self.put(document)
        return document

    def put(self, document: Shelved) -> None:
        """Replace a document by what became of it."""
        self.documents[document.number] = document
        for path in (document.path, document.file, *document.earlier):
            self._places[document.host, path] = document.number

    def at(self, host: str, path: str) -> Shelved | None:
        """The document that is, or was, at an address."""
        number = self._places.get((host, path))
        return None if number is None else self.documents[number]

    def document_of(self, url: str) -> int | None:
        """The number of the document at a URL of this web, now or earlier."""
        host, _, path = url.partition("://")[2].partition("/")
        return self._places.get((host, f"/{path}"))

    def listed(self, host: str) -> Sequence[Shelved]:
        """The documents that a host names: those that are there, and those whose page only says that they are not."""
        named = {"up", "soft"}
        return [document for document in self.documents.values() if document.host == host and document.state in named]

    def sources(self) -> tuple[Source, ...]:
        """What a watch over this web has in its list."""
        return tuple(self._sources())

    def _sources(self) -> Iterable[Source]:
        for site in self.sites.values():
            if site.index is not None or site.kind == "forbidden":
                yield source_of(site, site.index or "/publications", "page")
        for document in self.documents.values():
            site = self.sites[document.host]
            if site.kind in {"document", "page"}:
                yield source_of(site, document.path, document.form, document.number)

    def _shares(self, documents: int) -> Iterable[str]:
        """The hosts of so many documents: two on those that name none, the others alike on the rest."""
        small = {"document", "page", "forbidden"}
        single = [host for host, site in self.sites.items() if site.kind in small for _ in range(habits().singles)]
        many = [host for host, site in self.sites.items() if site.kind not in small]
        rest = [many[number % len(many)] for number in range(documents - len(single))]
        return (single + rest)[:documents]


def path_of(number: int, form: Form, move: int = 0) -> str:
    """The path of a document after so many moves."""
    folder = ("documents", "library", "archive/texts")[move % 3]
    return f"/{folder}/{number:04}{'.pdf' if form == 'pdf' else ''}"
