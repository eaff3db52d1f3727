"""What an entry says to a reader in one language: shared by the pages and the Markdown."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar
from urllib.parse import quote

from models.entry import Entry, EntryField
from models.evidence import Evidence
from models.finding import ActionPoint, Mention, Pillar, Provision
from models.value import LocalText
from models.vocabulary import AUDIENCES, DOCUMENT_TYPES, JURISDICTIONS, TOPICS, Vocabulary
from output.render.labels import Labels, Language
from output.render.names import plain_name
from output.render.neutral import web_link

F = TypeVar("F", Provision, Mention)

FRAGMENT_WORDS = 6
"""Words at each end of a long quote in a link to it: enough to be found, short enough for an address bar."""


INTERNATIONAL = "INT"
"""The jurisdiction of bodies of many countries, which says less than their name."""


class EntryView:
    """An entry with everything a template needs to print it in ``language``.

    ``home`` is the region whose takeaways these are; without it the name in ``labels.toml``.
    """

    def __init__(self, entry: Entry, language: Language, home: LocalText | None = None) -> None:
        self.entry = entry
        self.language = language
        self.label = Labels(language)
        self.home = home.in_language(language) if home else self.label("home.name")

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
        international = self.entry.jurisdiction.value == INTERNATIONAL
        speaker = (international and self.entry.issuer.value) or self.jurisdiction
        return self.label("page.separator").join(part for part in (speaker, self.title) if part)

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
    def counts(self) -> str:
        """How much was found: "4 principles · 6 pillars · 23 action points (3 of them maybe)"."""
        entry, count = self.entry, self.label.count
        parts = [
            count("counts.principle", "counts.principles", len(entry.principles)),
            count("counts.pillar", "counts.pillars", len(entry.pillars)),
            count("counts.action", "counts.actions", len(entry.actions)),
        ]
        if doubtful := sum(action.doubtful for action in entry.actions):
            parts[-1] += f" ({self.label('counts.doubtful', n=doubtful)})"
        return " · ".join(parts)

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
        url = web_link(self.entry.url)
        if url is None or evidence is None or "#" in url:
            return url
        return f"{url}#page={evidence.page}" if evidence.page else f"{url}#:~:text={_text_fragment(evidence.exact)}"

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


def _text_fragment(words: str) -> str:
    # https://wicg.github.io/scroll-to-text-fragment/: a dash has a meaning of its own there
    parts = words.split()
    ends = [parts] if len(parts) <= 2 * FRAGMENT_WORDS else [parts[:FRAGMENT_WORDS], parts[-FRAGMENT_WORDS:]]
    return ",".join(quote(" ".join(end), safe="").replace("-", "%2D") for end in ends)
