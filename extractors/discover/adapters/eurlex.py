"""European Union law and policy: the SPARQL interface of Cellar, the repository behind EUR-Lex, open and without key.

https://op.europa.eu/en/web/cellar/cellar-data/metadata/knowledge-graph; ``url`` is
"https://publications.europa.eu/webapi/rdf/sparql". The answer is SPARQL 1.1 JSON
(https://www.w3.org/TR/sparql11-results-json/): ``results.bindings``, here one for each file of each document in the
languages asked for, with ``celex``, ``date``, ``language``, ``title``, ``format`` and ``file``.

A document is listed by the file in its first language that is best to read: the pages of EUR-Lex itself let no
programs through. Its other files are alternates. An act under a CELEX number is not edited later, so no moment of
change is taken.
"""

import re
from collections.abc import Sequence
from importlib.resources import files
from string import Template

from extractors.discover.adapters.paging import PAGE_SIZE, Page, gather
from extractors.discover.adapters.query import Parameter, Query, with_query
from extractors.discover.answers import Field, json_answer, refuse
from extractors.discover.get import Get
from models.item import Alternate, Item, Listing
from models.source import Source

EURLEX = "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:"
_LANGUAGES = {"nl": "NLD", "en": "ENG", "fr": "FRA", "de": "DEU"}
"""The languages that are read, with their codes there."""
_FORMATS = {
    "xhtml": "application/xhtml+xml",
    "html": "text/html",
    "pdfa2a": "application/pdf",
    "pdfa1a": "application/pdf",
    "pdf": "application/pdf",
}
"""The formats that are read, the best to read first."""
_CELEX = re.compile(r"[0-9A-Z][0-9A-Z()_./-]{3,40}")

QUERY = Query(
    {
        "eurovoc": Parameter("the number of a EuroVoc subject: 3030, artificial intelligence", r"[0-9]+|c_[0-9a-z]+"),
        "type": Parameter("the kind of document: REG, DIR, PROP_REG, RECO_DRAFT, COMMUNIC...", r"[A-Z][A-Z_]+"),
        "title": Parameter("words of the title, standing together", r"\w[\w -]*"),
    },
    needs=("eurovoc", "type", "title"),
)


def discover(source: Source, get: Get) -> Listing:
    """The documents that match the source's query, the newest first, with their languages and formats."""
    matching = _matching(QUERY.asked(source))
    first = [source.language] if source.language in _LANGUAGES else ["en"]
    languages = list(dict.fromkeys([*first, *_LANGUAGES]))

    def ask(number: int) -> Page:
        query = _sparql(matching, number * PAGE_SIZE)
        pairs = [("query", query), ("format", "application/sparql-results+json")]
        answer = json_answer(get(with_query(source.url, pairs)))
        documents: dict[str, list[Field]] = {}
        for binding in answer.need("results").need("bindings").elements():
            documents.setdefault(_celex(binding), []).append(binding)
        items = [_item(celex, bindings, languages, source) for celex, bindings in documents.items()]
        return Page(tuple(item for item in items if item), last=len(documents) < PAGE_SIZE)

    return gather(ask)


def _matching(asked: dict[str, tuple[str, ...]]) -> str:
    """The graph patterns that a document must match; the forms of the values leave no room for others."""
    patterns = []
    if subjects := asked.get("eurovoc"):
        patterns.append(f"VALUES ?subject {{ {' '.join(f'<http://eurovoc.europa.eu/{code}>' for code in subjects)} }}")
        patterns.append("?work cdm:work_is_about_concept_eurovoc ?subject .")
    if kinds := asked.get("type"):
        patterns.append(f"VALUES ?kind {{ {' '.join(f'kind:{code}' for code in kinds)} }}")
        patterns.append("?work cdm:work_has_resource-type ?kind .")
    if titles := asked.get("title"):
        words = " OR ".join(f"'{title}'" for title in titles)
        patterns.append("?named cdm:expression_belongs_to_work ?work ; cdm:expression_title ?words .")
        patterns.append(f'?words bif:contains "{words}" .')
    return " ".join(patterns)


def _sparql(matching: str, offset: int) -> str:
    template = (files(__package__) / "eurlex.rq").read_text(encoding="utf-8")
    languages = " ".join(f'(lang:{code} "{name}")' for name, code in _LANGUAGES.items())
    formats = ", ".join(f'"{name}"' for name in _FORMATS)
    query = Template(template).substitute(
        matching=matching, languages=languages, formats=formats, limit=PAGE_SIZE, offset=offset
    )
    # It travels in an address, where white space takes three characters each.
    return " ".join(query.split())


def _value(binding: Field, name: str) -> Field | None:
    found = binding.get(name)
    return found.need("value") if found else None


def _celex(binding: Field) -> str:
    found = binding.need("celex").need("value")
    number = found.text()
    return number if _CELEX.fullmatch(number) else refuse(found.path, "is no CELEX number")


def _item(celex: str, bindings: Sequence[Field], languages: Sequence[str], source: Source) -> Item | None:
    """The document; none when it is in none of the languages that are read."""
    titles = _titles(bindings)
    versions = _versions(bindings, languages, source.url)
    readable = {version.language for version in versions} & titles.keys() or titles.keys()
    language = next((code for code in languages if code in readable), None)
    if language is None:
        return None
    return Item(
        url=versions[0].url if versions else f"{EURLEX}{celex}",
        source_id=source.id,
        title=titles[language],
        language=language,
        published=bindings[0].need("date").need("value").day(),
        alternates=versions[1:],
    )


def _titles(bindings: Sequence[Field]) -> dict[str, str]:
    """The title in each language."""
    named = [(_value(binding, "language"), _value(binding, "title")) for binding in bindings]
    return {language.text(): title.text() for language, title in named if language and title}


def _versions(bindings: Sequence[Field], languages: Sequence[str], base: str) -> tuple[Alternate, ...]:
    """The files that are read, each once: by language in this order, and then the best to read first."""
    ranked: dict[str, tuple[int, int]] = {}
    formats = list(_FORMATS)
    for binding in bindings:
        language, kind, file = (_value(binding, name) for name in ("language", "format", "file"))
        if language and kind and file and language.text() in languages and kind.text() in formats:
            ranked.setdefault(file.address(base), (languages.index(language.text()), formats.index(kind.text())))
    return tuple(
        Alternate(url=url, language=languages[spoken], media_type=_FORMATS[formats[kind]])
        for url, (spoken, kind) in sorted(ranked.items(), key=lambda version: (*version[1], version[0]))
    )
