"""Checks pages as strictly as the standard allows (https://html.spec.whatwg.org/), and as readers with a screen
reader need them.
"""

import re
from typing import Any

import html5lib

from tests.output.parsed import parsed, words_of

_REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
_LABELLED = ("input", "select", "textarea")


def faults(page: str) -> list[str]:
    """What is wrong with a page; empty for a sound one."""
    return [*_parse_errors(page), *_faults_of(parsed(page))]


def _parse_errors(page: str) -> list[str]:
    parser = html5lib.HTMLParser()
    parser.parse(page)
    return [f"{code} {data} at {position}" for position, code, data in parser.errors]


def _faults_of(page: Any) -> list[str]:
    ids = page.xpath("//@id")
    found = [f"two elements are called {name}" for name in set(ids) if ids.count(name) > 1]
    for attribute in _REFERENCES:
        for element in page.xpath(f"//*[@{attribute}]"):
            found += [f"{attribute} leads to no {name}" for name in element.get(attribute).split() if name not in ids]
    found += [f"# leads to no {href}" for href in page.xpath("//a/@href") if href[0] == "#" and href[1:] not in ids]
    found += _headings(page) + _names(page)
    for name in ("main", "title", "h1"):
        if len(page.xpath(f"//{name}")) != 1:
            found.append(f"there is not exactly one {name}")
    if any(not re.fullmatch(r"([a-z]{2})?", lang) for lang in page.xpath("//@lang")):
        found.append("a language has no code")
    return found


def _headings(page: Any) -> list[str]:
    levels = [int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
    return [
        f"h{after} follows h{before}" for before, after in zip([0, *levels], levels, strict=False) if after > before + 1
    ]


def _names(page: Any) -> list[str]:
    fields = page.xpath("|".join(f"//{name}" for name in _LABELLED))
    unlabelled = [field for field in fields if not page.xpath(f"//label[@for='{field.get('id')}']")]
    silent = [e for e in page.xpath("//a|//button|//summary") if not (words_of(e) or e.get("aria-label"))]
    navs = [element.get("aria-label") or element.get("aria-labelledby") for element in page.xpath("//nav")]
    return [
        *(f"the field {field.get('name')} has no label" for field in unlabelled),
        *(f"a {element.tag} has no words" for element in silent),
        *(f"two navs are called {name}" for name in set(navs) if navs.count(name) > 1),
    ]
