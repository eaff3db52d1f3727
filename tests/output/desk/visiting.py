"""A desk to visit, and visitors who fill in its forms as a browser does."""

import re
import warnings
from collections.abc import Iterator, Mapping
from ipaddress import ip_network
from typing import Any

from fastapi import FastAPI
from httpx import Response

from models.document import Document
from output.desk import DeskOptions, Progress, Services, SourceUnavailable, create_desk
from output.store import Store

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)
    from fastapi.testclient import TestClient

BASE = "http://127.0.0.1"
LOCAL = ("127.0.0.1", 50000)
LOCAL_NETWORK = ip_network("127.0.0.1")


def services(**given: Any) -> Services:
    """Services that have nothing, but for those ``given``."""
    return Services(
        **{
            "ingest": no_ingestion,
            "document": unavailable,
            "page_picture": unavailable,
            "page_sizes": unavailable,
            "guess_kind": lambda _text, _language: "action",
            **given,
        }
    )


def no_ingestion(_url: str) -> Iterator[Progress]:
    """An ingestion that ends at once."""
    yield Progress(stage="failed", sentence="Nothing is taken in here.")


def unavailable(*_: Any) -> Document:
    """A source that cannot be had."""
    raise SourceUnavailable("The document cannot be had.")


def desk(store: Store, options: DeskOptions | None = None, **given: Any) -> FastAPI:
    """A desk over ``store``; on loopback and, as long as it has no users, with one user who may do all."""
    return create_desk(store, services(**given), options)


class Visitor(TestClient):
    """A browser at the desk: :meth:`submit` fills in the secret field of the form, as a page would have it."""

    def __init__(
        self, app: FastAPI, address: str = LOCAL[0], base: str = BASE, headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(
            app, base_url=base, client=(address, LOCAL[1]), headers=dict(headers or {}), follow_redirects=False
        )
        self.desk = app

    def csrf(self, page: str = "/login") -> str:
        """The secret that the forms on a page of the desk hold."""
        found = re.search(r'name="csrf" value="([0-9a-f]{64})"', self.get(page).text)
        assert found, f"{page} holds no form"
        return found[1]

    def submit(self, path: str, page: str = "/nowhere", **fields: Any) -> Response:
        """Send a form of ``page`` to ``path``."""
        answer: Response = self.post(path, data={"csrf": self.csrf(page), **fields})
        return answer
