"""Documents in shards, each a run of its own somewhere, and given again when that is lost. No Prefect here."""

from collections.abc import Callable, Collection, Iterator, Sequence
from enum import Enum, auto
from time import monotonic, sleep
from typing import NamedTuple, Protocol
from uuid import UUID

TRIES = 3
"""How often a shard is given to a run that ends without having recorded a single outcome of it."""
_MOST_BYTES = 400_000
"""What the addresses of one shard may take: Prefect refuses parameters over 512 KiB."""


class Stage(Enum):
    """How far a run is."""

    WAITING = auto()
    """No worker has taken it up."""
    BEGUN = auto()
    ENDED = auto()
    """It will do nothing more, whether or not it went well."""


class Runs(Protocol):
    """Where the runs are."""

    def start(self, urls: Sequence[str], name: str) -> UUID:
        """Have these documents taken in by a new run; its id. Raises ``NotDeployed``."""

    def stage(self, run: UUID) -> Stage:
        """How far it is."""

    def give_up(self, run: UUID, why: str) -> None:
        """Mark it as crashed: nobody waits for it any more."""


class ShardsFailed(RuntimeError):
    """Not all documents were taken in; the message says what to do."""


class DocumentsLeft(ShardsFailed):
    """Some documents have no outcome, for the runs that were to take them in were lost."""


class NoWorker(ShardsFailed):
    """No worker takes up the runs."""


class NotDeployed(ShardsFailed):
    """Prefect does not know the deployment whose runs are wanted."""


class Shard(NamedTuple):
    """Documents that a run is to take in. ``moment``: when an outcome of it was last seen, in monotonic seconds.

    ``given``: to how many runs so far; ``tries``: to how many in vain.
    """

    name: str
    urls: tuple[str, ...]
    run: UUID
    moment: float
    given: int = 1
    tries: int = 1
    stage: Stage = Stage.WAITING


def split(urls: Sequence[str], count: int) -> Iterator[tuple[str, ...]]:
    """The addresses in ``count`` shards of about the same length, in more when one would take too many bytes."""
    size = -(-len(urls) // count)
    shard: list[str] = []
    taken = 0
    for url in urls:
        needed = len(url.encode()) + 4
        if shard and (len(shard) == size or taken + needed > _MOST_BYTES):
            yield tuple(shard)
            shard, taken = [], 0
        shard.append(url)
        taken += needed
    if shard:
        yield tuple(shard)


class Watch:
    """Gives shards to runs and watches them. ``recorded`` tells the addresses that have an outcome by now.

    The store is what is believed: a run that ends, however, leaves to another what has no outcome, and one of which
    nothing is recorded for ``patience`` seconds counts as lost, as the process of a killed run says nothing.
    """

    def __init__(
        self,
        runs: Runs,
        recorded: Callable[[], Collection[str]],
        patience: float,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._runs = runs
        self._recorded = recorded
        self._patience = patience
        self._clock = clock
        self._alive = clock()

    def work_off(self, urls: Sequence[str], count: int, pause: float, wait: Callable[[float], None] = sleep) -> None:
        """Have all addresses taken in by ``count`` runs, looking at them every ``pause`` seconds.

        Raises ``DocumentsLeft`` when some have no outcome in the end, ``NoWorker`` and ``NotDeployed``.
        """
        numbered = enumerate(split(urls, count), start=1)
        shards = [self._given(f"shard-{number}", part) for number, part in numbered]
        while shards:
            wait(pause)
            done = self._recorded()
            shards = [after for shard in shards if (after := self._looked_at(shard, done))]
            self._check_that_somebody_works(shards)
        done = self._recorded()
        left = [url for url in urls if url not in done]
        if left:
            raise DocumentsLeft(
                f"{len(left)} of {len(urls)} documents have no outcome, the first of them {left[0]}: their runs "
                f"were lost {TRIES} times. Look at the logs of these, and run this again for what is left."
            )

    def _given(self, name: str, urls: Sequence[str], given: int = 1, tries: int = 1) -> Shard:
        run = self._runs.start(urls, f"{name}-{given}")
        return Shard(name, tuple(urls), run, self._clock(), given, tries)

    def _looked_at(self, shard: Shard, done: Collection[str]) -> Shard | None:
        """The shard with what is left of it, perhaps given to another run; none when it is over."""
        stage = self._runs.stage(shard.run)
        # Asked for after the outcomes were: what a run recorded just before its end is found by the next look.
        if stage is Stage.ENDED and shard.stage is not Stage.ENDED:
            return shard._replace(stage=stage)
        left = tuple(url for url in shard.urls if url not in done)
        if stage is Stage.ENDED:
            return self._again(shard, left)
        if len(left) < len(shard.urls):
            return shard._replace(urls=left, stage=stage, moment=self._clock(), tries=1)
        if stage is not shard.stage:
            return shard._replace(stage=stage, moment=self._clock())
        if stage is Stage.BEGUN and self._clock() - shard.moment > self._patience:
            self._runs.give_up(shard.run, f"No document was recorded for {self._patience:.0f} seconds.")
            return self._again(shard, left)
        return shard

    def _again(self, shard: Shard, left: tuple[str, ...]) -> Shard | None:
        tries = 1 if len(left) < len(shard.urls) else shard.tries + 1
        return self._given(shard.name, left, shard.given + 1, tries) if left and tries <= TRIES else None

    def _check_that_somebody_works(self, shards: Sequence[Shard]) -> None:
        if not shards or any(shard.stage is not Stage.WAITING for shard in shards):
            self._alive = self._clock()
        elif self._clock() - self._alive > self._patience:
            for shard in shards:
                self._runs.give_up(shard.run, "No worker took it up.")
            raise NoWorker("No worker takes up the runs. Start one: prefect worker start --pool monitor")
