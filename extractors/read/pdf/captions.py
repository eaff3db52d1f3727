"""Captions of figures and tables."""

import re
from collections.abc import Sequence

from extractors.read.pdf.drafts import Draft
from models.document import BlockKind

_CAPTION = re.compile(
    r"(?:figure|fig\.|figuur|afbeelding|table|tabel|tableau|abbildung|abb\.|tabelle|graphique|grafiek|graph|chart|"
    r"illustration|photo|foto|figura|tabela|tabla|gráfico|quadro|cuadro)\s+(?:\d{1,3}(?:[.-]\d{1,3})?|[IVX]{1,5}|[A-Z])\b"
    r"\s*(?:[.:|–—-]|$|\s[A-Z])",
    re.IGNORECASE,
)
_LONGEST = 300


def is_caption(text: str) -> bool:
    """Whether ``text`` begins as a caption does: with a word such as "Figure", its number, and a mark or title."""
    return len(text) <= _LONGEST and bool(_CAPTION.match(text))


def mark_captions(drafts: Sequence[Draft]) -> None:
    """Give paragraphs that begin as captions do ("Figure 2: ...") that kind."""
    for draft in drafts:
        if draft.kind is BlockKind.PARAGRAPH and is_caption(draft.raw):
            draft.kind, draft.level = BlockKind.CAPTION, None
