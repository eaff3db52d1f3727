"""Strings that try to act where they are shown, and an entry that has one in every field."""

from collections.abc import Iterator
from itertools import cycle, product
from typing import Any

from models.entry import Entry
from tests.output.lorn import ENTRY

MARK = "owned"
_SCRIPT = f"document.documentElement.dataset.{MARK}=1"

_PAYLOADS = (
    f"<script>{_SCRIPT}</script>",
    f"</style><script>{_SCRIPT}</script>",
    f"</title><svg onload={_SCRIPT}>",
    f"<img src=x onerror={_SCRIPT}>",
    f"<details open ontoggle={_SCRIPT}>",
    f'" autofocus onfocus="{_SCRIPT}" x="',
    f"' onmouseover='{_SCRIPT}",
    f"--><script>{_SCRIPT}</script><!--",
    f"]]><script>{_SCRIPT}</script>",
    f"javascript:{_SCRIPT}",
    f"java\tscript:{_SCRIPT}",
    f"&#106;avascript:{_SCRIPT}",
    f"data:text/html,<script>{_SCRIPT}</script>",
    "https://ministry.example@evil.example/",
    "https://evil.example/ www.evil.example evil@evil.example mailto:evil@evil.example",
    '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example">',
    '<link rel="stylesheet" href="https://evil.example/a.css"><style>*{background:url(https://evil.example)}</style>',
    '<iframe srcdoc="<script>parent.document.title=1</script>"></iframe><form action="https://evil.example"><button>',
    "{{ 7*7 }}{% for x in ().__class__.__base__.__subclasses__() %}{% endfor %}${7*7}<%= 7*7 %>",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png) <https://evil.example> [^1] [a]: https://evil.example",
    "# heading\n\n- list\n\n```\ncode\n```\n\n| a | b |\n|---|---|\n\n***\n\nsetext\n===",
    '=HYPERLINK("https://evil.example","x")',
    "=cmd|'/C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "\t=1+1",
    "\r=1+1",
    "\x1b[2J\x1b]0;title\x07\x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
    "\x9b31m\x00\x08\x7f",
    "../../../../etc/passwd",
    "..\\..\\windows\\system32\\con",
    "/etc/shadow\x00.html",
    "invoice\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe\N{POP DIRECTIONAL FORMATTING}\N{RIGHT-TO-LEFT ISOLATE}",
    "a\N{LINE SEPARATOR}b\N{PARAGRAPH SEPARATOR}c\U000e0041\U000e007f",
    "'; DROP TABLE works; --",
    "%s%n{0}{work_id}{__class__}",
    "\ufeff\ufffe\uffff",
)  # fmt: skip
_WRAPPINGS = ("{}", " {}", "{} ", "Plan {}", "{} plan", "<b>{}</b>", "«{}»", "\n{}", "{}\n{}", "'{}'", '"{}"', "`{}`", "*{}*", "[{}]",
              "({})", "{{{}}}", "<{}>", "\\{}", "1. {}", "- {}", "> {}", "| {} |", "&{};", "x{}x", "{}\x1b[0m", "\u202e{}", "\u200b{}")  # fmt: skip

STRINGS: tuple[str, ...] = tuple(
    wrapping.replace("{}", payload) for wrapping, payload in product(_WRAPPINGS, _PAYLOADS)
)

_FIXED = {
    "kind", "origin", "start", "end", "value_number", "score", "every", "places", "schema_version", "version", "page",
    "pages", "section", "confidence", "doubtful", "pillar", "repeats", "language",
}  # fmt: skip
"""Fields that hold no free text, or that refer to another field."""


def poisoned(strings: Iterator[str], url: str | None = None) -> Entry:
    """The entry of Lorn with one of ``strings`` in the place of every text."""
    data = _poison(ENTRY.model_dump(mode="json"), "", strings)
    for name in ("audience", "topics"):
        data[name]["value"] = [next(strings)]
        data[name] |= {"origin": "extracted", "reason": None}
    return Entry.model_validate(data | ({"url": url} if url else {}))


def poisoned_entries() -> Iterator[Entry]:
    """Entries that together have each of ``STRINGS`` in every kind of place."""
    supply = cycle(STRINGS)
    for number in range(len(STRINGS) // 50):
        for _ in range(number):  # so that each string meets other places
            next(supply)
        yield poisoned(supply)


def _poison(node: Any, name: str, strings: Iterator[str]) -> Any:
    if isinstance(node, dict):
        fresh = {key: value if key in _FIXED else _poison(value, key, strings) for key, value in node.items()}
        if "exact" in node:
            fresh["end"] = fresh["start"] + len(fresh["exact"])
        if isinstance(node.get("value"), dict):  # the impact score
            fresh["value"] = _poison(node["value"], "value", strings)
        if "currency" in node:
            fresh["value"] = node["value"]
        return fresh | ({"id": node["id"]} if name != "rule" and "id" in node else {})
    if isinstance(node, list):
        return [_poison(item, name, strings) for item in node]
    return next(strings) if isinstance(node, str) else node
