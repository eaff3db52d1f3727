"""What an entry says to a reader in one language: shared by the pages and the Markdown."""

from collections.abc import Container, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from models.entry import Entry, EntryField, Origin
from models.evidence import Evidence
from models.finding import ActionPoint, Mention, Pillar, Provision
from models.value import LocalText
from models.vocabulary import AUDIENCES, DOCUMENT_TYPES, JURISDICTIONS, TOPICS, Vocabulary
from output.render.counts import Counts
from output.render.labels import Labels, Language
from output.render.links import document_link
from output.render.names import plain_name
from output.render.neutral import web_link

F = TypeVar("F", Provision, Mention)

INTERNATIONAL = "INT"
"""The jurisdiction of bodies of many countries, which says less than their name."""


class EntryView:
    """An entry with everything a template needs to print it in ``language``.

    ``home`` is the region whose takeaways these are; without it the name in ``labels.toml``. A draft shows what is
    empty and why; a published entry, for which ``unreviewed`` names the claims that nobody reviewed (perhaps none),
    shows only what it has.
    """

    def __init__(
        self,
        entry: Entry,
        language: Language,
        home: LocalText | None = None,
        unreviewed: Container[str] | None = None,
    ) -> None:
        self.entry = entry
        self.language = language
        self.label = Labels(language)
        self.home = home.in_language(language) if home else self.label("home.name")
        self.shows_empty = unreviewed is None
        self._unreviewed = unreviewed or ()

    @cached_property
    def title(self) -> str:
        """The document's own title, in its own language; a stand-in when it has none."""
        return self.entry.title.value or self.label("page.untitled")

    @cached_property
    def jurisdiction(self) -> str | None:
        """The name of the jurisdiction in the reader's language."""
        return None if (code := self.entry.jurisdiction.value) is None else self.concept(JURISDICTIONS, code)

    @cached_property
    def heading(self) -> str:
        """Jurisdiction and title: "The Netherlands – Government-wide vision"; of a body of many countries its name."""
        return self.label("page.separator").join(part for part in (self.speaker, self.title) if part)

    @cached_property
    def speaker(self) -> str | None:
        """Who the heading says is speaking: the jurisdiction, or the name of a body of many countries."""
        international = self.entry.jurisdiction.value == INTERNATIONAL
        return (self.entry.issuer.value if international else None) or self.jurisdiction

    @cached_property
    def document_type(self) -> str | None:
        """What kind of document it is, as the monitor calls it."""
        return None if (code := self.entry.document_type.value) is None else self.concept(DOCUMENT_TYPES, code)

    @cached_property
    def audience(self) -> str:
        """For whom the document is, as one phrase; empty when not known."""
        return _phrase(self.concept(AUDIENCES, code) for code in self.entry.audience.value or ())

    @cached_property
    def topics(self) -> str:
        """What it is about, as one phrase; empty when not known."""
        return _phrase(self.concept(TOPICS, code) for code in self.entry.topics.value or ())

    @cached_property
    def summaries(self) -> Mapping[str, EntryField[str]]:
        """The summaries of pillars, by the pillar's id."""
        return {item.pillar: item.summary for item in self.entry.pillar_summaries}

    @cached_property
    def lead(self) -> Sequence[str]:
        """The paragraphs that stand under the title: of a published entry the first, of a draft all."""
        return self._abstract if self.shows_empty else self._abstract[:1]

    @cached_property
    def summary(self) -> Sequence[str]:
        """The paragraphs of the abstract that a published entry shows further down."""
        return () if self.shows_empty else self._abstract[1:]

    @cached_property
    def _abstract(self) -> Sequence[str]:
        return [part for part in (self.entry.abstract.value or "").split("\n") if part.strip()]

    @property
    def notes(self) -> Sequence[str]:
        """The warnings for the reviewer; readers of a published entry get none."""
        return self.entry.warnings if self.shows_empty else ()

    @property
    def names_jurisdiction(self) -> bool:
        """Whether the jurisdiction needs a line of its own, since the heading does not say it."""
        return self.speaker is None or self.is_unreviewed("jurisdiction")

    @property
    def loose_title(self) -> str:
        """The name of the label over the action points that stand under no pillar."""
        others = self.entry.pillars and self.entry.actions
        return "sections.other_actions" if others else "sections.actions"

    def shows(self, group: str) -> bool:
        """Whether the findings of that group have a section of their own, be it to say that there are none."""
        return self.shows_empty or bool(getattr(self.entry, group))

    def is_unreviewed(self, target: str) -> bool:
        """Whether this field or finding was published without a reviewer's word."""
        return target in self._unreviewed

    def language_of(self, field: EntryField[Any]) -> str:
        """The language of a field's words: the document's, or "" (unknown) for what an analyst wrote."""
        return "" if field.origin is Origin.WRITTEN else self.entry.language

    @cached_property
    def counts(self) -> str:
        """How much was found: "4 principles · 6 pillars · 23 action points"."""
        return Counts.of(self.entry).phrase(self.label, zeros=self.shows_empty)

    def concept(self, vocabulary: Vocabulary, code: str) -> str:
        """The label of a code in the reader's language; the code itself when the vocabulary lacks it."""
        return vocabulary[code].label(self.language) if code in vocabulary else code

    def actions_under(self, pillar: Pillar | None) -> Sequence[ActionPoint]:
        """The action points of a pillar, or of none, in reading order; the doubtful ones last."""
        return sorted(self.entry.actions_under(pillar.id if pillar else None), key=lambda action: action.doubtful)

    def provisions(self) -> Sequence[tuple[str, Sequence[Provision]]]:
        """Provisions under the label of their kind."""
        return self._by_kind("provision", self.entry.provisions)

    def mentions(self) -> Sequence[tuple[str, Sequence[Mention]]]:
        """Mentions under the label of their kind."""
        return self._by_kind("mention", self.entry.mentions)

    def who(self, action: ActionPoint) -> str | None:
        """Who is to act: as worked out, with the document's own word when that differs."""
        known, written = action.resolved_actor, action.actor
        return f"{known} (“{written}”)" if known and written and known != written else known or written

    def by_when(self, action: ActionPoint) -> str | None:
        """The deadline as written, with its last day when that was worked out."""
        if action.deadline is None:
            return None
        end = action.deadline.end
        return f"{action.deadline.text} ({self.label.date(end.isoformat())})" if end else action.deadline.text

    def repeated(self, action: ActionPoint) -> str | None:
        """The place on the page of the action point that this one repeats, when it is there."""
        there = any(other.id == action.repeats for other in self.entry.actions)
        return self.anchor(action.repeats) if action.repeats and there else None

    def reference(self, evidence: Evidence) -> str:
        """The short reference that a claim shows: "p. 12"."""
        return self.label("evidence.page", page=evidence.page) if evidence.page else self.label("evidence.source")

    def field_reference(self, field: EntryField[Any]) -> str:
        """The short reference that a field shows: its first quote, else the rule or the metadata it comes from."""
        if field.evidence:
            return self.reference(field.evidence[0])
        return self.label("evidence.by_rule" if field.rule and not field.source else "evidence.source")

    def place(self, evidence: Evidence) -> str:
        """Where exactly the quote stands: page or element, block, characters."""
        values = evidence.model_dump(include={"page", "path", "block", "start", "end"})
        name = "on_page" if evidence.page else "on_element" if evidence.path else "in_block"
        return self.label(f"evidence.{name}", **values)

    def link(self, evidence: Evidence | None = None) -> str | None:
        """The document's address, at the page or the words of ``evidence``; none when it is not safe to click."""
        return document_link(self.entry.url, evidence)

    def safe_link(self, url: str | None) -> str | None:
        """An address that is safe to click, or none."""
        return None if url is None else web_link(url)

    def anchor(self, identifier: str) -> str:
        """The place on the page of a finding or takeaway; the same for the same words in every version."""
        return plain_name(identifier)

    def _by_kind(self, group: str, found: Sequence[F]) -> Sequence[tuple[str, Sequence[F]]]:
        kinds = dict.fromkeys(item.kind for item in found)
        return [(self.label(f"{group}.{kind}"), [item for item in found if item.kind == kind]) for kind in kinds]


def _phrase(words: Iterable[str]) -> str:
    phrase = ", ".join(words)
    return phrase[:1].upper() + phrase[1:]
