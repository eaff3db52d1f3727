"""Re-extraction after a rule change: how quick it is, and that what people decided stays as it was.

    python -m benchmarks.re_extract [--documents 2000] [--workers 2]

Takes in small plans of invented towns, records decisions on every tenth, changes a rule in a copy of the program (so
that it is another version by its own reckoning), rehearses and then runs ``policy-monitor re-extract`` from that copy,
and compares the store before and after.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from sqlalchemy import select

from flows.intake.intake import Intake, open_store
from flows.settings import Settings
from models.decision import Decision, Verb
from models.entry import Entry
from output.review import claim_of, value_of
from output.review.returning import says
from output.store import Store
from output.store.engine import reading
from output.store.schema import DecisionRow
from tests.fixtures.plans import plan

ROOT = Path(__file__).parent.parent
PACKAGES = ("extractors", "flows", "models", "output")
CHANGED, DROPPED = Path("extractors/rules/en/actions.toml"), ('id = "agent-will-do"', 'id = "imperative-item"')
"""The file that is changed, and the rules that it then lacks."""
EVERY = 10
"""Of so many works one has decisions."""
RUN = "from flows.cli import main; main()"


def main() -> None:
    """Run the benchmark; ends with 1 when anything that people decided is different, or an alert was made."""
    options = argparse.ArgumentParser()
    options.add_argument("--documents", type=int, default=2000)
    options.add_argument("--workers", type=int, default=2)
    chosen = options.parse_args()
    with TemporaryDirectory(prefix="re-extract-") as name:
        folder = Path(name)
        settings = Settings(home=folder / "home", worker_count=chosen.workers)
        with open_store(settings) as store:
            _report("Taken in", chosen.documents, _take_in(settings, store, folder, chosen.documents))
            decided = _decide(store)
            before = _decisions(store), _values(store, decided), len(store.changes())
        program = _changed_program(folder)
        print(_run(program, settings, "re-extract", "--dry-run")[1].splitlines()[-1])
        began = perf_counter()
        _run(program, settings, "re-extract")
        _report("Re-extracted", chosen.documents, perf_counter() - began)
        with open_store(settings) as store:
            versions = Counter(line.version for line in store.listing())
            after = _decisions(store), _values(store, decided), len(store.changes())
    print(f"Versions of the current entries: {dict(versions)}")
    print(f"Decisions: {len(before[0])}, byte-identical after: {before[0] == after[0]}")
    print(f"Decided values: {len(before[1])}, the same after: {before[1] == after[1]}")
    print(f"Changes told by the re-extraction: {after[2] - before[2]}")
    sys.exit(before != after or versions != {2: chosen.documents})


def _take_in(settings: Settings, store: Store, folder: Path, documents: int) -> float:
    (folder / "plans").mkdir()
    files = [folder / "plans" / f"{number}.html" for number in range(documents)]
    for number, file in enumerate(files):
        file.write_bytes(plan(number))
    began = perf_counter()
    with Intake(settings, store, expected=documents) as intake:
        ends = Counter(outcome.code for outcome in intake.take_in(file.as_uri() for file in files))
    print(f"Outcomes: {dict(ends)}")
    return perf_counter() - began


def _decide(store: Store) -> list[str]:
    """Decide on every tenth work: one accepted, one edited, one flagged, one rejected; the works."""
    works = [line.work_id for line in store.listing()][::EVERY]
    for work in works:
        store.decide_all(list(_decisions_on(store.entry(work))))
    return works


def _decisions_on(entry: Entry) -> Iterator[Decision]:
    words: list[tuple[str, Verb, Any]] = [
        ("title", Verb.ACCEPT, None),
        ("issuer", Verb.EDIT, "Office of Quays"),
        ("published", Verb.FLAG, None),
    ]
    words += [(action.id, Verb.REJECT, None) for action in entry.actions[:1]]
    words += [(action.id, Verb.EDIT, {"text": f"{action.text} (checked)"}) for action in entry.actions[1:2]]
    words += [(action.id, Verb.ACCEPT, None) for action in entry.actions[2:]]
    for target, verb, after in words:
        yield Decision(
            work_id=entry.work_id,
            entry_version=entry.version,
            target=target,
            verb=verb,
            who="ada",
            when=datetime.now(UTC),
            before=value_of(claim_of(entry, target)),
            after=after,
        )


def _decisions(store: Store) -> Sequence[tuple[Any, ...]]:
    """All rows of the table, as they are stored."""
    with reading(store.engine) as connection:
        return [tuple(row) for row in connection.execute(select(DecisionRow.__table__).order_by(DecisionRow.id))]


def _values(store: Store, works: Sequence[str]) -> dict[tuple[str, str], Any]:
    """What each accepted claim says as reviewed, what each edited one says where it was edited, and that each rejected
    one is not there.
    """
    values = {}
    for work in works:
        entry = store.reviewed(work).entry
        for decision in store.decisions(work):
            claim = claim_of(entry, decision.target)
            shown = value_of(claim) if decision.verb is Verb.EDIT else says(claim)
            if isinstance(decision.after, dict) and isinstance(shown, dict):
                shown = {part: shown[part] for part in decision.after}
            if decision.verb is not Verb.FLAG:
                values[work, decision.target] = shown
    return values


def _changed_program(folder: Path) -> Path:
    """A copy of the program with the rules changed."""
    program = folder / "program"
    for package in PACKAGES:
        shutil.copytree(ROOT / package, program / package, ignore=shutil.ignore_patterns("__pycache__"))
    head, *rules = (program / CHANGED).read_text(encoding="utf-8").split("[[rule]]")
    kept = [rule for rule in rules if not any(name in rule for name in DROPPED)]
    if len(rules) - len(kept) != len(DROPPED):
        raise SystemExit(f"{CHANGED} has no longer the rules that this benchmark drops: name others.")
    (program / CHANGED).write_text("[[rule]]".join([head, *kept]), encoding="utf-8")
    return program


def _run(program: Path, settings: Settings, *arguments: str) -> tuple[str, str]:
    environment = os.environ | {
        "PYTHONPATH": str(program),
        "POLICY_MONITOR_HOME": str(settings.home),
        "POLICY_MONITOR_WORKER_COUNT": str(settings.worker_count),
    }
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=program,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed:\n{done.stderr}")
    return done.stdout, done.stderr


def _report(what: str, documents: int, seconds: float) -> None:
    print(f"{what}: {documents} documents in {seconds:.0f} s, {documents / seconds:.1f} documents/s")


if __name__ == "__main__":
    main()
