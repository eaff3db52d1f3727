"""What a night's digest says, before it takes a form: sections of lines, each with where it leads."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from models.change import ChangeKind
from models.night import News, Night
from models.value import Value
from output.digest.lines import Line, alert_line, failed_line, listed_line, news_line
from output.digest.links import DeskLinks
from output.render.labels import Labels, Language

SectionName = Literal["first", "new", "changed", "gone", "listed", "failed", "opened", "resolved"]
FIRST = 1
"""The priority of what is to be looked at first."""
IN_SUBJECT: tuple[SectionName, ...] = ("first", "new", "changed", "gone", "opened", "listed", "failed", "resolved")
COUNTS = 4
"""How many counts a subject has, the first of ``IN_SUBJECT``: mail programs show some 60 characters."""
_GONE = {ChangeKind.REMOVED, ChangeKind.SOFT_404}


class Section(Value):
    """Lines of one kind. ``left_out`` is how many more there are than ``lines``."""

    name: SectionName
    title: str
    lines: tuple[Line, ...]
    left_out: int = 0


class Digest(Value):
    """A night, told in one language.

    ``format`` is the version of this shape, ``night`` the number of the night, ``name`` that of the monitor.
    ``night_url`` is where the desk shows all of it; when nobody knows the desk's address there is none, and ``hint``
    says how to open it. ``quiet``: nothing new, nothing failed, nothing put off, no alert opened or resolved.
    ``still_open`` is how many alerts of earlier nights are open. ``what`` is all of it in a few words.
    """

    format: Literal[1] = 1
    language: Language
    night: int | None
    started_at: datetime
    ended_at: datetime
    quiet: bool
    name: str
    what: str
    subject: str
    heading: str
    summary: tuple[str, ...]
    sections: tuple[Section, ...]
    still_open: int
    night_url: str | None
    hint: str | None


def digest(
    night: Night,
    language: Language,
    links: DeskLinks,
    *,
    number: int | None = None,
    zone: ZoneInfo | None = None,
    most: int | None = None,
) -> Digest:
    """Tell a night. ``most`` is how many lines a section may have; dates are those of ``zone`` (by default UTC)."""
    label = Labels(language, "output.digest")
    date = label.date(night.started_at.astimezone(zone or ZoneInfo("UTC")).date().isoformat())
    lines = _lines(night, links, label)
    what = _what(night, lines, label)
    quiet = not lines and not night.put_off
    return Digest(
        language=language,
        night=number,
        started_at=night.started_at,
        ended_at=night.ended_at,
        quiet=quiet,
        name=label("digest.name"),
        what=what,
        subject=label("digest.subject", date=date, what=what),
        heading=label("digest.heading", date=date),
        summary=tuple(_summary(night, label, quiet=quiet)),
        sections=tuple(_section(name, found, label, most) for name, found in lines.items()),
        still_open=len(night.still_open),
        night_url=links.night(number),
        hint=None if links.known else label("digest.open-desk", command=links.command),
    )


def is_news(night: Night) -> bool:
    """Whether the night brought anything but failures: these raise an alert when they last."""
    return bool(night.news or night.listed or night.opened or night.resolved)


def _lines(night: Night, links: DeskLinks, label: Labels) -> dict[SectionName, Sequence[Line]]:
    sections: dict[SectionName, list[Line]] = {name: [] for name in get_args(SectionName)}
    for news in night.news:
        name = _section_of(news)
        sections[name].append(news_line(news, links, label, kind=name != news.kind.value))
    sections["listed"] = [listed_line(document) for document in night.listed]
    sections["failed"] = [failed_line(trouble, label) for trouble in night.failed]
    sections["opened"] = [alert_line(alert, label) for alert in night.opened]
    sections["resolved"] = [alert_line(alert, label) for alert in night.resolved]
    return {name: lines for name, lines in sections.items() if lines}


def _section_of(news: News) -> SectionName:
    if news.priority == FIRST:
        return "first"
    if news.kind in _GONE:
        return "gone"
    return "new" if news.kind is ChangeKind.NEW else "changed"


def _section(name: SectionName, lines: Sequence[Line], label: Labels, most: int | None) -> Section:
    shown = tuple(lines if most is None else lines[:most])
    return Section(name=name, title=label(f"digest-sections.{name}"), lines=shown, left_out=len(lines) - len(shown))


def _what(night: Night, lines: dict[SectionName, Sequence[Line]], label: Labels) -> str:
    names = [name for name in IN_SUBJECT if name in lines]
    counts = [label.count(f"digest-counts.{name}", f"digest-counts.{name}-more", len(lines[name])) for name in names]
    if not counts and night.put_off:
        counts = [label.count("digest-counts.put-off", "digest-counts.put-off-more", night.put_off)]
    return ", ".join(counts[:COUNTS]) or label("digest.subject-quiet")


def _summary(night: Night, label: Labels, *, quiet: bool) -> Iterable[str]:
    sources = label.count("digest.source", "digest.sources", night.sources_due)
    addresses = label.count("digest.address", "digest.addresses", night.asked)
    if quiet:
        yield label("digest.quiet", sources=sources)
    else:
        yield label("digest.asked", sources=sources, addresses=addresses, unchanged=night.unchanged)
    if night.put_off:
        yield label.count("digest.put-off-one", "digest.put-off", night.put_off)
    if open_ := len(night.still_open):
        yield label.count("digest.still-open-one", "digest.still-open", open_)
