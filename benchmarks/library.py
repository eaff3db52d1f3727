"""A large store of invented entries, through the real tables, for measuring what the desk does with it.

All words are made up. The same numbers give the same store.
"""

import random
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, insert

from models.decision import Decision, Verb
from models.entry import Entry, EntryField, Impact, Origin, PillarSummary
from models.evidence import CONTEXT, Evidence, RuleRef
from models.finding import ActionKind, ActionPoint, Finding, Mention, Pillar, Principle
from models.geometry import Box, Place
from models.value import LocalText
from models.vocabulary import DOCUMENT_TYPES, JURISDICTIONS, TOPICS
from output.review import State, claim_of, claims, value_of
from output.store import Store
from output.store.decisions import append_decisions
from output.store.engine import writing
from output.store.entries import row_of
from output.store.keys import key_of
from output.store.moves import append_move
from output.store.publications import append_publication
from output.store.rebuild import fill
from output.store.schema import EntryRow, SnapshotRow, WorkRow

F = TypeVar("F", bound=Finding)

ENTRIES, ACTIONS, PILLARS, PRINCIPLES, MENTIONS = 20_000, 12, 3, 3, 2
FINDINGS = ACTIONS + PILLARS + PRINCIPLES + MENTIONS
WORDS = 12_000
"""Different words; how often each is used falls as its rank rises, as in any language (Zipf's law)."""
_CONSONANTS = ("b", "br", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "z")
_SYLLABLES = [consonant + vowel for consonant in _CONSONANTS for vowel in "aeiou"]
_HOSTS = tuple(f"ministry{number}.example" for number in range(60))
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)
_REASON = LocalText(nl="Niet gevonden.", en="Not found.")
_RULE = RuleRef(id="en.benchmark", version=1)
_DECIDED = 8
"""Claims that are decided on where the review has begun."""
_TENTH, _BATCH = 10, 500


def build(home: Path, entries: int = ENTRIES) -> Store:
    """The store under ``home``, filled unless it holds that many entries already.

    Of every ten works one is published, and the review of another has begun.
    """
    store = Store.open(home)
    if len(store.listing()) < entries:
        author = Author(entries)
        with writing(store.engine) as connection:
            for start in range(0, entries, _BATCH):
                _insert(connection, [author.entry(number) for number in range(start, min(start + _BATCH, entries))])
            fill(connection)
    return store


class Author:
    """Writes entries of invented words."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.words = [self._word(rank) for rank in range(WORDS)]
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(WORDS)))
        self._sha = ""

    def text(self, least: int, most: int) -> str:
        """A sentence of ``least`` to ``most`` words."""
        number = self._random.randint(least, most)
        return " ".join(self._random.choices(self.words, cum_weights=self._weights, k=number)).capitalize() + "."

    def entry(self, number: int) -> Entry:
        """A draft of ``FINDINGS`` findings."""
        pick = self._random.choice
        self._sha = sha256(str(number).encode()).hexdigest()
        pillars = tuple(self._finding(Pillar, "title", n, 4) for n in range(PILLARS))
        impact = Impact(score=pick([1, 2, 3, 3, 3, 4]), legend=_REASON, reason=_REASON)
        return Entry(
            work_id=f"work-{number}",
            snapshot_sha256=self._sha,
            extractor_version="benchmark",
            url=f"https://{pick(_HOSTS)}/{number}.pdf",
            language=pick(["nl", "en", "fr", "de"]),
            pages=30,
            title=self._read(self.text(4, 12)),
            jurisdiction=self._read(pick(list(JURISDICTIONS)[:40])),
            issuer=self._read(self.text(2, 5)),
            published=self._read((_BEGAN - timedelta(days=pick(range(900)))).date().isoformat()),
            document_type=self._read(pick(list(DOCUMENT_TYPES))),
            impact=EntryField(value=impact, origin=Origin.SUGGESTED),
            audience=EntryField(reason=_REASON),
            topics=EntryField(value=(pick(list(TOPICS)),), origin=Origin.SUGGESTED),
            abstract=self._read(self.text(60, 120)),
            principles=tuple(self._finding(Principle, "label", n, 3) for n in range(PRINCIPLES)),
            pillars=pillars,
            pillar_summaries=tuple(PillarSummary(pillar=p.id, summary=self._read(self.text(20, 40))) for p in pillars),
            actions=tuple(
                self._finding(ActionPoint, "text", n, 12, kind=pick(list(ActionKind)), pillar=pillars[n % PILLARS].id)
                for n in range(ACTIONS)
            ),
            mentions=tuple(self._finding(Mention, "text", n, 2, kind="law") for n in range(MENTIONS)),
        )

    def _word(self, rank: int) -> str:
        """The more often a word is used, the shorter it tends to be."""
        return "".join(self._random.choices(_SYLLABLES, k=1 + min(rank // 60, 2) + self._random.randrange(3)))

    def _finding(self, made: type[F], part: str, number: int, words: int, **details: Any) -> F:
        text = self.text(words, words * 2)
        name = f"{made.__name__.lower()}-{number}"
        return made.model_validate({"id": name, part: text, "evidence": (self._proof(text),), **details})

    def _read(self, value: str) -> EntryField[str]:
        return EntryField(value=value, origin=Origin.EXTRACTED, evidence=(self._proof(value),))

    def _proof(self, text: str) -> Evidence:
        place = Place(page=1 + self._random.randrange(30), box=Box(x0=72, y0=100, x1=500, y1=112))
        return Evidence(
            snapshot_sha256=self._sha,
            block=f"b{self._random.randrange(400)}",
            start=0,
            end=len(text),
            exact=text,
            suffix=text[:CONTEXT],
            page=place.page,
            places=(place, place),
            rule=_RULE,
        )


def _insert(connection: Connection, batch: Sequence[Entry]) -> None:
    connection.execute(insert(SnapshotRow), [_snapshot(entry) for entry in batch])
    works = [{"id": e.work_id, "key": key_of(e.work_id), "current_version": 1, "created_at": _BEGAN} for e in batch]
    connection.execute(insert(WorkRow), works)
    connection.execute(insert(EntryRow), [row_of(entry) for entry in batch])
    finished, begun = batch[::_TENTH], batch[1::_TENTH]
    append_decisions(connection, [_accepted(entry, target) for entry in finished for target in claims(entry)])
    append_decisions(connection, [_accepted(entry, target) for entry in begun for target in claims(entry)[:_DECIDED]])
    for entry in finished:
        for old, new in pairwise((State.DRAFT, State.IN_REVIEW, State.APPROVED, State.PUBLISHED)):
            append_move(connection, entry.work_id, old, new, who="editor", when=_BEGAN, reason=None)
        append_publication(connection, entry, (), by="editor", when=_BEGAN)


def _snapshot(entry: Entry) -> dict[str, object]:
    where = {"requested_url": entry.url, "final_url": entry.url, "redirects": [], "headers": {}}
    return where | {
        "sha256": entry.snapshot_sha256,
        "size": 0,
        "media_type": "application/pdf",
        "fetched_at": _BEGAN,
    }


def _accepted(entry: Entry, target: str) -> Decision:
    return Decision(
        work_id=entry.work_id,
        entry_version=1,
        target=target,
        verb=Verb.ACCEPT,
        who="reviewer",
        when=_BEGAN,
        before=value_of(claim_of(entry, target)),
    )
