"""The forms of citation and the works known by name: each example gives its identifier, and names are told apart."""

import pytest

from extractors.find.works import Citation, citations, cited, known_works, named

FINDS = [(c, text, identifier) for c in citations() for text, identifier in c.finds.items()]
IGNORES = [(c, text) for c in citations() for text in c.ignores]


@pytest.mark.parametrize(("citation", "text", "identifier"), FINDS, ids=[text for _, text, _ in FINDS])
def test_a_citation_gives_its_identifier(citation: Citation, text: str, identifier: str) -> None:
    found = [r for r in cited(f"See {text}, as amended.") if r.rule.id == f"citations.{citation.id}"]
    assert [r.identifier for r in found] == [identifier]


@pytest.mark.parametrize(("citation", "text"), IGNORES, ids=[f"{c.id}: {text}" for c, text in IGNORES])
def test_a_citation_ignores(citation: Citation, text: str) -> None:
    assert not [r for r in cited(text) if r.rule.id == f"citations.{citation.id}"]


@pytest.mark.parametrize("citation", citations(), ids=lambda citation: citation.id)
def test_every_form_has_examples_of_both_kinds(citation: Citation) -> None:
    assert citation.finds
    assert citation.ignores


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Regulation (EU) 2016/679", "https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
        ("Directive 95/46/EC", "https://eur-lex.europa.eu/eli/dir/1995/46/oj"),
        ("Executive Order 13859", "https://www.federalregister.gov/executive-order/13859"),
        ("Stb. 2021, 499", "https://zoek.officielebekendmakingen.nl/stb-2021-499.html"),
        ("COM(2021) 206", None),
    ],
)
def test_links_are_those_that_the_number_settles(text: str, url: str | None) -> None:
    assert [reference.url for reference in cited(text)] == [url]


def test_ids_and_names_are_given_once() -> None:
    works = known_works()
    assert len({work.id for work in works}) == len(works)
    for language in ("nl", "en", "fr", "de"):
        names = [name for work in works for name in work.names_in(language)]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("text", "language", "identifiers"),
    [
        ("De AVG en de Wet open overheid gelden.", "nl", ["CELEX:32016R0679", "BWB:BWBR0045754"]),
        ("The AVG is a measure of traffic.", "en", []),
        ("Das BDSG gilt neben der DSGVO.", "de", ["gesetze-im-internet.de/bdsg_2018", "CELEX:32016R0679"]),
        ("L’Accord de Paris et le RGPD.", "fr", [None, "CELEX:32016R0679"]),
        ("The GDPR-like rules of others.", "en", []),
    ],
)
def test_names(text: str, language: str, identifiers: list[str | None]) -> None:
    assert [reference.identifier for reference in named(text, language)] == identifiers
