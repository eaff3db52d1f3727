"""The document's own title: its subject line, the name of its law, its cover, or what its page says."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.draft.fields import empty, quoted, stated
from extractors.draft.front import Front
from extractors.draft.headline import LONGEST, could_be_title, headline
from extractors.draft.labels import value_of
from extractors.draft.own_name import CLEAR, own_name
from extractors.draft.words import load
from models.document import Block, BlockKind, Document, Metadatum
from models.entry import EntryField, Origin
from models.evidence import Evidence

LETTER_BLOCKS = 40
"""Blocks of the opening among which a letter's or memorandum's subject line stands."""
ACT_BLOCKS = 15
"""Blocks of the opening among which the name of a law stands."""


def title(document: Document, front: Front) -> EntryField[str]:
    """The title in the document's own words, or the reason why it is empty.

    In order: the subject line of a letter or memorandum (a letter without one has no title); the name of a law; the
    headline of a web page; that of the cover, or the name that the text uses where the cover is hard to make out;
    the title that the page or file states of itself, unless it is a file name or the like.
    """
    subject = _subject(document, front)
    if subject is None and any(_salutation().match(block.text) for block in front.opening):
        return _stated(document) or empty("title")
    return (
        subject
        or _act(document, front)
        or _on_page(document, front)
        or _on_cover(document, front)
        or _stated(document)
        or empty("title")
    )


def _subject(document: Document, front: Front) -> EntryField[str] | None:
    """The subject line of what looks like a letter, note or memorandum."""
    blocks = front.opening[:LETTER_BLOCKS]
    if not any(_letter().match(block.text) for block in blocks):
        return None
    for block in blocks:
        cue = _subject_cue().match(block.text)
        if cue is None:
            continue
        if rest := block.text[cue.end() :].strip():
            if len(rest) <= LONGEST:
                proof = Evidence.of(document, block, cue.end(), len(block.text))
                return EntryField(value=_tidy(rest), origin=Origin.QUOTED, evidence=(proof,))
            continue
        value = value_of(block, blocks)
        if value is not None and could_be_title(value):
            return quoted(document, [value], _tidy(value.text))
    return None


def _act(document: Document, front: Front) -> EntryField[str] | None:
    """The name of a law, over the lines that go on in lower case; the heading after the number of an order."""
    blocks = front.opening[:ACT_BLOCKS]
    for index, block in enumerate(blocks):
        if _numbered_order().fullmatch(block.text.strip()) and index + 1 < len(blocks):
            named = [blocks[index + 1]]
        elif _act_name().match(block.text) and len(block.text) <= LONGEST:
            named = _going_on(blocks, index)
        else:
            continue
        text = _tidy(" ".join(b.text for b in named))
        if len(text) <= LONGEST and could_be_title(named[0]):
            return quoted(document, named, text)
    return None


def _going_on(blocks: Sequence[Block], start: int) -> list[Block]:
    named = [blocks[start]]
    for block in blocks[start + 1 :]:
        unfinished = named[-1].text.split()[-1].lower() in load("titles")["unfinished"]
        if not unfinished and not block.text[:1].islower():
            break
        named.append(block)
    return named


def _on_page(document: Document, front: Front) -> EntryField[str] | None:
    """The headline of a web page, which its stated title often repeats with the name of the site."""
    if document.pages:
        return None
    marked = [b for b in front.opening if b.kind is BlockKind.TITLE and could_be_title(b)]
    if marked:
        return quoted(document, marked[:1], _tidy(marked[0].text))
    return _stated(document) or None


def _on_cover(document: Document, front: Front) -> EntryField[str] | None:
    item = _usable(document)
    main, under = headline(front.cover, item.value if item else None)
    if not main:
        return None
    if item and (whole := _spelled_out(item.value, front.cover, main)):
        return quoted(document, whole, item.value)
    if min(block.confidence for block in main) < CLEAR and (name := own_name(document, front.cover)):
        return EntryField(value=_tidy(name.exact), origin=Origin.QUOTED, evidence=(name,))
    text = _tidy(" ".join(block.text for block in main))
    if under:
        text = f"{text}: {_tidy(under[0].text)}"
    return quoted(document, [*main, *under], text)


def _spelled_out(stated_title: str, cover: Sequence[Block], main: Sequence[Block]) -> list[Block]:
    """The lines of the cover that hold the stated title; empty unless they do, with the main lines among them.

    A title set in several sizes is one headline to the eye and several to the reader of sizes. The line under the
    main one may say more than the end of the title.
    """
    wanted = _words(stated_title)
    lines = [block for block in cover if could_be_title(block) and _words(block.text) <= wanted]
    if not all(block in lines for block in main):
        return []
    if not _covered(lines) >= wanted:
        lines += [block for block in _under(cover, main) if block not in lines]
    return lines if _covered(lines) >= wanted else []


def _covered(lines: Sequence[Block]) -> set[str]:
    return {word for block in lines for word in _words(block.text)}


def _under(cover: Sequence[Block], main: Sequence[Block]) -> list[Block]:
    at = cover.index(main[-1]) + 1
    return [block for block in cover[at : at + 1] if could_be_title(block)]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def _stated(document: Document) -> EntryField[str] | None:
    item = _usable(document)
    return stated(item) if item else None


def _usable(document: Document) -> Metadatum | None:
    """The most trusted title of the metadata that is a title, without the name of its site."""
    for item in document.metadata:
        if item.name == "title" and len(item.value) <= LONGEST and not _rubbish().search(item.value):
            value = item.value if item.origin.startswith("pdf:") else _without_site(item.value)
            return item.model_copy(update={"value": _tidy(value)})
    return None


def _without_site(text: str) -> str:
    cuts = list(re.finditer(load("titles")["site_separator"], text))
    return text[: cuts[-1].start()] if cuts and len(text[: cuts[-1].start()].split()) > 1 else text


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip(" *†‡:;-–—")
    return text if any(mark in text[1:-1] for mark in QUOTES) else text.strip(f"{QUOTES} ")


QUOTES = '"“”„«»'
"""A quotation mark at an end stays when another stands within the title: it closes or opens that one's quotation."""


@cache
def _rubbish() -> re.Pattern[str]:
    return re.compile("|".join(load("titles")["rubbish"]), re.IGNORECASE)


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{_either('letter')})\b", re.IGNORECASE)


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{_either('salutation')})\b.{{0,60}}[,:]$", re.IGNORECASE)


@cache
def _subject_cue() -> re.Pattern[str]:
    return re.compile(rf"^\W*(?:{_either('subject')})\s*(?::|$|\s(?=[A-ZÀ-Ý]))\s*", re.IGNORECASE)


@cache
def _act_name() -> re.Pattern[str]:
    return re.compile("|".join(load("titles")["act"]))


@cache
def _numbered_order() -> re.Pattern[str]:
    return re.compile("|".join(load("titles")["numbered_order"]), re.IGNORECASE)


def _either(key: str) -> str:
    return "|".join(re.escape(word) for word in load("titles")[key])
