"""Progress on standard error: a bar on a terminal, a line now and then anywhere else."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from flows.cli.voice import printable

_LINE_EVERY_SECONDS = 10.0

Advance = Callable[[str], None]
"""Call with the name of each item that is done."""


@contextmanager
def progress(label: str, total: int | None) -> Iterator[Advance]:
    """Show how many of ``total`` items (none: unknown) are done for as long as the context lasts."""
    console = Console(stderr=True)
    if console.is_terminal:
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Progress(*columns, TextColumn("{task.fields[item]}", markup=False), console=console) as bar:
            task = bar.add_task(label, total=total, item="")
            yield lambda item: bar.update(task, advance=1, item=printable(item)[-40:])
    else:
        yield _lines(console, label, total)


def _lines(console: Console, label: str, total: int | None) -> Advance:
    done, last = 0, monotonic()

    def advance(item: str) -> None:
        nonlocal done, last
        done += 1
        if done == total or monotonic() - last >= _LINE_EVERY_SECONDS:
            last = monotonic()
            of_total = f" of {total}" if total else ""
            console.print(f"{label}: {done}{of_total}", markup=False, highlight=False)

    return advance
