"""Measures how quickly the desk answers when it holds 20 000 entries with 400 000 findings.

    python -m benchmarks.desk [--home build/library] [--entries 20000] [--rounds 200] [--out build/desk]

Makes the store in ``--home`` the first time (some minutes), takes the demo's documents into it, and asks the store and
the desk's own pages what people ask: the queue with filters, searches for frequent and for rare words, and a work with
the picture of a page of its source. Prints the median and the 95th percentile of each, in milliseconds, writes
``desk.json``, and ends with 1 when a 95th percentile is above its ceiling in ``floors.toml``, section ``[desk]``.
"""

import argparse
import json
import time
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from itertools import pairwise, product
from pathlib import Path
from random import Random
from statistics import quantiles

from rich.console import Console
from rich.table import Table

from benchmarks.library import ENTRIES, FINDINGS, Author, build
from flows.desk.server import spare_collector
from output.review import State
from output.store import Store
from output.store.desk_values import QueueQuery


@dataclass(frozen=True)
class Question:
    """Something that is asked of the desk; ``kind`` names the ceiling that counts, ``ask`` takes a number and asks
    something else for each.
    """

    name: str
    kind: str
    ask: Callable[[int], object]


@dataclass(frozen=True)
class Latency:
    """How long the answers to one question took, in milliseconds, and the ceiling of their 95th percentile.

    ``p95_processor`` is what this process worked for them: less than ``p95`` by what others did meanwhile, such as a
    worker that drew a picture or, on a busy machine, somebody else.
    """

    name: str
    asked: int
    median: float
    p95: float
    p95_processor: float
    most: float


def main() -> int:
    """Make the store, measure, print, write and judge; the exit code."""
    from benchmarks.desk_pages import page_questions  # not above: each worker imports this module again

    given = _arguments()
    ceilings = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["desk"]
    with build(given.home, given.entries) as store:
        latencies = [_measured(question, given.rounds, ceilings) for question in _of_the_store(store, given.entries)]
        words = _words(given.entries)
    with page_questions(given.home, [text for texts in words.values() for text in texts]) as questions:
        latencies += [_measured(Question(*question), given.rounds, ceilings) for question in questions]
    _show(latencies, given.entries)
    given.out.mkdir(parents=True, exist_ok=True)
    (given.out / "desk.json").write_text(json.dumps([asdict(latency) for latency in latencies], indent=1) + "\n")
    late = [latency for latency in latencies if latency.p95 > latency.most]
    for latency in late:
        print(f"{latency.name}: the 95th percentile, {latency.p95:.0f} ms, is above {latency.most:.0f} ms")
    return int(bool(late))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure how quickly the desk answers.")
    parser.add_argument("--home", type=Path, default=Path("build/library"), help="the store; made when it is not there")
    parser.add_argument("--entries", type=int, default=ENTRIES)
    parser.add_argument("--rounds", type=int, default=200, help="how often each question is asked")
    parser.add_argument("--out", type=Path, default=Path("build/desk"), help="where desk.json goes")
    return parser.parse_args()


def _measured(question: Question, rounds: int, ceilings: Mapping[str, float]) -> Latency:
    spare_collector()  # as the desk does when it starts
    took, worked = [], []
    for number in range(rounds + 1):
        started, began = time.perf_counter(), time.process_time()
        question.ask(number)
        took.append((time.perf_counter() - started) * 1000)
        worked.append((time.process_time() - began) * 1000)
    # the first one opens connections and compiles statements
    cuts, processor = quantiles(took[1:], n=20), quantiles(worked[1:], n=20)
    ceiling = ceilings[f"most_{question.kind}_milliseconds"]
    return Latency(question.name, rounds, cuts[9], cuts[18], processor[18], ceiling)


def _of_the_store(store: Store, entries: int) -> Iterator[Question]:
    filters = _filters(store)
    yield Question("store: the queue", "queue", lambda _: store.queue())
    yield Question("store: the queue, filtered", "queue", lambda n: store.queue(filters[n % len(filters)]))
    for name, texts in _words(entries).items():
        queries = [QueueQuery(text=text) for text in texts]
        yield Question(f"store: {name}", "search", partial(_nth, store, queries))
        narrow = [filters[n % len(filters)].model_copy(update={"text": text}) for n, text in enumerate(texts)]
        yield Question(f"store: {name}, filtered", "search", partial(_nth, store, narrow))
    keys = [line.key for line in store.queue(QueueQuery(limit=500)).lines]
    yield Question("store: a work", "review", lambda n: store.work_by_key(keys[n % len(keys)]))


def _nth(store: Store, queries: Sequence[QueueQuery], number: int) -> object:
    return store.queue(queries[number % len(queries)])


def _filters(store: Store) -> list[QueueQuery]:
    """Queries with one and with several filters, in every order, on first and on late pages."""
    facets, pick = store.queue().facets, Random(0)
    asked: list[Mapping[str, object]] = [
        {name: value} for name, counts in facets.items() for value in list(counts)[:4] if value
    ]
    for _ in range(20):
        names = pick.sample(["jurisdiction", "document_type", "language", "source"], 2)
        asked.append({name: pick.choice(list(facets[name])) for name in names} | {"state": pick.choice(list(State))})
    asked += [{"order": order, "offset": offset} for order, offset in product(("changed", "title"), (0, 10_000))]
    return [QueueQuery.model_validate(query) for query in asked]


def _words(entries: int) -> dict[str, list[str]]:
    """What is searched for: the words of the store from the most frequent to the rarest."""
    words = Author(entries).words
    some, rare = words[60:260], words[-200:]
    return {
        "a frequent word": words[:40],
        "a word": some,
        "a rare word": rare,
        "two words": [f"{first} {second}" for first, second in pairwise(some)],
        "the beginning of a word": [word[:2] for word in some],
        "words that follow each other": [f'"{words[n]} {words[n + 1]}"' for n in range(40)],
    }


def _show(latencies: Sequence[Latency], entries: int) -> None:
    title = f"Answers of the desk over {entries:,} entries with {entries * FINDINGS:,} findings, milliseconds"
    table = Table("question", "asked", "median", "95 %", "95 %, processor", "ceiling", title=title)
    for latency in latencies:
        figures = (latency.median, latency.p95, latency.p95_processor, latency.most)
        table.add_row(latency.name, str(latency.asked), *(f"{figure:.0f}" for figure in figures))
    Console(width=120).print(table)


if __name__ == "__main__":
    raise SystemExit(main())
