"""A desk on a free port of this machine, over a store with the plan of Lorn in it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from extractors.picture import page_sizes, picture
from extractors.profiles import load_profile
from extractors.read import read
from flows.desk.rules import rule_reason
from models.document import Document
from models.entry import Entry
from models.snapshot import Snapshot
from models.user import Role, User
from output.desk import DeskOptions, Services, create_desk
from output.store import Store
from tests.browser import plan
from tests.output.examples import outcome

PASSWORD = "a lighthouse at every cape"


@dataclass(frozen=True)
class Desk:
    """A running desk. ``address`` is where it is, without a slash at its end."""

    address: str
    store: Store

    @property
    def entry(self) -> str:
        """The address of the plan's review page."""
        return f"{self.address}/work/{self.key}"

    @property
    def key(self) -> str:
        """The key of the plan."""
        return self.store.key_of(plan.WORK)

    def ingest(self, snapshot: Snapshot, draft: Entry | None = None) -> Entry:
        """Store a draft of ``snapshot`` as the nightly round would."""
        self.store.put_snapshot(snapshot)
        entry = draft or plan.draft(snapshot)
        return self.store.save_draft(entry, outcome(entry))

    def add_people(self, *names: str, role: Role = Role.EDITOR) -> None:
        """Let these people log in, each with ``PASSWORD``."""
        for name in names:
            self.store.people.add(User(name=name, display=name.title(), role=role), "test", PASSWORD)


@contextmanager
def running_desk(home: Path) -> Iterator[Desk]:
    """A desk with the plan in its queue, and nobody who has to log in."""
    with Store.open(home) as store, listening(create_desk(store, _services(store), DeskOptions())) as address:
        desk = Desk(address, store)
        desk.ingest(plan.snapshot())
        yield desk


@contextmanager
def listening(app: FastAPI) -> Iterator[str]:
    """The address of a desk on a free port of this machine."""
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", timeout_graceful_shutdown=5)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{_port(server)}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


def _port(server: uvicorn.Server) -> int:
    deadline = time.monotonic() + 30
    while not server.started:
        assert time.monotonic() < deadline, "the desk did not start"
        time.sleep(0.02)
    port: int = server.servers[0].sockets[0].getsockname()[1]
    return port


def _services(store: Store) -> Services:
    pdfium = threading.Lock()  # one thread at a time may use it

    def document(sha: str) -> Document:
        with pdfium:
            return read(store.snapshot(sha))

    def page_picture(sha: str, page: int, width: int) -> bytes:
        with pdfium:
            return picture(store.snapshot(sha), page, width)

    def sizes(sha: str) -> tuple[tuple[float, float], ...]:
        with pdfium:
            return tuple(page_sizes(store.snapshot(sha)))

    return Services(
        ingest=lambda _: iter(()),
        document=document,
        page_picture=page_picture,
        page_sizes=sizes,
        guess_kind=lambda _text, _language: "action",
        rule_reason=rule_reason,
        home=load_profile("flanders"),
    )
