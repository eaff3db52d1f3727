"""Everything that the queue's template asks."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from models.user import User
from models.vocabulary import DOCUMENT_TYPES, JURISDICTIONS, Vocabulary
from output.desk.queue.filters import FILTERS, ME, NONE, ORDERS, PAGE_SIZE, YESTERDAY, QueueAddress, word_of
from output.desk.wording import Labels
from output.render.labels import Labels as EntryLabels
from output.store.desk_values import QueueLine, QueuePage

_VOCABULARIES: Mapping[str, Vocabulary] = {"jurisdiction": JURISDICTIONS, "document_type": DOCUMENT_TYPES}


@dataclass(frozen=True)
class Option:
    """A value to filter by: how it is written in an address, its label, and how many works have it."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Filter:
    """A filter with its values, the most frequent first."""

    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Link:
    """A link with its words; ``current`` when it leads to what is shown."""

    label: str
    address: str
    current: bool = False


class QueueView:
    """A page of the queue for ``user``; ``names`` are how the people of the desk are shown, by their names."""

    def __init__(
        self, asked: QueueAddress, found: QueuePage, user: User, label: Labels, names: Mapping[str, str]
    ) -> None:
        self.asked, self.found, self.user, self.label = asked, found, user, label
        self._names = names
        self._entry_label = EntryLabels(label.language)

    @property
    def lines(self) -> Sequence[QueueLine]:
        """The works of this page."""
        return self.found.lines

    @property
    def filters(self) -> tuple[Filter, ...]:
        """The filters that have something to choose between."""
        found = (Filter(name, self.label(f"queue.{name}"), tuple(self._options(name))) for name in FILTERS)
        return tuple(item for item in found if item.options)

    @property
    def orders(self) -> tuple[Option, ...]:
        """In which order the works can be."""
        return tuple(Option(o, self.label(f"queue.order-{o}"), 0, o == self.asked.order) for o in ORDERS)

    @property
    def saved(self) -> tuple[Link, ...]:
        """What is asked for daily."""
        rows = (
            ("everything", QueueAddress()),
            ("mine", QueueAddress(chosen=(("assignee", ME),))),
            ("returned-to-me", QueueAddress(chosen=(("assignee", ME),), returned=True)),
            ("new", QueueAddress(since=YESTERDAY)),
            ("nobodys", QueueAddress(chosen=(("assignee", NONE),))),
        )
        here = self.asked.address()
        return tuple(Link(self.label(f"queue.{name}"), a.address(), a.address() == here) for name, a in rows)

    @property
    def active(self) -> tuple[Link, ...]:
        """What is filtered by, each with the address that no longer does."""
        return tuple(self._active())

    @property
    def pages(self) -> tuple[str | None, str | None]:
        """The addresses of the page before and the page after this one."""
        page, last = self.asked.page, max(1, -(-self.found.total // PAGE_SIZE))
        before = self.asked.address(page=page - 1 if page > 2 else None) if page > 1 else None  # noqa: PLR2004
        return before, self.asked.address(page=page + 1) if page < last else None

    @property
    def span(self) -> str:
        """Which of the works are on this page: "1–50 of 312"."""
        first = (self.asked.page - 1) * PAGE_SIZE + 1
        return self.label("queue.span", first=first, last=first + len(self.lines) - 1, total=self.found.total)

    def named(self, name: str, value: str | None) -> str:
        """The label of a value: of a code its word, of a person how they are shown."""
        if not value or (name == "impact" and value == "0"):
            return self.label("queue.none")
        if name in _VOCABULARIES:
            vocabulary = _VOCABULARIES[name]
            return vocabulary[value].label(self.label.language) if value in vocabulary else value
        if name == "language":
            return self._entry_label.language_name(value)
        if name == "state":
            return self.label(f"state.{value}")
        return self._names.get(value, value) if name == "assignee" else value

    def published(self, line: QueueLine) -> str | None:
        """When the document was published, written out."""
        return self._entry_label.date(line.published) if line.published else None

    def _options(self, name: str) -> Iterator[Option]:
        chosen, counts = self.asked.value(name), self.found.facets.get(name, {})
        words = {word_of(name, value): value for value in counts}
        if name == "assignee" and chosen == ME:
            words[ME] = self.user.name
        for word, value in words.items():
            yield Option(word, self.named(name, value), counts.get(value, 0), word == chosen)
        if chosen and chosen not in words:
            yield Option(chosen, self._chosen_label(name), 0, chosen=True)

    def _active(self) -> Iterator[Link]:
        if self.asked.text:
            yield Link(f"{self.label('queue.search')}: {self.asked.text}", self.asked.address(q=None))
        for name, _ in self.asked.chosen:
            text = f"{self.label(f'queue.{name}')}: {self._chosen_label(name)}"
            yield Link(text, self.asked.address(**{name: None}))
        if self.asked.since:
            day = self.label("queue.yesterday") if self.asked.since == YESTERDAY else self.asked.since
            yield Link(f"{self.label('queue.since')}: {day}", self.asked.address(since=None))
        if self.asked.returned:
            yield Link(self.label("queue.returned"), self.asked.address(returned=None))

    def _chosen_label(self, name: str) -> str:
        value = self.asked.value(name)
        if value == ME and name == "assignee":
            return self.label("queue.me")
        return self.named(name, "" if value == NONE else value)
