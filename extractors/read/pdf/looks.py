"""How drafts look against the body of their document."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extractors.read.pdf.drafts import Draft, Look
from extractors.read.pdf.lines import TextLine
from extractors.read.pdf.span import Style
from models.document import BlockKind

_BOLD_SHARE = 0.85
_CAPITAL_SHARE = 0.9
_WORD = 4
"""Letters from which capitals are a style and not an abbreviation."""
_SHORT = 2
_TEXT = 60
"""Characters from which a paragraph is running text: a line of print."""


@dataclass(slots=True)
class Usage:
    """How the drafts of one look are used in a document."""

    drafts: int = 0
    short: int = 0
    characters: int = 0


def _is_underlined(line: TextLine) -> bool:
    marked = sum(len(span.text) for span in line.spans if span.underlined)
    return marked > _BOLD_SHARE * sum(len(span.text) for span in line.spans)


def look_of(draft: Draft) -> Look:
    """The look of a draft's letters; kept with the draft, for its lines do not change while headings are told."""
    if draft.look is None or draft.look[0] != len(draft.lines):
        draft.look = len(draft.lines), _look(draft)
    return draft.look[1]


def _look(draft: Draft) -> Look:
    # A heading's number may stand on a line of its own, in larger type.
    main = max(draft.lines, key=lambda line: sum(map(str.isalpha, line.text)))
    style = main.style
    # Small capitals are set in two sizes, of which the larger is the type's.
    size = max(span.style.size for span in main.spans)
    text = draft.raw
    letters = sum(map(str.isalpha, text))
    capitals = letters >= _WORD and sum(map(str.isupper, text)) > _CAPITAL_SHARE * letters
    return Look(
        size=round((size if capitals else style.size) * 2) / 2,
        bold=min(line.bold for line in draft.lines) > _BOLD_SHARE,
        italic=style.italic,
        colour=style.colour,
        underlined=all(_is_underlined(line) for line in draft.lines),
        capitals=capitals,
    )


def body_style(lines: Sequence[TextLine]) -> Style:
    """The style of most characters."""
    count: Counter[tuple[float, bool, bool, int]] = Counter()
    styles: dict[tuple[float, bool, bool, int], Style] = {}
    for line in lines:
        name = (round(line.style.size * 2) / 2, line.style.bold, line.style.italic, line.style.colour)
        count[name] += len(line.text)
        styles.setdefault(name, line.style)
    return styles[count.most_common(1)[0][0]]


@dataclass(slots=True)
class Looks:
    """The looks of a document's drafts and how each is used; ``gap`` is the usual space between drafts, in points."""

    body: Style
    usage: dict[Look, Usage] = field(default_factory=lambda: defaultdict(Usage))
    characters: int = 1
    gap: float = 6.0

    @classmethod
    def of(cls, drafts: Sequence[Draft]) -> "Looks":
        """Count the looks of ``drafts``."""
        looks = cls(body_style([line for draft in drafts for line in draft.lines]))
        for draft in drafts:
            usage = looks.usage[look_of(draft)]
            size = sum(len(line.text) for line in draft.lines)
            usage.drafts += 1
            usage.characters += size
            usage.short += len(draft.lines) <= _SHORT and not draft.raw.endswith((".", ";", ","))
            looks.characters += size
        gaps = [gap for above, below in pairwise(drafts) if (gap := gap_between(above, below))]
        looks.gap = sorted(gaps)[len(gaps) // 2] if gaps else 6.0
        return looks


def gap_between(above: Draft, below: Draft) -> float | None:
    """Points of white space between two drafts of one column; none when they are not one above the other."""
    last, first = above.lines[-1], below.lines[0]
    if last.page != first.page or first.baseline <= last.baseline:
        return None
    return max(first.y0 - last.y1, 0.1)


def is_text(draft: Draft) -> bool:
    """Whether the draft is running text: a paragraph or item of some length."""
    return draft.kind in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM) and len(draft.raw) > _TEXT
