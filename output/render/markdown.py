"""An entry as Markdown (CommonMark with footnotes): every claim has a footnote with its evidence."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from models.entry import Entry, EntryField
from models.evidence import Evidence
from models.finding import ActionPoint, Pillar
from models.value import LocalText
from output.render.labels import Language
from output.render.neutral import one_line
from output.render.view import EntryView

_ACTIVE = re.compile(r"[\\`*_{}\[\]<>#|~$&!@^=]|:(?=/)")
_AT_START = re.compile(r"(?:[-+]|\d+(?=[.)]))")
_BLANK_LINES = re.compile(r"\n{3,}")
_WWW = re.compile(r"(?i)\b(www)\.")


def entry_markdown(entry: Entry, language: Language, home: LocalText | None = None) -> str:
    """The entry as Markdown in ``language``; ``home`` is the region that the takeaways are for."""
    return _Page(EntryView(entry, language, home)).text()


def escaped(text: str) -> str:
    """The text on one line, with every character that Markdown or an autolink would act on escaped."""
    line = _WWW.sub(r"\1\\.", _ACTIVE.sub(r"\\\g<0>", one_line(text)))
    start = _AT_START.match(line)
    if start is None:
        return line
    digits = start.group().isdigit()
    return f"{start.group()}\\{line[start.end() :]}" if digits else f"\\{line}"


class _Page:
    """Writes the parts in order and collects the footnotes on the way."""

    def __init__(self, view: EntryView) -> None:
        self._view, self._entry, self._label = view, view.entry, view.label
        self._notes: list[str] = []

    def text(self) -> str:
        parts = [
            self._head(),
            self._warnings(),
            self._takeaways(),
            self._principles(),
            self._pillars(),
            self._other_actions(),
            self._provisions(),
            self._mentions(),
        ]
        lines = [line for part in parts for line in part]
        return _BLANK_LINES.sub("\n\n", "\n".join([*lines, *self._colophon(), *self._notes]) + "\n")

    def _head(self) -> Iterator[str]:
        view, entry = self._view, self._entry
        yield from (f"# {escaped(view.heading)}{self._note(entry.title.evidence)}", "")
        yield from (self._value(entry.abstract, entry.abstract.value), "")
        yield self._fact("fields.what", entry.document_type, view.document_type)
        yield self._impact()
        yield self._fact("fields.audience", entry.audience, view.audience)
        link = view.link()
        yield f"- **{self._label('fields.url')}:** {f'<{link}>' if link else escaped(entry.url)}"
        yield self._fact("fields.issuer", entry.issuer, entry.issuer.value)
        yield self._fact("fields.published", entry.published, self._label.date(entry.published.value or ""))
        yield from (self._fact("fields.topics", entry.topics, view.topics), "")

    def _impact(self) -> str:
        impact, language = self._entry.impact.value, self._view.language
        text = None
        if impact is not None:
            text = f"{impact.score} – {impact.legend.in_language(language)} {impact.reason.in_language(language)}"
            text += f" {self._label('impact.scale')}"
        return self._fact("fields.impact", self._entry.impact, text)

    def _warnings(self) -> Iterator[str]:
        if self._entry.warnings:
            yield from (f"**{self._label('page.notes')}**", "")
            yield from (f"- {escaped(warning)}" for warning in self._entry.warnings)

    def _takeaways(self) -> Iterator[str]:
        yield from self._heading(2, self._label("sections.takeaways", home=self._view.home))
        for item in self._entry.takeaways:
            yield f"- {escaped(item.text.in_language(self._view.language))}{self._note(item.evidence)}"
        yield from self._or_none("sections.no_takeaways", self._entry.takeaways)

    def _principles(self) -> Iterator[str]:
        yield from self._heading(2, self._label("sections.principles"))
        for number, item in enumerate(sorted(self._entry.principles, key=lambda p: p.doubtful), start=1):
            maybe = f" ({self._label('action.maybe')})" if item.doubtful else ""
            yield f"{number}. **{escaped(item.label)}**{maybe}{self._note(item.evidence)}"
            if item.explanation:
                yield from ("", f"   {escaped(item.explanation)}", "")
        yield from self._or_none("sections.no_principles", self._entry.principles)

    def _pillars(self) -> Iterator[str]:
        yield from self._heading(2, self._label("sections.pillars"))
        for number, pillar in enumerate(self._entry.pillars, start=1):
            yield from ("", f"### {number}. {escaped(pillar.title)}{self._note(pillar.evidence)}", "")
            summary = self._view.summaries.get(pillar.id)
            if summary is not None:
                yield from (self._value(summary, summary.value), "")
            yield from self._actions(pillar)
        yield from self._or_none("sections.no_pillars", self._entry.pillars)

    def _actions(self, pillar: Pillar) -> Iterator[str]:
        actions = self._view.actions_under(pillar)
        if actions:
            yield from (f"**{self._label('sections.actions')}**", "")
        yield from self._action_list(actions)
        yield from self._or_none("sections.no_actions_here", actions)

    def _other_actions(self) -> Iterator[str]:
        actions = self._view.actions_under(None)
        if actions or not self._entry.actions:
            name = "sections.other_actions" if self._entry.pillars and actions else "sections.actions"
            yield from self._heading(2, self._label(name))
            yield from self._action_list(actions)
            yield from self._or_none("sections.no_actions", actions)

    def _action_list(self, actions: Sequence[ActionPoint]) -> Iterator[str]:
        for number, action in enumerate(actions, start=1):
            said = " ".join(part for part in (action.lead_in, action.text) if part)
            yield f"{number}. {escaped(said)} ({'; '.join(self._about(action))}){self._note(action.evidence)}"

    def _about(self, action: ActionPoint) -> Iterator[str]:
        if action.doubtful:
            yield self._label("action.maybe")
        yield self._label(f"kind.{action.kind.value}")
        amount = action.amount.text if action.amount else None
        details = {
            "who": self._view.who(action),
            "when": self._view.by_when(action),
            "amount": amount,
            "addressee": action.addressee,
            "status": action.status,
        }
        for name, value in details.items():
            if value:
                yield f"{self._label(f'action.{name}').lower()}: {escaped(value)}"

    def _provisions(self) -> Iterator[str]:
        if groups := self._view.provisions():
            yield from self._heading(2, self._label("sections.provisions"))
        for kind, provisions in groups:
            yield from self._heading(3, kind)
            yield from (f"- {escaped(item.text)}{self._note(item.evidence)}" for item in provisions)

    def _mentions(self) -> Iterator[str]:
        if groups := self._view.mentions():
            yield from self._heading(2, self._label("sections.mentions"))
        for kind, mentions in groups:
            yield from self._heading(3, kind)
            for item in mentions:
                link = self._view.safe_link(item.url)
                name = f"[{escaped(item.text)}](<{link}>)" if link else escaped(item.text)
                identifier = f" {escaped(item.identifier)}" if item.identifier else ""
                yield f"- {name}{identifier}{self._note(item.evidence)}"

    def _colophon(self) -> Iterator[str]:
        entry, label = self._entry, self._label
        yield from self._heading(2, label("page.colophon"))
        yield f"- {label('fields.work')}: {escaped(entry.work_id)}; {label('fields.version').lower()} {entry.version}"
        yield f"- {label('fields.snapshot')}: {escaped(entry.snapshot_sha256)}"
        yield from (f"- {label('fields.extractor')}: {escaped(entry.extractor_version)}", "")

    def _heading(self, level: int, text: str) -> Iterator[str]:
        yield from ("", f"{'#' * level} {escaped(text)}", "")

    def _fact(self, name: str, field: EntryField[Any], value: str | None) -> str:
        return f"- **{self._label(name)}:** {self._value(field, value)}"

    def _value(self, field: EntryField[Any], value: str | None) -> str:
        if field.value is None or value is None:
            reason = field.reason.in_language(self._view.language) if field.reason else ""
            return f"*{escaped(reason)}*"
        return f"{escaped(value)}{self._note(field.evidence)}"

    def _or_none(self, name: str, found: Sequence[object]) -> Iterator[str]:
        if not found:
            yield f"*{escaped(self._label(name))}*"
        yield ""

    def _note(self, evidence: Iterable[Evidence]) -> str:
        quotes = [self._quote(item) for item in evidence]
        if not quotes:
            return ""
        number = len(self._notes) + 1
        self._notes.append(f"[^{number}]: {' — '.join(quotes)}")
        return f"[^{number}]"

    def _quote(self, item: Evidence) -> str:
        said = f"{escaped(item.prefix)} **{escaped(item.exact)}** {escaped(item.suffix)}".strip()
        rule = f"; {escaped(item.rule.id)} v{item.rule.version}" if item.rule else ""
        return f"“{said}” ({escaped(self._view.place(item))}{rule})"
