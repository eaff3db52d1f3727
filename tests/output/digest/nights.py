"""Nights to tell of."""

from datetime import UTC, datetime, timedelta
from typing import Any

from models.alert import Alert, AlertKind
from models.change import ChangeKind
from models.night import Listed, News, Night, Trouble
from models.value import LocalText

START = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
"""In Brussels it is the 23rd already."""


def night(**values: Any) -> Night:
    counts = {"sources": 240, "sources_due": 212, "asked": 1340, "unchanged": 1301}
    return Night(started_at=START, ended_at=START + timedelta(minutes=4), **(counts | values))


def news(
    kind: ChangeKind = ChangeKind.NEW, priority: int = 2, title: str = "Plan for registers", **values: Any
) -> News:
    known = {"work_id": "lorn-plan", "key": "00ff00ff00ff00ff", "url": "https://lorn.example/plan", "source_id": "lorn"}
    return News(kind=kind, priority=priority, title=title, **(known | values))


def alert(kind: AlertKind = AlertKind.FAILING, **values: Any) -> Alert:
    sentence = LocalText(nl="Geen antwoord bij 3 bezoeken.", en="No answer at 3 visits.")
    known = {"source_id": "lorn", "title": "Plans of Lorn", "url": "https://lorn.example/plans", "opened_at": START}
    return Alert(kind=kind, sentence=sentence, **(known | values))


QUIET = night(unchanged=1340)

BUSY = night(
    news=(
        news(priority=1, title="Vision on registers", jurisdiction="NL", impact=1, actions=12),
        news(ChangeKind.CHANGED, 1, "Rules for registers", appeared=2, changed=1, vanished=3, note="New deadlines."),
        news(title="Plan for archives", actions=1),
        news(title="Plan for maps"),
        news(ChangeKind.CHANGED, 3, "Manual for registers"),
        news(ChangeKind.MOVED, 3, "Charter for maps"),
        news(ChangeKind.REMOVED, 3, "White paper on maps"),
        news(ChangeKind.SOFT_404, 4, "Green paper on maps"),
    ),
    listed=(Listed(title="Report of the fishery board", url="https://mere.example/fish", source_id="mere"),),
    failed=(Trouble(url="https://mere.example/slow", source_id="mere", code="timeout", sentence="Not in time."),),
    opened=(alert(code="timeout", reason="Not in time."), alert(AlertKind.EMPTY, title="Bulletin of Mere")),
    resolved=(alert(AlertKind.SILENT, title="Letters of Mere", resolved_at=START),),
    still_open=(alert(AlertKind.SILENT, title="Gazette"),),
)
"""One of everything."""
