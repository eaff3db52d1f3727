"""A night in Markdown, for the page of its run, and the works that it drew entries of."""

from collections.abc import Iterator

from models.change import ChangeKind
from models.night import Night
from output.digest.digest import Digest, Section
from output.digest.lines import Line
from output.render.markdown import escaped

_DRAWN = frozenset({ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.REWORDED})


def created(night: Night) -> tuple[str, ...]:
    """The ids of the works that have a new draft, each once."""
    return tuple(dict.fromkeys(news.work_id for news in night.news if news.kind in _DRAWN))


def summary_markdown(night: Night, told: Digest) -> str:
    """What the night brought: in figures, and then as the digest tells it."""
    figures = {
        "Sources": night.sources,
        "Sources visited": night.sources_due,
        "Addresses asked": night.asked,
        "of these unchanged": night.unchanged,
        "Put off, for their hosts took too long": night.put_off,
        "News": len(night.news),
        "Listed only": len(night.listed),
        "Failed": len(night.failed),
        "Alerts opened": len(night.opened),
        "Alerts resolved": len(night.resolved),
        "Alerts open before": len(night.still_open),
    }
    table = ["| | |", "|---|---:|", *(f"| {name} | {number} |" for name, number in figures.items())]
    seconds = (night.ended_at - night.started_at).total_seconds()
    head = [f"# {escaped(told.heading)}", "", *table, "", f"It took {seconds:.0f} seconds.", ""]
    return "\n".join([*head, *(line for section in told.sections for line in _section(section))])


def _section(section: Section) -> Iterator[str]:
    yield f"## {escaped(section.title)} ({len(section.lines) + section.left_out})"
    yield ""
    yield from map(_line, section.lines)
    if section.left_out:
        yield f"- and {section.left_out} more"
    yield ""


def _line(line: Line) -> str:
    address = line.desk_url or line.url
    title = f"[{escaped(line.title)}](<{address}>)" if address else escaped(line.title)
    facts = "".join(f" · {escaped(fact)}" for fact in line.facts)
    return f"- {title}{facts}"
