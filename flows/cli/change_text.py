"""One change as an analyst reads it in a terminal."""

from collections.abc import Iterator
from itertools import groupby

from rich.text import Text

from flows.cli.voice import printable
from models.change import Change, FindingChange, Group, PassageChange
from output.render.word_diff import Fate, word_diff
from output.store.change_pages import ChangeLine

_MARKS: dict[Fate, tuple[str, str, str]] = {
    "same": ("", "", ""),
    "removed": ("[-", "-]", "red"),
    "added": ("{+", "+}", "green"),
}
"""What stands before and after words of each fate, as in git's word diff, and their colour."""
_ONE: dict[Group, str] = {
    "principles": "principle",
    "pillars": "pillar",
    "actions": "action point",
    "provisions": "provision",
    "mentions": "mention",
}
_PATH = " › "


def change_text(line: ChangeLine) -> Text:
    """The change: what it is about, the publisher's note, the passages by section, and the findings."""
    text = Text()
    for part in (_head(line), _passages(line.change), _findings(line.change)):
        for row in part:
            text.append_text(row).append("\n")
    return text


def counts(change: Change) -> str:
    """What changed in figures: "2 passages, 1 action point appeared"; "" when nothing in it was compared."""
    said = [f"{len(change.passages)} passage{'s' * (len(change.passages) != 1)}"] if change.passages else []
    tallied: dict[tuple[Group, str], int] = {}
    for finding in change.findings:
        tallied[finding.group, _fate(finding)] = tallied.get((finding.group, _fate(finding)), 0) + 1
    said += [f"{number} {_ONE[group]}{'s' * (number != 1)} {fate}" for (group, fate), number in tallied.items()]
    return ", ".join(said)


def _head(line: ChangeLine) -> Iterator[Text]:
    change = line.change
    yield Text(printable(line.title or change.url), style="bold")
    yield Text(f"Change {line.number}: {change.kind}, priority {change.priority}, found {line.found_at:%Y-%m-%d %H:%M}")
    if change.old_url:
        yield Text(f"from {printable(change.old_url)}")
    yield Text(printable(change.url))
    if change.note:
        yield Text(f"The publisher says: {printable(change.note)}", style="italic")
    yield Text(f"policy-monitor entries show {line.change.work_id[:8]}", style="dim")


def _passages(change: Change) -> Iterator[Text]:
    for section, passages in groupby(change.passages, key=lambda passage: passage.section):
        yield Text()
        yield Text(printable(_PATH.join(section)) or "(before the first heading)", style="bold cyan")
        for passage in passages:
            yield _diff(passage)


def _findings(change: Change) -> Iterator[Text]:
    if not change.findings:
        return
    yield Text()
    yield Text("Findings", style="bold cyan")
    for finding in change.findings:
        parts = f" ({', '.join(part.replace('_', ' ') for part in finding.parts)})" if finding.parts else ""
        yield Text(f"  {_ONE[finding.group]} {_fate(finding)}{parts}: ").append_text(_words(finding.old, finding.new))


def _fate(finding: FindingChange) -> str:
    if finding.old is None:
        return "appeared"
    return "vanished" if finding.new is None else "changed"


def _diff(passage: PassageChange) -> Text:
    sign = "+ " if passage.old is None else "- " if passage.new is None else "~ "
    return Text("  " + sign).append_text(_words(passage.old, passage.new))


def _words(old: str | None, new: str | None) -> Text:
    """Both texts in one; what was added or removed as a whole needs no marks."""
    if old is None or new is None:
        return Text(printable(old or new or ""), style=_MARKS["removed" if new is None else "added"][2])
    text = Text()
    for words, fate in word_diff(old, new):
        before, after, style = _MARKS[fate]
        text.append(before + printable(words) + after, style=style)
    return text
