"""What happens on the simulated web from night to night, and what of it is news."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from random import Random
from typing import Any

from benchmarks.simulated_web.dress import OF_PAPER, RESTLESS
from benchmarks.simulated_web.edits import EDITS
from benchmarks.simulated_web.rates import rates, share_of, times
from benchmarks.simulated_web.shelf import Shelved
from benchmarks.simulated_web.truth import Expected, Noise
from benchmarks.simulated_web.web import Web, night_of, path_of
from models.change import ChangeKind

TRUST_NIGHTS = 7
"""Nights after which the watch no longer believes a server that nothing has changed: its default."""
_GONE = {"deleted-404": "missing", "deleted-410": "gone", "soft-404": "soft", "soft-home": "home"}
_PAGES, _FILES = {"page", "landing"}, {"pdf", "landing"}


class Script:
    """Changes a web night after night. Call ``night`` with 2, 3, ... in order; the first night is the web as made."""

    def __init__(self, web: Web, seed: int) -> None:
        self._web = web
        self._rng = Random(seed)
        self._share = share_of(len(web.documents))
        self._reserved: dict[int, int] = {}
        self._busy: set[int] = set()
        self._night = 1

    def first_night(self) -> tuple[Expected, ...]:
        """Every document that may be read is new."""
        new = [d for d in self._web.documents.values() if self._readable(d)]
        return tuple(self._expected(document, ChangeKind.NEW, "first-seen") for document in new)

    def night(self, number: int) -> tuple[tuple[Expected, ...], tuple[Noise, ...]]:
        """Make what happens before night ``number``; what it should report and what it should not."""
        self._night, self._busy = number, set()
        self._calm_down()
        self._upset_indexes()
        noise = list(self._restless())
        expected = list(self._real())
        noise += [*self._redesigned(), *self._noise()]
        expected += self._troubled(noise)
        news = {change.document for change in expected}
        return tuple(expected), tuple(silent for silent in noise if silent.document not in news)

    def _count(self, rate: float) -> int:
        """How many of what happens at this rate happen tonight."""
        return times(rate * self._share, self._night - 1)

    def _readable(self, document: Shelved) -> bool:
        return self._web.sites[document.host].kind != "forbidden"

    def _pick(self, fits: Callable[[Shelved], bool]) -> Shelved | None:
        """A document that nothing has happened to tonight."""
        numbers = [*self._web.documents]
        self._rng.shuffle(numbers)
        documents = (self._web.documents[number] for number in numbers)
        return next((document for document in documents if self._free(document) and fits(document)), None)

    def _free(self, document: Shelved) -> bool:
        untouched = document.number not in self._busy and self._reserved.get(document.number, 0) < self._night
        return untouched and document.host not in self._web.index_trouble and self._readable(document)

    def _change(self, document: Shelved, **fields: Any) -> Shelved:
        """Put a document back with other fields, touched in the evening before the night."""
        touched = night_of(self._night) - timedelta(hours=4)
        changed = document.model_copy(update={"touched": touched} | fields)
        self._web.put(changed)
        self._busy.add(document.number)
        return changed

    def _expected(self, document: Shelved, kind: ChangeKind, what: str, nights: int = 0) -> Expected:
        by = self._night + nights
        return Expected(night=self._night, by=by, document=document.number, kind=kind, what=what)

    def _calm_down(self) -> None:
        """What went wrong last night is over; a server that wrongly says "not modified" goes on saying it."""
        self._web.index_trouble = {}
        for document in [*self._web.documents.values()]:
            if document.trouble not in {None, "wrong-304"}:
                self._web.put(document.model_copy(update={"trouble": None}))

    def _upset_indexes(self) -> None:
        fitting = {"index-500": {"listing", "feed", "sitemap"}, "index-broken": {"feed", "sitemap"}}
        for what in ("index-500", "index-broken", "index-empty"):
            kinds = fitting.get(what, {"listing", "sitemap"})
            hosts = [host for host, site in self._web.sites.items() if site.kind in kinds]
            for _ in range(self._count(rates().trouble[what])):
                if hosts:
                    self._web.index_trouble[self._rng.choice(hosts)] = what

    def _restless(self) -> Iterator[Noise]:
        for document in [*self._web.documents.values()]:
            if self._web.sites[document.host].restless and document.form in _PAGES and document.state == "up":
                fresh = self._change(document, dress=document.dress.changed(*RESTLESS))
                self._busy.discard(fresh.number)
                yield Noise(night=self._night, document=fresh.number, what="restless")

    def _real(self) -> Iterator[Expected]:
        for what, rate in rates().real.items():
            for _ in range(self._count(rate)):
                happened = self._happen(what)
                if happened:
                    yield happened

    def _happen(self, what: str) -> Expected | None:
        if what == "new":
            return self._appear()
        if what in EDITS:
            return self._edit(what)
        if what in _GONE:
            return self._vanish(what)
        return self._restore() if what == "restored" else self._move(what)

    def _appear(self) -> Expected | None:
        beside = self._pick(self._has_index)
        if beside is None:
            return None
        document = self._web.add(beside.host, night_of(self._night) - timedelta(hours=4))
        self._busy.add(document.number)
        return self._expected(document, ChangeKind.NEW, "new")

    def _has_index(self, document: Shelved) -> bool:
        return self._web.sites[document.host].index is not None

    def _edit(self, what: str, **fields: Any) -> Expected | None:
        document = self._pick(lambda d: d.state == "up" and EDITS[what](d.paper, Random(d.number)) is not None)
        edited = EDITS[what](document.paper, self._rng) if document else None
        if document is None or edited is None:
            return None
        changed = self._change(document, paper=edited, **fields)
        kind = ChangeKind.REWORDED if what == "reworded" else ChangeKind.CHANGED
        return self._expected(changed, kind, what)

    def _vanish(self, what: str) -> Expected | None:
        document = self._pick(lambda d: d.state == "up")
        if document is None:
            return None
        gone = self._change(document, state=_GONE[what])
        soft = gone.state in {"soft", "home"}
        return self._expected(gone, ChangeKind.SOFT_404 if soft else ChangeKind.REMOVED, what)

    def _restore(self) -> Expected | None:
        document = self._pick(lambda d: d.state != "up")
        if document is None:
            return None
        return self._expected(self._change(document, state="up"), ChangeKind.RESTORED, "restored")

    def _move(self, what: str) -> Expected | None:
        redirects = what == "moved-redirect"
        document = self._pick(lambda d: d.state == "up" and (redirects or self._has_index(d)))
        if document is None:
            return None
        earlier = (*document.earlier, document.path)
        moved = self._change(
            document,
            path=path_of(document.number, document.form, len(earlier)),
            earlier=earlier,
            leads_here=earlier if redirects else (),
        )
        return self._expected(moved, ChangeKind.MOVED, what)

    def _redesigned(self) -> Iterator[Noise]:
        for _ in range(self._count(rates().hosts["redesign"])):
            chosen = self._pick(self._has_index)
            for document in [*self._web.documents.values()]:
                same = chosen is not None and document.host == chosen.host and document.number not in self._busy
                if same and document.form in _PAGES and document.state == "up":
                    yield self._silent(document, "redesign", "layout")

    def _noise(self) -> Iterator[Noise]:
        for what, rate in rates().noise.items():
            forms = _FILES if what == "edition" else {"page"} if what in OF_PAPER else _PAGES
            for _ in range(self._count(rate)):
                document = self._pick(lambda d, forms=forms: d.state == "up" and d.form in forms)  # type: ignore[misc]
                if document:
                    yield self._silent(document, what, what)

    def _silent(self, document: Shelved, what: str, name: str) -> Noise:
        self._change(document, dress=document.dress.changed(name))
        return Noise(night=self._night, document=document.number, what=what)

    def _troubled(self, noise: list[Noise]) -> Iterator[Expected]:
        """Servers that fail; some hold a real change back, which is to be reported when they answer again."""
        for what, rate in rates().trouble.items():
            for _ in range(self._count(rate)):
                if what == "wrong-304":
                    yield from self._deny()
                elif what == "changed-and-500":
                    yield from self._hide()
                elif not what.startswith("index-"):
                    document = self._pick(lambda d: d.state == "up")
                    if document:
                        self._change(document, trouble=what, touched=document.touched)
                        noise.append(Noise(night=self._night, document=document.number, what=what))

    def _hide(self) -> Iterator[Expected]:
        hidden = self._edit("deadline", trouble="error-500")
        if hidden:
            self._reserved[hidden.document] = self._night + 1
            yield hidden.model_copy(update={"by": self._night + 1, "what": "changed-and-500"})

    def _deny(self) -> Iterator[Expected]:
        """A change of a document whose server goes on saying "not modified"."""
        document = self._pick(self._can_be_denied)
        if document is None:
            return
        edited = EDITS["deadline"](document.paper, self._rng)
        changed = self._change(document, paper=edited, trouble="wrong-304") if edited else document
        self._reserved[document.number] = self._night + TRUST_NIGHTS
        yield self._expected(changed, ChangeKind.CHANGED, "wrong-304", TRUST_NIGHTS)

    def _can_be_denied(self, document: Shelved) -> bool:
        site = self._web.sites[document.host]
        asked_every_night = site.kind != "sitemap" and not site.restless
        return document.state == "up" and document.form == "page" and asked_every_night and site.validators != "none"
