"""Measures how fast the rules are: how long the packs take to compile, how many words a second they read.

    python -m benchmarks.rules [--out build/rules]

Words are those of the demo's documents; every rule of the language runs over each sentence, on one core. Prints both
figures for each language, writes ``rules.json``, and ends with 1 when one is worse than its floor in
``floors.toml``, section ``[rules]``.
"""

import argparse
import json
import sys
import time
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import spacy
from rich.console import Console
from rich.table import Table

from extractors.fetch import FetchLimits
from extractors.fetch.local import read_file
from extractors.find.units import Unit, units
from extractors.outline import outline
from extractors.read import read
from extractors.rules import Rulebook, languages, load_rules, subjects

DEMO = Path(__file__).parent.parent / "demo"
LEAST_WORDS = 10_000
"""Words that are read in each language, in rounds over the same sentences: about a second's worth."""


@dataclass(frozen=True)
class Speed:
    """What was measured with all packs of a language.

    ``tokenizer_seconds`` is what spaCy takes to build the tokenizer that the packs are compiled for; it is not part of
    ``compile_seconds``.
    """

    language: str
    rules: int
    tokenizer_seconds: float
    compile_seconds: float
    words_per_second: float


def main() -> int:
    """Measure, print, write and judge; the exit code."""
    parser = argparse.ArgumentParser(description="Measure how fast the rules are.")
    parser.add_argument("--out", type=Path, default=Path("build/rules"), help="where rules.json goes")
    out: Path = parser.parse_args().out
    compiled = {language: _compiled(language) for language in languages()}
    speeds = [_measured(language, sentences, *compiled[language]) for language, sentences in _sentences().items()]
    _show(speeds)
    out.mkdir(parents=True, exist_ok=True)
    (out / "rules.json").write_text(json.dumps([asdict(speed) for speed in speeds], indent=1) + "\n")
    floors = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["rules"]
    complaints = list(_complaints(speeds, floors))
    for complaint in complaints:
        print(complaint)
    return int(bool(complaints))


def _compiled(language: str) -> tuple[float, float]:
    """The seconds that the tokenizer takes, and those that the packs take beside it."""
    spacy.blank(language)  # The first one imports the language's data.
    started = time.process_time()
    spacy.blank(language)
    tokenizer = time.process_time() - started
    started = time.process_time()
    for subject in subjects(language):
        load_rules(language, subject)
    return tokenizer, max(0.0, time.process_time() - started - tokenizer)


def _measured(language: str, sentences: list[Unit], tokenizer: float, compiled: float) -> Speed:
    books = [load_rules(language, subject) for subject in subjects(language)]
    words = sum(len(unit.text.split()) for unit in sentences)
    rounds = 1 + LEAST_WORDS // words
    # The quickest round is the code's own: whatever makes another slower is what else the machine does (as in timeit).
    seconds = min(_seconds(books, sentences) for _ in range(rounds))
    return Speed(language, sum(len(book.rules) for book in books), tokenizer, compiled, words / seconds)


def _seconds(books: Sequence[Rulebook], sentences: Iterable[Unit]) -> float:
    """Processor seconds in which all rules go over all sentences once."""
    started = time.process_time()
    for unit in sentences:
        reading = books[0].read(unit.text)
        for book in books:
            book.match(reading, unit.setting)
    return time.process_time() - started


def _sentences() -> dict[str, list[Unit]]:
    """The sentences and list items of the demo's documents, by language."""
    found: dict[str, list[Unit]] = {}
    rows = tomllib.loads((DEMO / "documents.toml").read_text(encoding="utf-8"))["document"]
    for row in rows:
        document = read(read_file(DEMO / row["path"], FetchLimits()))
        found.setdefault(document.language, []).extend(units(document, outline(document)))
    return found


def _complaints(speeds: Iterable[Speed], floors: dict[str, float]) -> Iterable[str]:
    for speed in speeds:
        if speed.compile_seconds > floors["most_compile_seconds"]:
            yield f"{speed.language}: compiling took {speed.compile_seconds:.2f} s"
        if speed.words_per_second < floors["least_words_per_second"]:
            yield f"{speed.language}: only {speed.words_per_second:.0f} words a second"


def _show(speeds: Iterable[Speed]) -> None:
    table = Table(
        "language",
        "rules",
        "tokenizer, s",
        "compile, s",
        "words/s",
        title="Speed of the rules, processor time on one core",
    )
    for speed in speeds:
        row = (
            str(speed.rules),
            f"{speed.tokenizer_seconds:.2f}",
            f"{speed.compile_seconds:.2f}",
            f"{speed.words_per_second:,.0f}",
        )
        table.add_row(speed.language, *row)
    Console().print(table)


if __name__ == "__main__":
    sys.exit(main())
