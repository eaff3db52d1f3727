"""Which lines of a cover are the title, by their size, their words and what they are not."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.draft.document_type import names_a_kind
from extractors.draft.issuer import is_a_body
from extractors.draft.words import load
from models.document import Block, BlockKind

LONGEST = 400
"""Characters of the longest title: names of laws run to some 350."""
SIZE, MARKED, HEADED, KIND, SAME_AS_STATED = 2.0, 1.5, 0.3, 0.8, 1.5
BODY, ONE_WORD, ONLY_KIND = -2.0, -2.0, -1.0
"""What speaks for and against a line; set on the covers of the corpus that carry no annotation."""
ALIKE = 0.12
"""Lines whose heights differ by less than this part are of one size."""
SHORT_TITLE = 4
"""Words of a title that needs its subtitle to be understood."""
SUBTITLE_SIZE = 0.4
"""The least height of a subtitle beside its title."""


def headline(cover: Sequence[Block], stated: str | None) -> tuple[list[Block], list[Block]]:
    """The blocks of the title and of its subtitle, each in reading order; both empty when no line can be a title.

    ``cover`` holds the blocks of the first page, ``stated`` is the title that the file states of itself.
    """
    candidates = [block for block in cover if could_be_title(block)]
    if not candidates:
        return [], []
    tallest = max(height(block) for block in candidates)
    best = max(candidates, key=lambda block: _score(block, tallest, stated))
    main = _joined(cover, cover.index(best))
    return main, _subtitle(cover, main)


def could_be_title(block: Block) -> bool:
    """Whether a block is neither running text, nor a date, number, label or line of the publisher's."""
    plain = " ".join(re.findall(r"[^\W_]+", block.text)).lower()
    running = block.kind is not BlockKind.TITLE and re.search(r"[a-zà-ÿ]{2}[.;]$", block.text.strip())
    numbered = block.kind is not BlockKind.TITLE and _numbered().match(block.text) is not None
    return (
        block.kind in {BlockKind.TITLE, BlockKind.HEADING, BlockKind.PARAGRAPH}
        and 4 <= len(block.text) <= LONGEST  # noqa: PLR2004 - three letters are an abbreviation
        and re.search(r"[^\W\d_]{3}", block.text) is not None
        and plain not in _not_titles()
        and not running
        and not numbered
        and not _no_title().search(block.text)
    )


def height(block: Block) -> float:
    """The height of the block's first line in points, a stand-in for the size of its letters; 1 for a web page."""
    return block.lines[0].box.y1 - block.lines[0].box.y0 if block.lines else 1.0


def _score(block: Block, tallest: float, stated: str | None) -> float:
    words = _words(block.text)
    kind = names_a_kind(block.text)
    same = len(words & _words(stated or "")) / max(len(words), 1)
    return (
        SIZE * height(block) / tallest
        + MARKED * (block.kind is BlockKind.TITLE)
        + HEADED * (block.kind is BlockKind.HEADING)
        + KIND * kind
        + SAME_AS_STATED * same
        + BODY * is_a_body(block.text)
        + ONE_WORD * (len(words) == 1)
        + ONLY_KIND * (len(words) == 1 and kind)
    )


def _joined(cover: Sequence[Block], at: int) -> list[Block]:
    """The block at ``at`` with those of its size just before and after it, and what goes on in lower case."""
    first, last = at, at
    while first > 0 and _goes_with(cover[first - 1], cover[at]):
        first -= 1
    while last + 1 < len(cover) and (_goes_with(cover[last + 1], cover[at]) or _goes_on(cover[last + 1], cover[last])):
        last += 1
    joined = list(cover[first : last + 1])
    return joined if sum(len(block.text) for block in joined) <= LONGEST else [cover[at]]


def _goes_with(block: Block, main: Block) -> bool:
    """Only on paper: on a web page all lines have one size."""
    same_size = bool(block.lines) and abs(height(block) - height(main)) <= ALIKE * height(main)
    distinct = not _words(block.text) <= _words(main.text)
    return same_size and height(main) > ORDINARY and distinct and could_be_title(block) and not is_a_body(block.text)


ORDINARY = 16.0
"""Points of height up to which a line may be ordinary text."""


def _goes_on(block: Block, before: Block) -> bool:
    begins = block.text[:1].islower() and not before.text.rstrip().endswith((".", ":"))
    return begins and could_be_title(block) and len(block.text) < LONGEST / 2


def _subtitle(cover: Sequence[Block], main: Sequence[Block]) -> list[Block]:
    """The line under a title too short to say what it is about."""
    if len(_words(" ".join(block.text for block in main))) > SHORT_TITLE or not main[-1].lines:
        return []
    after = cover[cover.index(main[-1]) + 1 :][:1]
    return [
        block
        for block in after
        if could_be_title(block)
        and height(block) >= SUBTITLE_SIZE * height(main[0])
        and not is_a_body(block.text)
        and len(_words(block.text)) > 1
        and (names_a_kind(block.text) or not re.search(r"\b(?:19|20)\d\d\b", block.text))
    ]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


@cache
def _numbered() -> re.Pattern[str]:
    """The number of a section or form field; "2031 ..." and "1st ..." may begin a title."""
    return re.compile(r"(?:\d{1,2}(?:\.\d+)*[.)]?|[A-Za-z]\)|[A-Z]\.|[IVX]+[.)])\s")


@cache
def _not_titles() -> frozenset[str]:
    return frozenset(load("titles")["not_title"])


@cache
def _no_title() -> re.Pattern[str]:
    return re.compile("|".join(load("titles")["not_title_patterns"]), re.IGNORECASE)
