"""What was found and is not stored yet counts as much as what is."""

from pathlib import Path
from time import sleep

import pytest

from flows.intake.intake import open_store
from flows.night.answers import Answers
from flows.night.taking_in import here
from models.source import Source
from models.source_state import Answered
from tests.fixtures import pages
from tests.flows.night.web import Nights, feed, published

LATER = 1.0
"""Seconds by which a source answers after the document that it names."""


class LateAnswers(Answers):
    """Answers that come late."""

    def ask(self, url: str, known: Answered | None) -> Answered:
        sleep(LATER)
        return super().ask(url, known)


def test_a_source_that_names_a_document_does_not_undo_what_was_just_found_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("flows.night.ledger.SECONDS", 100 * LATER)
    plans: dict[str, bytes | str] = {f"/{name}": pages.page(name, f"<p>Plan {name}.") for name in "ab"}
    with published(plans, tmp_path) as (publisher, allowed):
        settings = allowed.model_copy(update={"fetch_allow": ("127.0.0.1", "localhost")})
        elsewhere = publisher.address.replace("127.0.0.1", "localhost")
        nights = Nights(settings, publisher, [Source(id="feed", url=f"{publisher.address}/feed", kind="feed")])
        publisher.pages["/feed"] = feed(elsewhere, "/a")
        nights.pass_by(take_in=here(settings, nights.now))
        publisher.pages |= {"/a": "500 Internal Server Error", "/feed": feed(elsewhere, "/a", "/b")}
        nights.day = 7
        monkeypatch.setattr("flows.night.asked.Answers", LateAnswers)
        night = nights.pass_by()
        with open_store(settings) as store:
            [known] = [state for state in store.items() if state.item.url.endswith("/a")]
    assert nights.paths == [f"{elsewhere}/b"]
    assert [(trouble.url, trouble.code) for trouble in night.failed] == [(f"{elsewhere}/a", "server-error")]
    assert (known.phase, known.failures, known.code) == ("failed", 1, "server-error")
    assert known.checked_at
    assert known.due_at > known.checked_at
