"""How each interface is asked, and which questions are refused."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from extractors.discover.adapters import ADAPTERS, query_complaints, rijksoverheid
from extractors.failures import BadQuery
from models.source import Source
from tests.extractors.discover.adapters import examples
from tests.extractors.discover.adapters.interface import Parameters, always, source

ASKED: list[tuple[Source, object, Parameters]] = [
    (
        source("govuk", "https://www.gov.uk/api/search.json", q="x | y", filter_organisations="lamps|coast"),
        examples.govuk_answer(),
        {
            "q": ["x | y"],
            "filter_organisations": ["lamps", "coast"],
            "order": ["-public_timestamp"],
            "count": ["50"],
            "start": ["0"],
        },
    ),
    (
        source(
            "officielebekendmakingen",
            "https://repository.overheid.nl/sru",
            title="lampen",
            publication="Staatscourant|Kamerstuk",
        ),
        examples.sru(),
        {
            "query": [
                'c.product-area==officielepublicaties AND (dt.title="lampen") AND (w.publicatienaam=="Staatscourant" '
                'OR w.publicatienaam=="Kamerstuk") sortBy dt.available/sort.descending'
            ],
            "startRecord": ["1"],
            "maximumRecords": ["50"],
            "httpAccept": ["application/xml"],
        },
    ),
    (
        source("federal-register", examples.FEDERAL_REGISTER.url, term='"lamps"', type="RULE|PRORULE"),
        examples.register(),
        {
            "conditions[term]": ['"lamps"'],
            "conditions[type][]": ["RULE", "PRORULE"],
            "order": ["newest"],
            "page": ["1"],
            "per_page": ["50"],
        },
    ),
    (
        source("codex", f"{examples.CODEX.url}?versie=2", zoekTerm="lampen en torens"),
        examples.codex(),
        {"versie": ["2"], "zoekTerm": ["lampen en torens"], "skip": ["0"], "take": ["50"]},
    ),
]


@pytest.mark.parametrize(("watched", "answer", "parameters"), ASKED)
def test_an_interface_is_asked_as_it_documents(watched: Source, answer: object, parameters: Parameters) -> None:
    asked = always(answer)
    ADAPTERS[watched.kind](watched, asked)
    assert {name: asked.asked[0].get(name) for name in parameters} == parameters


def test_cellar_is_asked_for_subjects_kinds_and_words_of_the_title() -> None:
    asked = always(examples.bindings())
    query = {"eurovoc": "3030|c_3dfe52ca", "type": "REG|DIR", "title": "coastal lights"}
    ADAPTERS["eurlex"](source("eurlex", examples.EURLEX.url, **query), asked)
    sparql = asked.asked[0]["query"][0]
    assert "VALUES ?subject { <http://eurovoc.europa.eu/3030> <http://eurovoc.europa.eu/c_3dfe52ca> }" in sparql
    assert "VALUES ?kind { kind:REG kind:DIR }" in sparql
    assert "?words bif:contains \"'coastal lights'\" ." in sparql
    assert '(lang:NLD "nl")' in sparql
    assert "LIMIT 50 OFFSET 0" in sparql
    assert "$" not in sparql
    assert asked.asked[0]["format"] == ["application/sparql-results+json"]


def test_rijksoverheid_is_asked_for_a_period_with_moments() -> None:
    asked = always(examples.rss())
    query = {"search": "vuurtorens", "ministry": "Ministerie van Kustlicht|Ministerie van Lampen", "days": "7"}
    watched = source("rijksoverheid", examples.RIJKSOVERHEID.url, **query)
    rijksoverheid.discover(watched, asked, now=datetime(2031, 5, 4, 2, 15, tzinfo=UTC))
    sent = json.loads(asked.asked[0]["query"][0])
    assert sent["resultSearchTerm"] == "vuurtorens"
    assert sent["filters"] == [
        {"field": "ministry", "values": ["Ministerie van Kustlicht", "Ministerie van Lampen"], "type": "any"},
        {
            "field": "sort_date",
            "values": [{"name": "period", "from": "2031-04-27T22:00:00.000Z", "to": "2031-05-04T22:00:00.000Z"}],
            "type": "all",
        },
    ]


def test_rijksoverheid_is_asked_the_same_all_day_long() -> None:
    asked = always(examples.rss())
    for hour in (0, 5, 21):
        rijksoverheid.discover(examples.RIJKSOVERHEID, asked, now=datetime(2031, 5, 4, hour, 15, tzinfo=UTC))
    assert asked.asked[0] == asked.asked[1] == asked.asked[2]


REFUSED: list[tuple[Source, str]] = [
    (source("govuk", examples.GOVUK.url, querry="lamps"), "'querry' cannot be asked of govuk; what can be asked: q, "),
    (source("govuk", examples.GOVUK.url, filter_organisations="Office of Lamps"), "filter_organisations = "),
    (source("govuk", examples.GOVUK_CONTENT.url, q="lamps"), "what can be asked: nothing"),
    (source("rijksoverheid", examples.RIJKSOVERHEID.url, days="many"), "days = 'many' is not of the form"),
    (source("officielebekendmakingen", examples.BEKENDMAKINGEN.url), "One of these is needed: text, title"),
    (source("officielebekendmakingen", examples.BEKENDMAKINGEN.url, title='a" OR "b'), "title = "),
    (source("eurlex", examples.EURLEX.url, title="lamps' OR 'all"), "title = "),
    (source("eurlex", examples.EURLEX.url, eurovoc="3030> } #"), "eurovoc = "),
    (source("eurlex", examples.EURLEX.url, type="REG|reg"), "type = 'reg' is not of the form"),
    (source("federal-register", examples.FEDERAL_REGISTER.url), "One of these is needed: term"),
    (source("codex", examples.CODEX.url, zoekTerm=""), "zoekTerm = ''"),
]


@pytest.mark.parametrize(("watched", "complaint"), REFUSED)
def test_a_question_that_an_interface_does_not_take_is_refused_by_name(watched: Source, complaint: str) -> None:
    assert any(complaint in said for said in query_complaints(watched))
    asked = always({})
    with pytest.raises(BadQuery):
        ADAPTERS[watched.kind](watched, asked)
    assert not asked.asked


@pytest.mark.parametrize("name", examples.ORDINARY)
def test_an_ordinary_question_is_not_complained_of(name: str) -> None:
    assert query_complaints(examples.ORDINARY[name][0]) == ()


def test_a_source_that_is_no_interface_takes_no_question() -> None:
    assert "takes no query" in query_complaints(source("feed", "https://lamps.example.org/feed", q="lamps"))[0]
    assert query_complaints(source("feed", "https://lamps.example.org/feed")) == ()


@pytest.mark.parametrize("name", examples.ORDINARY)
def test_the_guide_names_all_that_can_be_asked(name: str) -> None:
    watched = examples.ORDINARY[name][0]
    guide = (Path(__file__).parents[4] / "docs" / "interfaces.md").read_text(encoding="utf-8")
    section = guide.partition("## What can be asked")[2].partition(f"| `{watched.kind}` |")[2].partition("\n| `")[0]
    (refusal,) = query_complaints(watched.model_copy(update={"query": {"?": "", **watched.query}}))
    allowed = refusal.partition("what can be asked: ")[2].rstrip(".")
    assert [name for name in allowed.split(", ") if name != "nothing" and f"`{name}`" not in section] == []
    assert f"`{watched.kind}` | `{watched.url.partition('government')[0]}`" in guide
