"""What is published in a store, as the monitor shows it."""

from collections.abc import Iterator, Sequence
from threading import Lock

from output.publish.card import Card, card_of
from output.publish.listing import newest_first
from output.publish.story import Story
from output.store import Store
from output.store.desk_values import Publication
from output.store.published_works import PublishedWork, publication_stamp, published_work, published_works

_ONE_BY_ONE = 20
"""Up to so many new publications are read one by one; beyond, reading all at once is quicker."""


class Shelf:
    """The published entries of a store. One object serves all threads.

    A publication never changes, so its card is made once; which of them are in force is asked each time.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = Lock()
        self._stamp: tuple[int, int] | None = None
        self._cards: dict[tuple[str, int], Card] = {}
        self._listed: Sequence[Card] = ()

    def cards(self) -> Sequence[Card]:
        """All entries in force, in the order of the list."""
        with self._lock:
            stamp = publication_stamp(self._store.engine)
            if stamp != self._stamp:
                self._listed = self._list()
                self._stamp = stamp
            return self._listed

    def work(self, key: str) -> PublishedWork | None:
        """The work of that key; none when it was never published."""
        return published_work(self._store.engine, key)

    def current(self, work: PublishedWork) -> Publication:
        """The newest publication of a work."""
        return self._store.publication(work.work_id, work.versions[-1])

    def story(self, work: PublishedWork) -> Story:
        """All publications of a work."""
        return Story([self._store.publication(work.work_id, moment) for moment in work.versions])

    def works(self) -> Sequence[PublishedWork]:
        """All works that were ever published, also withdrawn ones, the newest first."""
        return published_works(self._store.engine)

    def publications(self, cards: Sequence[Card]) -> Iterator[Publication]:
        """The whole publications of these cards, one at a time, in their order."""
        return (self._store.publication(card.entry.work_id, card.published_at) for card in cards)

    def _list(self) -> Sequence[Card]:
        works = {
            (work.key, len(work.versions)): work
            for work in published_works(self._store.engine)
            if work.withdrawn_at is None
        }
        self._cards = {name: card for name, card in self._cards.items() if name in works}
        missing = [work for name, work in works.items() if name not in self._cards]
        for publication in self._read(missing):
            if work := works.get((publication.key, publication.number)):
                self._cards[publication.key, publication.number] = card_of(publication, work.versions[0])
        return newest_first(list(self._cards.values()))

    def _read(self, works: Sequence[PublishedWork]) -> Iterator[Publication]:
        if len(works) > _ONE_BY_ONE:
            yield from self._store.all_published()
        else:
            yield from map(self.current, works)
