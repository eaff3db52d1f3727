"""What is the matter with a source: what is known of it, held against what is expected of it."""

import tomllib
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from extractors.failures import UnexpectedShape
from models.alert import Alert, AlertKind
from models.source import Source
from models.source_state import SourceState
from models.value import LocalText

FAILING_VISITS = 3
"""A server that is down for a night or two is no news; one that is down for three will not mend by itself."""
USUAL_VISITS = 3
"""Good visits that it takes to know what is usual: of two, either may be the odd one."""


def broken(source: Source, state: SourceState, now: datetime) -> tuple[Alert, ...]:
    """All that is the matter with the source at ``now``, as ``state`` knows it from its visits; at most one of a kind.

    How many documents it names, and whether they are new, is judged by the last good visit, whatever came after: a
    source that was empty does not mend by being out of reach.
    """
    return (*_failing(source, state, now), *_too_few(source, state, now), *_silent(source, state, now))


def _failing(source: Source, state: SourceState, now: datetime) -> Iterator[Alert]:
    if state.code == UnexpectedShape.code:
        yield _alert(source, AlertKind.NEW_SHAPE, now, _sentence("new-shape"), state)
    elif state.failures >= FAILING_VISITS:
        since = (state.failing_since or state.checked_at).date().isoformat()
        yield _alert(source, AlertKind.FAILING, now, _sentence("failing", n=state.failures, since=since), state)


def _too_few(source: Source, state: SourceState, now: datetime) -> Iterator[Alert]:
    n, least, usual = state.items, source.least_items, state.usual_items
    if not state.recent_items:
        return
    if n == 0 and least:
        yield _alert(source, AlertKind.EMPTY, now, _sentence("empty", least=least))
    elif n < least:
        yield _alert(source, AlertKind.FEWER, now, _sentence("fewer-than-least", n=n, least=least))
    elif least and len(state.recent_items) >= USUAL_VISITS and n < usual / 2:
        yield _alert(source, AlertKind.FEWER, now, _sentence("fewer-than-usual", n=n, usual=usual))


def _silent(source: Source, state: SourceState, now: datetime) -> Iterator[Alert]:
    last = state.news_at or state.first_checked_at
    if source.silent_days is not None and now - last > timedelta(days=source.silent_days):
        sentence = _sentence("silent", since=last.date().isoformat(), days=source.silent_days)
        yield _alert(source, AlertKind.SILENT, now, sentence)


def _alert(
    source: Source, kind: AlertKind, now: datetime, sentence: LocalText, failure: SourceState | None = None
) -> Alert:
    return Alert(
        source_id=source.id,
        kind=kind,
        sentence=sentence,
        title=source.title or source.issuer,
        url=source.url,
        code=failure.code if failure else None,
        reason=(failure.sentence or None) if failure else None,
        opened_at=now,
    )


def _sentence(name: str, **values: object) -> LocalText:
    words = _sentences()[name]
    return LocalText(nl=words.nl.format(**values), en=words.en.format(**values))


@cache
def _sentences() -> dict[str, LocalText]:
    text = (files("extractors") / "expectations.toml").read_text(encoding="utf-8")
    return {name: LocalText(**words) for name, words in tomllib.loads(text).items()}
