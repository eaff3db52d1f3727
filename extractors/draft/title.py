"""The document's own title: its subject line, its cover, or what its page says."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from extractors.draft.fields import empty, quoted, stated
from extractors.draft.front import LONG, Front
from extractors.draft.words import load
from models.document import Block, BlockKind, Document, Metadatum
from models.entry import EntryField, Origin
from models.evidence import Evidence

LONGEST = 400
"""Characters of the longest title: names of laws run to some 350."""


def title(document: Document, front: Front) -> EntryField[str]:
    """The title in the document's own words, or the reason why it is empty.

    In order: the subject line of a letter or memorandum; the title or first heading on the cover; the title that the
    page or file states of itself, unless it is a file name or the like.
    """
    return _subject(document, front) or _on_cover(document, front) or _stated(document) or empty("title")


def _subject(document: Document, front: Front) -> EntryField[str] | None:
    """The subject line of what looks like a letter, note or memorandum."""
    if not any(_letter().match(block.text) for block in front.opening[:25]):
        return None
    for index, block in enumerate(front.opening[:40]):
        cue = _subject_cue().match(block.text)
        if cue is None:
            continue
        if rest := block.text[cue.end() :].strip():
            return _span(document, block, cue.end(), rest)
        following = front.opening[index + 1 : index + 3]
        value = next((b for b in following if len(b.text) < LONGEST and _is_name(b.text)), None)
        if value is not None:
            return quoted(document, [value], _tidy(value.text))
    return None


def _span(document: Document, block: Block, start: int, text: str) -> EntryField[str] | None:
    if len(text) > LONGEST:
        return None
    proof = Evidence.of(document, block, start, len(block.text))
    return EntryField(value=_tidy(text), origin=Origin.QUOTED, evidence=(proof,))


def _on_cover(document: Document, front: Front) -> EntryField[str] | None:
    named = _title_blocks(front)
    page = _usable(document)
    if not named:
        return None
    text = _tidy(" ".join(block.text for block in named))
    if page is not None and document.pages == () and _words(page.value) <= _words(text):
        return quoted(document, named, text)
    return quoted(document, named, text) if len(text) <= LONGEST else None


def _title_blocks(front: Front) -> Sequence[Block]:
    """The blocks of the title: those the reader marked as such, else the first heading, as long as they follow on."""
    marked = [b for b in front.opening if b.kind is BlockKind.TITLE and _is_name(b.text)]
    if marked:
        return list(_run(front.opening, marked))
    return [b for b in front.opening if b.kind is BlockKind.HEADING and _is_name(b.text)][:1]


def _run(blocks: Sequence[Block], marked: Sequence[Block]) -> Iterator[Block]:
    """The first marked block and those that follow it directly, without a line that says the same again."""
    said: set[str] = set()
    places = {block.id: index for index, block in enumerate(blocks)}
    last = places[marked[0].id]
    for block in marked:
        if places[block.id] - last > 1:
            return
        last = places[block.id]
        if not _words(block.text) <= said:
            said |= _words(block.text)
            yield block


def _stated(document: Document) -> EntryField[str] | None:
    item = _usable(document)
    return stated(item) if item else None


def _usable(document: Document) -> Metadatum | None:
    """The most trusted title of the metadata that is a title, without the name of its site."""
    for item in document.metadata:
        if item.name == "title" and not _rubbish().search(item.value) and _is_name(item.value):
            value = item.value if item.origin.startswith("pdf:") else _without_site(item.value)
            return item.model_copy(update={"value": _tidy(value)})
    return None


def _without_site(text: str) -> str:
    cuts = list(re.finditer(load("titles")["site_separator"], text))
    return text[: cuts[-1].start()] if cuts and len(text[: cuts[-1].start()].split()) > 1 else text


def _is_name(text: str) -> bool:
    plain = " ".join(re.findall(r"[^\W_]+", text)).lower()
    return len(plain) > 3 and not plain.isdigit() and plain not in _not_titles() and len(text) < LONG + 200


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip(" *†‡\t:;-–—")


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


@cache
def _not_titles() -> frozenset[str]:
    return frozenset(load("titles")["not_title"])


@cache
def _rubbish() -> re.Pattern[str]:
    return re.compile("|".join(load("titles")["rubbish"]), re.IGNORECASE)


@cache
def _letter() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("titles")["letter"])
    return re.compile(rf"^\W*(?:{words})\b", re.IGNORECASE)


@cache
def _subject_cue() -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in load("titles")["subject"])
    return re.compile(rf"^\W*(?:{words})\s*(?::|$|\s(?=[A-ZÀ-Ý]))\s*", re.IGNORECASE)
