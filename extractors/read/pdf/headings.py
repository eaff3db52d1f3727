"""Which drafts are headings, told from how they look against the body of the document."""

from collections import Counter
from collections.abc import Sequence

from extractors.read.pdf.drafts import Draft
from models.document import BlockKind


def body_size(drafts: Sequence[Draft]) -> float:
    """The font size of most characters, in points."""
    count: Counter[float] = Counter()
    for draft in drafts:
        for line in draft.lines:
            count[round(line.style.size * 2) / 2] += len(line.text)
    return count.most_common(1)[0][0] if count else 10.0


def mark_headings(drafts: Sequence[Draft]) -> None:
    """Turn paragraphs that look like headings into headings with levels by size."""
    body = body_size(drafts)
    found = []
    for draft in drafts:
        text = draft.raw
        if draft.kind is not BlockKind.PARAGRAPH or len(text) > 160 or len(draft.lines) > 3:
            continue
        size = draft.lines[0].style.size
        bold = all(line.bold > 0.9 for line in draft.lines)
        if not any(map(str.isalpha, text)) or text.endswith((",", ";")):
            continue
        if size > 1.12 * body or (bold and size > 0.95 * body and not text.endswith(".")):
            found.append((round(size), bold, draft))
    ranks = sorted({(-size, not bold) for size, bold, _ in found})
    for size, bold, draft in found:
        draft.kind, draft.level = BlockKind.HEADING, min(ranks.index((-size, not bold)) + 1, 6)
