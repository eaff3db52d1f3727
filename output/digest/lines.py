"""The lines of a digest. Whatever comes from documents and servers is made harmless and put on one line."""

from collections.abc import Iterator

from models.alert import Alert
from models.change import ChangeKind
from models.night import Listed, News, Trouble
from models.value import Value
from models.vocabulary import JURISDICTIONS
from output.digest.links import DeskLinks
from output.outcomes import said
from output.render.labels import Labels
from output.render.neutral import one_line, web_link

LONGEST = 220
"""Characters of a title or remark: two or three lines on a telephone."""


class Line(Value):
    """One thing to tell. ``url`` is where the document or source is, ``desk_url`` where the desk has it; none when
    there is no address, or none that is safe to click.

    ``kind`` is that of the change, of the alert, or the code of the failure; ``priority`` that of news, 1 the most
    urgent. ``facts`` are short remarks.
    """

    title: str
    kind: str | None = None
    priority: int | None = None
    facts: tuple[str, ...] = ()
    source_id: str | None = None
    url: str | None = None
    desk_url: str | None = None


def news_line(news: News, links: DeskLinks, label: Labels, *, kind: bool) -> Line:
    """A change of a work; ``kind``: with a word for what kind of change it is."""
    place = JURISDICTIONS.get(news.jurisdiction or "")
    title = [place.label(label.language) if place else "", news.title.strip() or news.url]
    return Line(
        title=_short(label("digest.separator").join(part for part in title if part)),
        kind=news.kind.value,
        priority=news.priority,
        facts=(*([label(f"digest-change.{news.kind.value}")] if kind else []), *_facts(news, label)),
        source_id=news.source_id,
        url=web_link(news.url),
        desk_url=links.work(news.key),
    )


def listed_line(listed: Listed) -> Line:
    """A document that is not drafted."""
    title = listed.title.strip() or listed.url
    return Line(title=_short(title), source_id=listed.source_id, url=web_link(listed.url))


def failed_line(trouble: Trouble, label: Labels) -> Line:
    """A document or source that could not be dealt with."""
    return Line(
        title=_short(trouble.url),
        kind=trouble.code,
        facts=(_reason(trouble.code, trouble.sentence, label),),
        source_id=trouble.source_id,
        url=web_link(trouble.url),
    )


def alert_line(alert: Alert, label: Labels) -> Line:
    """A source that does not do what is expected of it; of one that does again, what was the matter."""
    kind = label(f"digest-alert.{alert.kind.value}")
    if alert.resolved_at is None:
        facts = [kind, _short(alert.sentence.in_language(label.language))]
        facts += [_reason(alert.code, alert.reason, label)] if alert.code and alert.reason else []
    else:
        facts = [label("digest-alert.was", kind=kind, date=label.date(alert.opened_at.date().isoformat()))]
    return Line(
        title=_short(alert.title or alert.source_id),
        kind=alert.kind.value,
        facts=tuple(facts),
        source_id=alert.source_id,
        url=web_link(alert.url) if alert.url else None,
    )


def _facts(news: News, label: Labels) -> Iterator[str]:
    if news.impact is not None:
        yield label("digest-facts.impact", n=news.impact)
    if news.kind is ChangeKind.NEW and news.actions:
        yield label.count("digest-facts.action", "digest-facts.actions", news.actions)
    counts = {"appeared": news.appeared, "altered": news.changed, "vanished": news.vanished}
    if told := [label(f"digest-facts.{name}", n=n) for name, n in counts.items() if n]:
        yield label("digest-facts.findings", what=", ".join(told))
    if news.note:
        yield label("digest-facts.note", note=_short(news.note))


def _reason(code: str, sentence: str, label: Labels) -> str:
    return _short(said(code, sentence, label.language))


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
