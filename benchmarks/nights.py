"""Whether the watch tells what really changed, and keeps silent about what did not, night after night.

    python -m benchmarks.nights [--nights 10] [--hosts 200] [--documents 2000] [--seed 1] [--home FOLDER]

Watches the simulated web (``benchmarks/simulated_web``) from loopback: a first night, then nights of real changes,
noise and failing servers, each with a clock of its own. A change counts as reported when the store has it, with the
right kind, in a night in which it was due. Prints for each night and over all but the first precision, recall, noise
that was reported, seconds and manners towards the servers, then every miss and false alarm. Ends with 1 when precision
or recall is below its floor, or a server was asked impolitely.

With ``--home`` the store is kept: the same command goes on where an earlier one ended.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.simulated_web.answers import reply
from benchmarks.simulated_web.politeness import breaches
from benchmarks.simulated_web.score import Report, Score, score
from benchmarks.simulated_web.script import Script
from benchmarks.simulated_web.server import serving
from benchmarks.simulated_web.truth import Expected, Noise
from benchmarks.simulated_web.web import FIRST_NIGHT, Web, night_of
from flows.intake.intake import open_store
from flows.night.run import run_night
from flows.settings import Settings
from models.change import Change
from models.night import Night
from output.store import Store
from output.store.changes import ChangeQuery

FLOOR = 0.98
"""The least precision and recall of change alerts: of what an analyst is told one in fifty may be wrong, or lacking."""
PAUSE_SECONDS = 0.05
"""Between two requests to a host: a second, as is usual, would only make the nights longer."""
LONGEST_LISTS = 60
"""Misses and false alarms that are printed."""


class Watched(NamedTuple):
    """What was asked for, what happened and what was reported in all nights until the last."""

    nights: int
    expected: tuple[Expected, ...]
    noise: tuple[Noise, ...]
    reports: tuple[Report, ...]
    rude: tuple[str, ...]

    @property
    def score(self) -> Score:
        """What was reported in all nights, the first included, against what happened."""
        return score(self.reports, self.expected, self.noise, self.nights)

    @property
    def later(self) -> range:
        """The nights after the first, in which everything is new."""
        return range(2, self.nights + 1)


def main() -> int:
    """Watch for some nights and compare; the exit code."""
    arguments = _arguments()
    with tempfile.TemporaryDirectory(prefix="nights-") as scratch:
        home = arguments.home or Path(scratch)
        web = Web(arguments.seed, arguments.hosts, arguments.documents)
        print(f"{len(web.documents)} documents on {len(web.sites)} hosts, {len(web.sources())} sources", flush=True)
        watched = watch(web, Script(web, arguments.seed), home, arguments.nights)
    return report(watched)


def watch(web: Web, script: Script, home: Path, nights: int) -> Watched:
    """Run the nights that the store in ``home`` has not seen, and collect what it reports of all of them."""
    settings = _settings(home)
    sources, known = web.sources(), _ended(settings)
    expected, noise = list(script.first_night()), list[Noise]()
    with serving(partial(reply, web)) as server:
        for number in range(1, nights + 1):
            if number > 1:
                real, silent = script.night(number)
                expected += real
                noise += silent
            if number > known:
                started = time.monotonic()
                night = run_night(settings, sources, _clock(number, home))
                _say(number, night, time.monotonic() - started)
        delays = {site.host: site.crawl_delay for site in web.sites.values()}
        rude = tuple(breaches(server.log, PAUSE_SECONDS, delays))
        print(f"{len(server.log)} requests, {len(rude)} of them impolite")
    with open_store(settings) as store:
        reports = _reports(store, web)
    return Watched(nights, tuple(expected), tuple(noise), reports, rude)


def report(watched: Watched) -> int:
    """Print how the nights went; 1 when a floor is broken."""
    total = watched.score
    first, later = total.of(range(1, 2)), total.of(watched.later)
    for number in range(1, watched.nights + 1):
        print(f"night {number:2}: {_figures(total.of(range(number, number + 1)), watched, range(number, number + 1))}")
    print(f"from 2 on: {_figures(later, watched, watched.later)}")
    _details(first, "first night")
    _details(later, "later nights")
    for line in watched.rude[:LONGEST_LISTS]:
        print(f"IMPOLITE {line}")
    good = min(first.recall, first.precision, later.recall, later.precision) >= FLOOR and not watched.rude
    return 0 if good else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Watch a simulated web for some nights.")
    parser.add_argument("--nights", type=int, default=10, help="how many nights, the first included")
    parser.add_argument("--hosts", type=int, default=200, help="how many host names (at most 208)")
    parser.add_argument("--documents", type=int, default=2000, help="how many documents there are on the first night")
    parser.add_argument("--seed", type=int, default=1, help="of the web and of what happens on it")
    parser.add_argument("--home", type=Path, help="where the store is kept; without it, nowhere")
    return parser.parse_args()


def _settings(home: Path) -> Settings:
    return Settings(
        home=home,
        fetch_allow=("127.0.0.0/8",),
        fetch_pause_seconds=PAUSE_SECONDS,
        fetch_header_seconds=2,
        fetch_tries=2,
        fetch_contact="watch@monitor.example",
        batch_size=500,
    )


def _ended(settings: Settings) -> int:
    """How many nights the store has seen to their end."""
    with open_store(settings) as store:
        return sum(night.ended_at is not None for night in store.nights(1000))


def _clock(number: int, home: Path) -> Callable[[], datetime]:
    """A clock that showed the beginning of a night when that was begun for the first time, and goes on from there."""
    begun = home / f"night-{number}"
    if not begun.exists():
        home.mkdir(parents=True, exist_ok=True)
        begun.touch()
    started = begun.stat().st_mtime
    return lambda: night_of(number) + timedelta(seconds=time.time() - started)


def _say(number: int, night: Night, seconds: float) -> None:
    failed = Counter(trouble.code for trouble in night.failed)
    told = ", ".join(f"{count} {code}" for code, count in failed.most_common())
    print(
        f"night {number:2}: {seconds:.0f} s, {night.sources_due} sources due, {night.asked} addresses asked, "
        f"{night.unchanged} unchanged, {len(night.news)} news, failed: {told or 'none'}, "
        f"alerts: {len(night.opened)} opened, {len(night.resolved)} resolved",
        flush=True,
    )


def _reports(store: Store, web: Web) -> tuple[Report, ...]:
    found = sorted(store.changes(ChangeQuery()), key=lambda change: change.number)
    return tuple(_reported(entry.change, entry.found_at, web) for entry in found)


def _reported(change: Change, found_at: datetime, web: Web) -> Report:
    number = web.document_of(change.url)
    if number is None and change.old_url:
        number = web.document_of(change.old_url)
    passages = "; ".join(f"{p.old or ''} > {p.new or ''}" for p in change.passages[:3])
    return Report(
        night=(found_at - FIRST_NIGHT).days + 1,
        document=number,
        kind=change.kind,
        url=change.url,
        old_url=change.old_url,
        detail=passages,
    )


def _figures(result: Score, watched: Watched, nights: range) -> str:
    silent = {(n.document, n.night) for n in watched.noise if n.night in nights}
    noisy = sum((alarm.report.document, alarm.report.night) in silent for alarm in result.false_alarms)
    rates = f"precision {result.precision:.4f}, recall {result.recall:.4f}"
    counts = f"{len(result.hits)} right, {len(result.misses)} missed, {len(result.false_alarms)} false"
    return f"{rates} ({counts}; {noisy} of {len(silent)} noise changes reported)"


def _details(result: Score, what: str) -> None:
    print(f"\n{what}: what happened, and what was reported")
    for (made, told), count in sorted(result.told.items()):
        print(f"  {made:16} {told:24} {count}")
    for miss in result.misses[:LONGEST_LISTS]:
        change = miss.expected
        instead = ", ".join(miss.instead) or "nothing"
        print(f"MISSED   night {change.night}, document {change.document}: {change.what}, reported {instead}")
    for alarm in result.false_alarms[:LONGEST_LISTS]:
        said = alarm.report
        origin = f" from {said.old_url}" if said.old_url else ""
        print(f"FALSE    night {said.night}, document {said.document}: {said.kind.value} at {said.url}{origin}")
        print(f"         ({alarm.reason}) {said.detail[:300]}")


if __name__ == "__main__":
    raise SystemExit(main())
