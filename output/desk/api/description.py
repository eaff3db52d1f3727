"""The OpenAPI description of the API: its addresses, tokens, problems and examples."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from output.desk.api.examples import EXAMPLES
from output.desk.api.problems import KINDS

SUMMARY = """\
What people do at the desk, for programs: look through the queue, read entries as reviewed, decide, comment, move
entries on, take in addresses, and read the numbers.

Every request shows a token: `Authorization: Bearer pm_...`. Tokens are made on the page of one's account at the desk
and may do what their owner may. A desk on this machine that has no users yet asks for none.

Times are ISO 8601 with a zone. Everything that changes a work answers with its new revision, also as `ETag`; send that
back as `If-Match` to change the work only if nobody else has since. Failures are problem details (RFC 9457).
"""
TAGS = {
    "queue": "The queue, and searching it",
    "works": "Entries as reviewed, and decisions on them",
    "workflow": "Assigning, commenting, moving on",
    "changes": "What became of documents between two visits",
    "publications": "What is public",
    "ingestion": "Taking in addresses",
    "insight": "Rules, sources, throughput, action points",
}
_PROBLEM = {
    "title": "Problem",
    "description": "Why a request failed, after RFC 9457. Some kinds have further members.",
    "type": "object",
    "required": ["type", "title", "status", "detail", "code"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference", "description": "Where this kind is explained."},
        "title": {"type": "string", "description": "What this kind means."},
        "status": {"type": "integer", "description": "The HTTP status."},
        "detail": {"type": "string", "description": "What happened, and what to do next."},
        "code": {"type": "string", "enum": list(KINDS)},
        "errors": {
            "type": "array",
            "description": "What is wrong where, of a request that was misunderstood.",
            "items": {
                "type": "object",
                "required": ["where", "pointer", "detail"],
                "properties": {name: {"type": "string"} for name in ("where", "pointer", "detail")},
            },
        },
        "seen": {"description": "What the caller saw, of a decision that is stale."},
        "current": {"description": "What it is now."},
        "revision": {"type": "integer", "description": "The work's revision now."},
        "open_targets": {
            "type": "array",
            "items": {"type": "string"},
            "description": "The claims that are left to decide.",
        },
        "needs": {"type": "string", "description": "The role that is needed."},
    },
}


def describe(app: FastAPI, prefix: str) -> None:
    """Have ``app``, mounted at ``prefix``, describe itself with its full addresses."""

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _description(app, prefix)
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's own way to change it
    app.root_path_in_servers = False


def _description(app: FastAPI, prefix: str) -> dict[str, Any]:
    tags = [{"name": name, "description": text} for name, text in TAGS.items()]
    plain = get_openapi(title=app.title, version=app.version, description=SUMMARY, routes=app.routes, tags=tags)
    schemas = plain["components"]["schemas"]
    schemas["Problem"] = _PROBLEM
    for name, example in EXAMPLES.items():
        schemas[name]["examples"] = [example]
    token = {"type": "http", "scheme": "bearer", "description": "A token of one's account at the desk."}
    plain["components"]["securitySchemes"] = {"token": token}
    plain["security"] = [{"token": []}]
    plain["paths"] = {f"{prefix}{path}": operations for path, operations in plain["paths"].items()}
    return plain
