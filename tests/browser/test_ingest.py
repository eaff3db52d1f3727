"""An address is pasted, its progress seen, and its draft reached; then the numbers are looked at."""

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from flows.desk.ingest import DeskIngest
from flows.settings import Settings
from models.decision import Verb
from models.outcome import Outcome, Status
from models.source import Source
from output.desk import Progress, create_desk
from output.store import Store
from tests.browser.desk import Desk, listening
from tests.browser.test_accessibility import LOOKS, barriers
from tests.browser.visitor import visiting
from tests.fixtures import pages
from tests.output.desk.visiting import services
from tests.output.insight.examples import RULE, decided, stored
from tests.web import answer, serving, site

HTML = "text/html; charset=utf-8"
READING_SECONDS = 90_000
"""A worker begins, loads the readers and drafts the entry: some seconds, and many on a busy machine."""


@pytest.fixture
def publisher() -> Iterator[str]:
    """The address of a government's site."""
    with serving(site({"/vision": answer(pages.sound(), content_type=HTML)})) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def real_desk(tmp_path: Path, publisher: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk that takes in addresses of the publisher by itself."""
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    settings = Settings(
        home=tmp_path / "home",
        fetch_allow=("127.0.0.1",),
        fetch_ports=(int(publisher.rpartition(":")[2]),),
        fetch_pause_seconds=0,
    )
    with (
        Store.open(settings.home) as store,
        listening(create_desk(store, services(ingest=DeskIngest(settings, store)))) as address,
    ):
        yield Desk(address, store)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_pasted_address_leads_to_its_draft(browser: Browser, real_desk: Desk, publisher: str, scripts: bool) -> None:
    with visiting(browser, real_desk, java_script_enabled=scripts) as page:
        paste(page, real_desk, f"{publisher}/vision")
        expect(page.get_by_role("list", name="Steps")).to_be_visible()
        page.wait_for_url(f"{real_desk.address}/work/*", timeout=READING_SECONDS)
        (line,) = real_desk.store.listing()
        assert page.url == f"{real_desk.address}/work/{real_desk.store.key_of(line.work_id)}"
        expect(page.get_by_role("heading", level=1)).to_contain_text(str(line.title))


def test_what_cannot_be_had_says_why_and_can_be_tried_again(browser: Browser, real_desk: Desk, publisher: str) -> None:
    with visiting(browser, real_desk) as page:
        paste(page, real_desk, f"{publisher}/gone")
        expect(page.get_by_text("There is no document at this address.")).to_be_visible(timeout=READING_SECONDS)
        page.get_by_role("button", name="Try again").click()
        expect(page.get_by_text("There is no document at this address.")).to_be_visible(timeout=READING_SECONDS)
        page.get_by_role("link", name="Another address").click()
        page.get_by_role("link", name="Failed only").click()
        expect(page.get_by_role("row").filter(has_text=f"{publisher}/gone")).to_have_count(2)


def paste(page: Page, desk: Desk, address: str) -> None:
    """Paste an address into the form and send it by keyboard."""
    page.goto(f"{desk.address}/ingest")
    expect(page.get_by_label("Web address")).to_be_focused()
    page.keyboard.insert_text(address)
    page.keyboard.press("Enter")


class Held:
    """An ingestion that reads until it is let go, and then finds nothing."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def __call__(self, url: str) -> Iterator[Progress]:
        while not self.go.wait(0.1):
            yield Progress(stage="reading", sentence="Reading.")
        end = Outcome(url=url, status=Status.FAILED, code="not-found", sentence="There is nothing.")
        yield Progress(stage="failed", sentence=end.sentence, outcome=end)


NUMBERS = (
    "/insight",
    "/insight/rules",
    f"/insight/rules/{RULE.id}",
    "/insight/sources",
    "/insight/actions",
    "/api/reference",
)


@pytest.mark.parametrize("look", (LOOKS[0], LOOKS[-1]))
def test_no_page_with_something_on_it_has_a_barrier(browser: Browser, tmp_path: Path, look: dict[str, Any]) -> None:
    held, source = Held(), Source(id="lorn", url="https://lorn.example/plans")
    with Store.open(tmp_path) as store:
        stored(store, "plan", *[(f"The Ministry of things and of number {n}", date.today()) for n in range(14)])
        decided(store, "plan", "action-0", Verb.REJECT, reason="It is over.")
        app = create_desk(store, services(ingest=held, sources=lambda: (source,)))
        with listening(app) as address, visiting(browser, Desk(address, store), **look) as page:
            for path in NUMBERS:
                page.goto(address + path)
                check(page)
            paste(page, Desk(address, store), "lorn.example/plan")
            expect(page.get_by_role("alert").filter(has_text="https://lorn.example/plan")).to_be_visible()
            check(page)
            page.keyboard.press("Enter")
            expect(page.locator(".ingest-steps .now")).to_contain_text("Reading")
            check(page)
            held.go.set()
            expect(page.get_by_role("button", name="Try again")).to_be_visible()
            check(page)


def check(page: Page) -> None:
    """No barrier, and nothing that makes a narrow page scroll sideways."""
    assert barriers(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{page.url} is too wide"
