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


def mark_captions(drafts: Sequence[Draft]) -> None:
    """Give paragraphs that begin as captions do ("Figure 2: ...") that kind."""
    for draft in drafts:
        if draft.kind is BlockKind.PARAGRAPH and len(draft.raw) <= _LONGEST and _CAPTION.match(draft.raw):
            draft.kind, draft.level = BlockKind.CAPTION, None
