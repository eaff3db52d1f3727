"""Reads linked data as a machine would, without a network, and compares it with the vocabulary of schema.org."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pyld import jsonld

_VOCABULARY = tomllib.loads(Path(__file__).with_name("schema_org.toml").read_text(encoding="utf-8"))
_TYPES, _PROPERTIES = _VOCABULARY["types"], _VOCABULARY["properties"]
_SCHEMA = "https://schema.org/"
_CONTEXT = {"@vocab": _SCHEMA} | {
    name: {"@type": "@id"} for name, known in _PROPERTIES.items() if known["values"] == ["URL"]
}


def expanded(text: str, page: str) -> list[dict[str, Any]]:
    """The nodes of a JSON-LD script on the page at that address, expanded (https://www.w3.org/TR/json-ld11-api/)."""

    def only_schema_org(url: str, _options: Any) -> dict[str, Any]:
        assert url in {"https://schema.org", _SCHEMA}, url
        return {"contextUrl": None, "documentUrl": url, "document": {"@context": _CONTEXT}}

    options = {"documentLoader": only_schema_org, "base": page}
    nodes: list[dict[str, Any]] = jsonld.expand(json.loads(text), options)
    return nodes


def faults(nodes: list[dict[str, Any]]) -> list[str]:
    """What in expanded nodes schema.org does not know, or has otherwise."""
    return [fault for node in nodes for fault in _faults_of(node)]


def _faults_of(node: dict[str, Any]) -> Iterator[str]:
    (kind,) = [_short(name) for name in node.get("@type", [_SCHEMA + "Thing"])]
    if kind not in _TYPES:
        yield f"there is no type {kind}"
        return
    if "@id" in node and not urlsplit(node["@id"]).scheme:
        yield f"the identifier {node['@id']} is not absolute"
    for name, values in node.items():
        if name.startswith("@"):
            continue
        known = _PROPERTIES.get(_short(name))
        if known is None or not {kind, *_TYPES[kind]} & set(known["of"]):
            yield f"{kind} has no property {_short(name)}"
            continue
        for value in values:
            yield from _faults_of_value(_short(name), value, known["values"])


def _faults_of_value(name: str, value: dict[str, Any], expected: list[str]) -> Iterator[str]:
    if "@list" in value:
        yield f"{name} is a list"
    elif "@value" in value:
        if not any(_is(value["@value"], kind) for kind in expected):
            yield f"{name} cannot be {value['@value']!r}"
    elif set(value) == {"@id"}:
        if "URL" in expected and not _is(value["@id"], "URL"):
            yield f"{name} cannot lead to {value['@id']!r}"
    else:
        kinds = {_short(kind) for kind in value["@type"]}
        if not any(kind in expected or set(_TYPES.get(kind, ())) & set(expected) for kind in kinds):
            yield f"{name} cannot be a {kinds}"
        yield from _faults_of(value)


def _short(name: str) -> str:
    return name.removeprefix(_SCHEMA)


def _is(value: Any, kind: str) -> bool:
    if kind in {"Number", "Boolean"}:
        return isinstance(value, {"Number": int, "Boolean": bool}[kind])
    if not isinstance(value, str) or not value.strip():
        return False
    if kind == "URL":
        return urlsplit(value).scheme in {"http", "https"}
    if kind == "Date":
        return bool(re.fullmatch(r"\d{4}(-\d\d)?", value)) or _reads(date, value)
    return kind == "Text" or (kind == "DateTime" and _reads(datetime, value))


def _reads(kind: type[date], value: str) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True
