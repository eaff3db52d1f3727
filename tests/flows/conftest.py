"""A home folder, a small government's web site, and one Prefect for all tests of flows."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.testing.utilities import prefect_test_harness

from flows.settings import Settings
from tests.fixtures import pages, pdfs
from tests.web import answer, serving, site

HTML, PDF = "text/html; charset=utf-8", "application/pdf"

LANDING = """<!doctype html><html lang="en"><head><title>Vision on registers</title>
<meta property="og:title" content="Vision on registers"></head>
<body><main><h1>Vision on registers</h1><p>The vision is published as a PDF.</p>
<p><a href="/vision.pdf">Vision on registers (PDF)</a></p></main></body></html>"""

SITE = {
    "/page": answer(pages.sound(), content_type=HTML),
    "/vision.pdf": answer(pdfs.sound(), content_type=PDF),
    "/landing": answer(LANDING.encode(), content_type=HTML),
    "/other-landing": answer(LANDING.replace("registers", "archives").encode(), content_type=HTML),
    "/broken-landing": answer(LANDING.replace("/vision.pdf", "/gone.pdf").encode(), content_type=HTML),
    "/gone": answer(b"<p>gone", "410 Gone", content_type=HTML),
    "/broken": answer(b"<p>sorry", "500 Internal Server Error", content_type=HTML),
    "/empty": answer(b"", content_type=HTML),
    "/truncated.pdf": answer(pdfs.truncated(), content_type=PDF),
    "/header-only.pdf": answer(pdfs.header_only(), content_type=PDF),
    "/locked.pdf": answer(pdfs.encrypted_with_password(), content_type=PDF),
    "/scan.pdf": answer(pdfs.image_only(), content_type=PDF),
    "/no-text": answer(pages.without_text(), content_type=HTML),
    "/spanish": answer(pages.spanish(), content_type=HTML),
    "/nested": answer(pages.deeply_nested(), content_type=HTML),
    "/picture": answer(b"\x89PNG\r\n\x1a\n" + bytes(99), content_type="image/png"),
    "/long.pdf": answer(pdfs.long(), content_type=PDF),
}


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of the site, without a slash at its end."""
    with serving(site(SITE)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def settings(tmp_path: Path, address: str) -> Settings:
    """Settings for an empty home folder, with the site allowed."""
    port = int(address.rpartition(":")[2])
    return Settings(
        home=tmp_path / "home",
        fetch_allow=("127.0.0.1",),
        fetch_ports=(port,),
        fetch_connect_seconds=2,
        fetch_pause_seconds=0,
        worker_count=1,
        worker_seconds=60,
    )


@pytest.fixture
def environment(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The same settings in the environment, for flows and commands."""
    monkeypatch.setenv("POLICY_MONITOR_HOME", str(settings.home))
    monkeypatch.setenv("POLICY_MONITOR_FETCH_ALLOW", '["127.0.0.1"]')
    monkeypatch.setenv("POLICY_MONITOR_FETCH_PORTS", f"[{settings.fetch_ports[0]}]")
    monkeypatch.setenv("POLICY_MONITOR_FETCH_PAUSE_SECONDS", "0")
    monkeypatch.setenv("POLICY_MONITOR_WORKER_COUNT", "1")
    return settings


@pytest.fixture(scope="session")
def prefect() -> Iterator[None]:
    """A Prefect server with an empty database of its own."""
    with prefect_test_harness(server_startup_timeout=120):
        yield
