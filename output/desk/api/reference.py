"""The page that explains the API: its description as HTML, made here so that it needs no other site."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import HTMLResponse

from output.desk.api.description import TAGS
from output.desk.api.problems import KINDS
from output.desk.request import Visit, open_to_all, page

router = APIRouter(include_in_schema=False)
_METHODS = ("get", "post", "put", "delete")


@dataclass(frozen=True)
class Row:
    """A parameter, or a part of a body or an answer."""

    name: str
    where: str
    kind: str
    needed: bool
    text: str


@dataclass(frozen=True)
class Operation:
    """What can be done with one address."""

    name: str
    method: str
    path: str
    title: str
    text: str
    parameters: tuple[Row, ...]
    body: str | None
    example: str | None
    answers: tuple[tuple[str, str, str | None], ...]


@router.get("/reference")
def reference(visit: Annotated[Visit, Depends(open_to_all)]) -> HTMLResponse:
    """The page."""
    described = visit.request.app.openapi()
    schemas = described["components"]["schemas"]
    return page(
        visit,
        "api/reference.html.j2",
        intro=[part.replace("\n", " ") for part in described["info"]["description"].strip().split("\n\n")],
        groups=[(name, text, tuple(_operations(described, name))) for name, text in TAGS.items()],
        schemas=[(name, schema.get("description", ""), _parts(schema)) for name, schema in sorted(schemas.items())],
        names=frozenset(schemas),
        problems=KINDS,
    )


def _operations(described: dict[str, Any], tag: str) -> Iterator[Operation]:
    for path, methods in described["paths"].items():
        for method in _METHODS:
            operation = methods.get(method)
            if operation and tag in operation["tags"]:
                yield _operation(described, path, method, operation)


def _operation(described: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> Operation:
    body = _schema_in(operation.get("requestBody", {}))
    name = _kind(body) if body else None
    examples = described["components"]["schemas"].get(name or "", {}).get("examples", [])
    return Operation(
        name=operation["operationId"],
        method=method.upper(),
        path=path,
        title=operation["operationId"].replace("_", " ").capitalize(),
        text=" ".join(operation.get("description", "").split()),
        parameters=tuple(map(_parameter, operation.get("parameters", []))),
        body=name,
        example=json.dumps(examples[0], indent=2, ensure_ascii=False) if examples else None,
        answers=tuple(_answers(operation["responses"])),
    )


def _answers(responses: dict[str, Any]) -> Iterator[tuple[str, str, str | None]]:
    for status, response in responses.items():
        schema = _schema_in(response)
        yield status, response["description"], _kind(schema) if schema else None


def _schema_in(message: dict[str, Any]) -> dict[str, Any] | None:
    content: dict[str, Any] = message.get("content", {})
    return next((media["schema"] for media in content.values() if "schema" in media), None)


def _parameter(parameter: dict[str, Any]) -> Row:
    schema = parameter["schema"]
    text = parameter.get("description") or schema.get("description", "")
    return Row(parameter["name"], parameter["in"], _kind(schema), parameter.get("required", False), text)


def _parts(schema: dict[str, Any]) -> tuple[Row, ...]:
    needed = schema.get("required", [])
    return tuple(
        Row(name, "", _kind(part), name in needed, part.get("description", ""))
        for name, part in schema.get("properties", {}).items()
    )


def _kind(schema: dict[str, Any]) -> str:
    """What a value is, in a few words: "string", "Entry", "list of Comment", "integer or null"."""
    match schema:
        case {"$ref": str(name)}:
            kind = name.rpartition("/")[2]
        case {"enum": list(values)}:
            kind = " | ".join(map(json.dumps, values))
        case {"const": value}:
            kind = json.dumps(value)
        case {"anyOf": list(choices)} | {"oneOf": list(choices)}:
            kind = " or ".join(dict.fromkeys(map(_kind, choices)))
        case {"type": "array"}:
            kind = f"list of {_kind(schema.get('items', {}))}"
        case {"additionalProperties": dict(values)}:
            kind = f"object of {_kind(values)}"
        case _:
            kind = str(schema.get("format") or schema.get("type") or "any")
    return kind
