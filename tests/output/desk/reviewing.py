"""The entry of Lorn at the desk, and people who review it."""

import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from fastapi import FastAPI
from httpx import Response

from models.entry import Entry
from models.user import Role, User
from output.store import Store
from output.store.desk_values import Work
from tests.output.desk.visiting import Visitor
from tests.output.examples import outcome, snapshot
from tests.output.lorn import ENTRY

PASSWORD = "a lighthouse at every cape"
SOURCE = snapshot()
LORN: Entry = ENTRY.model_copy(update={"version": 1, "snapshot_sha256": SOURCE.sha256})


def stored(store: Store, entry: Entry = LORN) -> Work:
    """The entry, in the store."""
    store.put_snapshot(SOURCE)
    store.save_draft(entry, outcome(entry))
    return store.work(entry.work_id)


def colleague(app: FastAPI, store: Store, name: str, role: Role) -> Visitor:
    """Someone of that role, logged in."""
    if not store.people.any():
        store.people.add(User(name="root", display="Root", role=Role.ADMIN), "test")
    store.people.add(User(name=name, display=name.title(), role=role), "test", PASSWORD)
    visitor = Visitor(app)
    assert visitor.submit("/login", "/login", name=name, password=PASSWORD).status_code == 303
    return visitor


@dataclass
class Reviewer:
    """Someone with the review page of the entry open. ``page`` is what they see: it grows old until they look again."""

    visitor: Visitor
    key: str
    page: str = ""

    def look(self, **query: str) -> str:
        """Load the page."""
        answer = self.visitor.get(self.address, params=query)
        assert answer.status_code == 200
        self.page = answer.text
        return self.page

    @property
    def address(self) -> str:
        return f"/work/{self.key}"

    def seen(self, target: str) -> dict[str, str]:
        """What the page says was seen of a claim."""
        form = re.search(
            rf'name="target" value="{re.escape(target)}">\s*<input type="hidden" name="version" value="(\d+)">\s*'
            r'<input type="hidden" name="seen" value="(\w+)">',
            self.page,
        )
        assert form, f"the page has no form for {target}"
        return {"target": target, "version": form[1], "seen": form[2]}

    def decide(self, verb: str, target: str, *, script: bool = False, **fields: Any) -> Response:
        """Press a button of a claim; ``script`` is whether the browser runs scripts."""
        return self.send("decide", script=script, verb=verb, **self.seen(target), **fields)

    def send(self, act: str, *, script: bool = False, **fields: Any) -> Response:
        """Send a form of the page."""
        if not self.page:
            self.look()
        secret = re.search(r'name="csrf" value="(\w+)"', self.page)
        assert secret
        headers = {"HX-Request": "true"} if script else {}
        answer: Response = self.visitor.post(
            f"{self.address}/{act}", data={"csrf": secret[1], **fields}, headers=headers
        )
        return answer

    def bulk(self) -> dict[str, Any]:
        """The fields of the form that accepts all claims of the page."""
        form = re.search(r'accept-all".*?name="version" value="(\d+)".*?name="seen" value="([^"]*)"', self.page, re.S)
        assert form, "the page has nothing to accept"
        return {"version": form[1], "seen": unescape(form[2])}


def claim_in(page: str, target: str) -> str:
    """The element of a claim, as the page or a fragment has it."""
    found = re.search(rf'<article[^>]*data-target="{re.escape(target)}".*?</article>', page, re.S)
    assert found, f"there is no claim {target}"
    return found[0]
