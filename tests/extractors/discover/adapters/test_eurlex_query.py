"""The question to Cellar, put to a small graph of its shape: what it finds is what is meant."""

import json
from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

import rdflib
from rdflib import Graph, Literal, URIRef

from extractors.discover.adapters import ADAPTERS
from extractors.discover.adapters.paging import PAGE_SIZE
from models.item import Listing
from models.snapshot import Snapshot
from tests.extractors.discover.adapters import examples
from tests.extractors.discover.adapters.interface import source
from tests.extractors.discover.web import snapshot

CDM = "http://publications.europa.eu/ontology/cdm#"
AUTHORITY = "http://publications.europa.eu/resource/authority"
CELLAR = "http://publications.europa.eu/resource/cellar"
ON_AI = "http://eurovoc.europa.eu/3030"


class Cellar:
    """A graph of works, expressions, manifestations and files, which answers as Cellar does."""

    def __init__(self) -> None:
        self._graph = Graph()

    def publish(
        self,
        celex: str,
        *,
        day: str = "2031-04-03",
        languages: Iterable[str] = ("ENG",),
        formats: Iterable[str] = ("xhtml",),
        kind: str = "REG",
        subject: str = ON_AI,
        indexed: bool = True,
    ) -> None:
        """Add a work with an expression in each language and a manifestation in each format."""
        work = f"{CELLAR}/{celex}"
        self._say(work, "resource_legal_id_celex", Literal(celex, datatype=rdflib.XSD.string))
        self._say(work, "work_date_document", Literal(day, datatype=rdflib.XSD.date))
        self._say(work, "work_is_about_concept_eurovoc", URIRef(subject))
        self._say(work, "work_has_resource-type", URIRef(f"{AUTHORITY}/resource-type/{kind}"))
        if not indexed:
            self._say(work, "do_not_index", Literal("true", datatype=rdflib.XSD.boolean))
        for language in languages:
            expression = f"{work}.{language}"
            self._say(expression, "expression_belongs_to_work", URIRef(work))
            self._say(expression, "expression_uses_language", URIRef(f"{AUTHORITY}/language/{language}"))
            self._say(expression, "expression_title", Literal(f"{celex} {language}"))
            for name in formats:
                manifestation = f"{expression}.{name}"
                self._say(manifestation, "manifestation_manifests_expression", URIRef(expression))
                self._say(manifestation, "manifestation_type", Literal(name, datatype=rdflib.XSD.string))
                self._say(f"{manifestation}/DOC_1", "item_belongs_to_manifestation", URIRef(manifestation))

    def _say(self, subject: str, predicate: str, value: Literal | URIRef) -> None:
        self._graph.add((URIRef(subject), URIRef(CDM + predicate), value))

    def __call__(self, url: str) -> Snapshot:
        (query,) = parse_qs(urlsplit(url).query)["query"]
        found = self._graph.query(query).serialize(format="json") or b""
        return snapshot(json.dumps(json.loads(found)), url)


def _asked(cellar: Cellar, language: str | None = None, **query: str) -> Listing:
    return ADAPTERS["eurlex"](source("eurlex", examples.EURLEX.url, language, **query), cellar)


def test_a_document_comes_once_with_its_languages_and_formats() -> None:
    cellar = Cellar()
    cellar.publish("32031R0001", languages=("ELL", "ENG", "NLD"), formats=("fmx4", "pdfa2a", "xhtml"))
    (item,) = _asked(cellar, language="nl", eurovoc="3030").items
    assert (item.url, item.title) == (f"{CELLAR}/32031R0001.NLD.xhtml/DOC_1", "32031R0001 NLD")
    assert [(other.language, other.url.rpartition(".")[2]) for other in item.alternates] == [
        ("nl", "pdfa2a/DOC_1"),
        ("en", "xhtml/DOC_1"),
        ("en", "pdfa2a/DOC_1"),
    ]


def test_the_newest_come_first_page_by_page() -> None:
    cellar = Cellar()
    days = [f"20{number:02}-04-03" for number in range(10, 10 + PAGE_SIZE + 5)]
    for number, day in enumerate(days):
        cellar.publish(f"32031R{number:04}", day=day)
    listing = _asked(cellar, eurovoc="3030")
    assert [item.published.isoformat() for item in listing.items if item.published] == sorted(days, reverse=True)
    assert listing.complete


def test_a_document_of_two_dates_takes_one_place_on_its_page() -> None:
    cellar = Cellar()
    for number in range(PAGE_SIZE + 5):
        cellar.publish(f"32031R{number:04}")
    cellar.publish("32031R0001", day="2031-05-03")
    listing = _asked(cellar, eurovoc="3030")
    assert len(listing.items) == PAGE_SIZE + 5
    assert str(listing.items[0].published) == "2031-05-03"


def test_only_what_matches_is_found() -> None:
    cellar = Cellar()
    cellar.publish("32031R0001")
    cellar.publish("32031L0002", kind="DIR")
    cellar.publish("32031R0003", subject="http://eurovoc.europa.eu/1")
    cellar.publish("32031R0004", indexed=False)
    cellar.publish("32031R0005", languages=("ELL",))
    cellar.publish("32031R0006", languages=())
    assert [item.title for item in _asked(cellar, eurovoc="3030", type="REG").items] == ["32031R0001 ENG"]
    assert len(_asked(cellar, eurovoc="3030|1", type="REG|DIR").items) == 3
    assert _asked(cellar, eurovoc="5595").items == ()


def test_a_document_without_a_file_yet_is_listed_by_its_page() -> None:
    cellar = Cellar()
    cellar.publish("52031PC0007", formats=())
    (item,) = _asked(cellar, eurovoc="3030").items
    assert item.url == "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:52031PC0007"
