"""A list of documents as a document, so that it is asked the same questions: its language, its issuer."""

from collections.abc import Iterable, Sequence

from extractors.language.identify import settle_language
from models.document import Block, BlockKind, Document, Metadatum
from models.snapshot import Snapshot

_SAMPLE = 100
"""Titles by which the language is told."""


def stand_in(
    snapshot: Snapshot, names: Sequence[str], titles: Iterable[str], stated_language: str | None = None
) -> Document:
    """A document that says what the list in ``snapshot`` is called, the first of ``names`` being its title, and what
    it lists.
    """
    told = [name for name in names if name]
    listed = [title for title in titles if title.strip()][:_SAMPLE]
    language = settle_language(stated_language, [*told, *listed])
    kinds = [BlockKind.TITLE, *[BlockKind.PARAGRAPH] * len(told)][: len(told)] + [BlockKind.LIST_ITEM] * len(listed)
    texts = zip(kinds, [*told, *listed], strict=True)
    return Document(
        snapshot_sha256=snapshot.sha256,
        url=snapshot.final_url,
        media_type=snapshot.media_type,
        language=language.code,
        language_origin=language.origin,
        metadata=tuple(Metadatum(name="title", value=name, origin="its own title") for name in told[:1]),
        blocks=tuple(
            Block(id=f"b{place}", kind=kind, text=text, path="list") for place, (kind, text) in enumerate(texts)
        ),
        reader="list",
    )
