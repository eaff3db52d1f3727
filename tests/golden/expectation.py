"""What an analyst expects of a document (``expected/*.toml``), and how far an entry meets it."""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from extractors.pipeline import Processed
from models.finding import ActionKind, ActionPoint
from models.value import Value

SAME = 0.8
"""Two sentences are the same finding when their words overlap this much (F1): one clause may be cut, no more."""
SAME_LABEL = 0.6
"""The same for labels and other short phrases, which may come without their number ("Priority one:")."""


class ExpectedAction(Value):
    """A measure; ``pillar`` is 1-based."""

    text: str
    kind: ActionKind
    actor: str | None = None
    deadline: str | None = None
    pillar: int | None = None


class Expectation(Value):
    """The hand-written answer for one document. ``borderline`` texts are right and wrong alike."""

    document: str
    title: str
    jurisdiction: str
    issuer: str
    published: str
    document_type: str
    audience: tuple[str, ...]
    sections: tuple[str, ...]
    optional_sections: tuple[str, ...] = ()
    principles: tuple[str, ...]
    pillars: tuple[str, ...]
    actions: tuple[ExpectedAction, ...]
    borderline: tuple[str, ...]
    not_actions: tuple[str, ...]

    @classmethod
    def of(cls, work: str) -> Self:
        """The expectation for a work of the demo."""
        path = Path(__file__).parent / "expected" / f"{work}.toml"
        return cls.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))


def words(text: str) -> Counter[str]:
    """The words of a text with how often each stands there, without case, quotes or punctuation."""
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


def overlap(one: str, other: str) -> float:
    """The F1 of two texts' words, 0 to 1."""
    mine, theirs = words(one), words(other)
    total = sum(mine.values()) + sum(theirs.values())
    return 2 * sum((mine & theirs).values()) / total if total else 0.0


def pair(expected: Sequence[str], found: Sequence[str], same: float = SAME) -> dict[int, int]:
    """Index of each expected text to the index of the found one that is the same, one to one, best first."""
    scored = ((overlap(one, other), i, j) for i, one in enumerate(expected) for j, other in enumerate(found))
    pairs: dict[int, int] = {}
    for _, i, j in sorted((row for row in scored if row[0] >= same), reverse=True):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


class Score(Value):
    """How a list of findings compares with the expected one."""

    missed: tuple[str, ...]
    wrong: tuple[str, ...]
    f1: float


def score(expected: Sequence[str], found: Sequence[str], neutral: Sequence[str] = (), same: float = SAME) -> Score:
    """F1 of found against expected texts; what is found of ``neutral`` counts for nothing."""
    pairs = pair(expected, found, same)
    rest = [text for j, text in enumerate(found) if j not in pairs.values()]
    forgiven = set(pair(neutral, rest, same).values())
    wrong = tuple(text for j, text in enumerate(rest) if j not in forgiven)
    missed = tuple(text for i, text in enumerate(expected) if i not in pairs)
    total = 2 * len(pairs) + len(wrong) + len(missed)
    return Score(missed=missed, wrong=wrong, f1=2 * len(pairs) / total if total else 1.0)


def scores(expectation: Expectation, processed: Processed) -> dict[str, Score]:
    """The score of each kind of finding, those left out that are marked doubtful."""
    document, outline, entry = processed
    headings = [
        f"{section.level} {document.blocks[section.start].marker or ''} {section.title}"
        for section in outline.sections[1:]
    ]
    return {
        "sections": score(expectation.sections, headings, expectation.optional_sections),
        "principles": score(
            expectation.principles, [p.label for p in entry.principles if not p.doubtful], same=SAME_LABEL
        ),
        "pillars": score(expectation.pillars, [p.title for p in entry.pillars if not p.doubtful], same=SAME_LABEL),
        "actions": score(
            [action.text for action in expectation.actions],
            [action.text for action in _sure(entry.actions)],
            expectation.borderline,
        ),
    }


def _sure(actions: Iterable[ActionPoint]) -> list[ActionPoint]:
    return [action for action in actions if not action.doubtful]


def attributes(expectation: Expectation, processed: Processed) -> dict[str, Score]:
    """Of the actions that were found: how often kind, actor, deadline and pillar are those expected.

    The F1 is the share that is right; ``wrong`` says what came out instead.
    """
    entry = processed.entry
    found = _sure(entry.actions)
    pairs = pair([action.text for action in expectation.actions], [action.text for action in found])
    titles = {pillar.id: pillar.title for pillar in entry.pillars if not pillar.doubtful}
    rows: dict[str, list[tuple[str, str, str]]] = {"kind": [], "actor": [], "deadline": [], "pillar": []}
    for i, j in pairs.items():
        wanted, got = expectation.actions[i], found[j]
        pillar = expectation.pillars[wanted.pillar - 1] if wanted.pillar else ""
        rows["kind"].append((wanted.text, wanted.kind, got.kind))
        rows["actor"].append((wanted.text, wanted.actor or "", got.actor or ""))
        rows["deadline"].append((wanted.text, wanted.deadline or "", got.deadline.text if got.deadline else ""))
        rows["pillar"].append((wanted.text, pillar, titles.get(got.pillar or "", "")))
    return {name: _share(compared) for name, compared in rows.items()}


def _share(compared: Sequence[tuple[str, str, str]]) -> Score:
    wrong = tuple(f"{got!r} for {wanted!r} in: {text}" for text, wanted, got in compared if not _same(wanted, got))
    return Score(missed=(), wrong=wrong, f1=1 - len(wrong) / len(compared) if compared else 0.0)


def _same(wanted: str, got: str) -> bool:
    """Whether two short phrases say the same: none and none, or most of their words shared."""
    if not wanted or not got:
        return wanted == got
    return overlap(wanted, got) >= SAME_LABEL
