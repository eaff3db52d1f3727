"""What lists, feeds and tables say of a published entry: its fields, without its findings and proofs."""

from datetime import datetime

from models.entry import Entry, EntryField
from models.value import Value
from models.vocabulary import AUDIENCES, DOCUMENT_TYPES, JURISDICTIONS, TOPICS, Vocabulary
from output.publish.folding import folded_words
from output.publish.story import for_readers
from output.render.counts import Counts
from output.store.desk_values import Publication

_FIELDS = ("title", "jurisdiction", "issuer", "published", "document_type", "impact", "audience", "topics", "abstract")
_FINDINGS = ("takeaways", "principles", "pillars", "pillar_summaries", "actions", "provisions", "mentions", "warnings")


class Card(Value):
    """A published entry in short. ``entry`` has the fields alone; ``counts`` says what else the whole one holds.

    ``first_published_at`` is when the work came into the monitor, ``published_at`` when version ``number`` did.
    ``words`` are what a search looks through: without case and accents, parted by single spaces.
    """

    key: str
    number: int
    first_published_at: datetime
    published_at: datetime
    unreviewed: int
    counts: Counts
    entry: Entry
    words: str

    @property
    def updated(self) -> bool:
        """Whether it was published again since it came into the monitor."""
        return self.published_at > self.first_published_at


def card_of(publication: Publication, first_published_at: datetime) -> Card:
    """The card of a publication; the work was first published at ``first_published_at``."""
    entry = for_readers(publication)
    return Card(
        key=publication.key,
        number=publication.number,
        first_published_at=first_published_at,
        published_at=publication.published_at,
        unreviewed=len(publication.unreviewed),
        counts=Counts.of(entry),
        entry=_fields_alone(entry),
        words=folded_words(_searched(entry)),
    )


def _fields_alone(entry: Entry) -> Entry:
    bare = {name: _without_proof(getattr(entry, name)) for name in _FIELDS}
    return entry.model_copy(update=bare | dict.fromkeys(_FINDINGS, ()))


def _without_proof(field: EntryField[object]) -> EntryField[object]:
    return field.model_copy(update={"evidence": (), "rule": None})


def _searched(entry: Entry) -> list[str]:
    texts = [entry.title.value, entry.issuer.value, entry.abstract.value]
    texts += [item.label for item in entry.principles]
    texts += [item.title for item in entry.pillars]
    texts += [words for item in entry.takeaways for words in (item.text.nl, item.text.en)]
    texts += _names(JURISDICTIONS, entry.jurisdiction.value) + _names(DOCUMENT_TYPES, entry.document_type.value)
    texts += [name for code in entry.audience.value or () for name in _names(AUDIENCES, code)]
    texts += [name for code in entry.topics.value or () for name in _names(TOPICS, code)]
    return [text for text in texts if text]


def _names(vocabulary: Vocabulary, code: str | None) -> list[str | None]:
    concept = vocabulary.get(code or "")
    return [concept.label("nl"), concept.label("en")] if concept else [code]
