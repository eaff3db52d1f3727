"""Metadata in JSON-LD (schema.org) blocks."""

import json
from collections import deque
from collections.abc import Iterator

from bs4 import BeautifulSoup
from pydantic import JsonValue

from models.document import Metadatum, MetadatumName

_TYPES = frozenset(
    {
        "Article",
        "NewsArticle",
        "GovernmentService",
        "WebPage",
        "Report",
        "Legislation",
        "DigitalDocument",
        "CreativeWork",
        "TechArticle",
        "ScholarlyArticle",
        "PublicationIssue",
        "Dataset",
        "BlogPosting",
        "SpecialAnnouncement",
    }
)
_NAMES: dict[str, MetadatumName] = {
    "headline": "title",
    "name": "title",
    "publisher": "issuer",
    "author": "author",
    "datePublished": "published",
    "dateCreated": "published",
    "dateModified": "modified",
    "inLanguage": "language",
    "description": "description",
    "identifier": "identifier",
}
_MAX_NODES = 2000
"""Values looked at: generated pages carry thousands of product records."""
_LONGEST = 2000


def json_ld(tree: BeautifulSoup) -> Iterator[Metadatum]:
    """What the JSON-LD of a page says of the page or document; broken blocks are passed over, as browsers do."""
    for script in tree.find_all("script", type="application/ld+json", limit=20):
        try:
            data: JsonValue = json.loads(script.string or "")
        except (ValueError, RecursionError):
            continue
        yield from _of_documents(data)


def _of_documents(data: JsonValue) -> Iterator[Metadatum]:
    pending = deque([data])
    for _ in range(_MAX_NODES):
        if not pending:
            return
        node = pending.popleft()
        if isinstance(node, list):
            pending.extend(node)
        elif isinstance(node, dict):
            pending.extend(value for key, value in node.items() if key in {"@graph", "mainEntity", "mainEntityOfPage"})
            if _is_document(node):
                yield from _of_document(node)


def _is_document(node: dict[str, JsonValue]) -> bool:
    kinds = node.get("@type")
    return not _TYPES.isdisjoint(
        kind for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, str)
    )


def _of_document(node: dict[str, JsonValue]) -> Iterator[Metadatum]:
    for key, name in _NAMES.items():
        value = node.get(key)
        first = value[0] if isinstance(value, list) and value else value
        text = first.get("name") if isinstance(first, dict) else first
        if isinstance(text, str) and text.strip():
            yield Metadatum(name=name, value=" ".join(text.split())[:_LONGEST], origin=f"json-ld:{key}")
