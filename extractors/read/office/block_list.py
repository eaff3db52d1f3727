"""Collects the blocks of an office file in reading order."""

from models.document import Block, BlockKind


class BlockList:
    """Blocks with running ids; text is tidied and empty text is left out."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []

    def add(
        self, kind: BlockKind, text: str, path: str, *, level: int | None = None, marker: str | None = None
    ) -> None:
        """Append a block of ``kind`` that stands at ``path`` ("paragraph:12"); nothing when ``text`` is blank."""
        tidy = " ".join(text.replace("\u00ad", "").split())
        if tidy:
            number = f"b{len(self._blocks)}"
            self._blocks.append(Block(id=number, kind=kind, text=tidy, path=path, level=level, marker=marker))

    def blocks(self) -> tuple[Block, ...]:
        """All blocks so far."""
        return tuple(self._blocks)
