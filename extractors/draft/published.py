"""When a document was published, as it says itself."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extractors.draft.dates import WrittenDate, written_dates
from extractors.draft.fields import empty, stated, suggested
from extractors.draft.front import LONG, Front
from extractors.draft.labels import value_of
from extractors.draft.words import load
from models.document import Block, BlockKind, Document, Metadatum
from models.entry import EntryField
from models.evidence import Evidence, RuleRef

RULE = RuleRef(id="draft.published", version=1)
LEAST = 2.0
"""A date needs this much to be taken for that of publication; a bare year in running text has 0."""
FILE_ORIGINS = ("pdf:", "docx:", "odt:", "file:", "http:")
"""Where a date is that of the file, not of the publication."""
GUESSED_ORIGINS = ("htmldate",)
"""Where a date was guessed from whatever the page mentions: its own text is read here with more care."""
HEADED = {BlockKind.TITLE, BlockKind.HEADING}
_GAP = r"(?:\s|[:.,|>–-]|\bon\b|\ble\b|\bden\b|\bop\b|\bam\b|\bel\b)*$"
_PLACE_LINE = re.compile(
    r"^\W*(?:[A-ZÀ-Ý'][\w'’.-]*[ ,]{1,2}){0,3}[A-ZÀ-Ý'][\w'’.-]*,\s(?:D\.?C\.?,? )?(?:le |den |de |the |am )?$"
)
"""A place and a comma before a date: "Brussels, ", "Bruxelles, le ", "The Hague, "."""
SHORT_AFTER = 40
"""Characters that may follow the date of a place line: a language, a reference."""


@dataclass(frozen=True)
class _Candidate:
    date: WrittenDate
    block: Block
    weight: float


def published(document: Document, front: Front) -> EntryField[str]:
    """The date of publication, or the reason why there is none.

    Cues ("Datum", "Done at Brussels,"), a date alone on the cover and a page's own metadata count most; the later of
    equals is not preferred, the first in reading order is. The date of a PDF file is never taken: it is named in the
    reason, since a file is often made again long after.
    """
    page = next((m for m in document.metadata if m.name == "published" and _by_publisher(m)), None)
    best = max(_candidates(front), key=lambda c: (c.weight, len(c.date.iso)), default=None)
    if page is not None and written_dates(page.value) and (best is None or best.weight < CUED):
        return stated(page.model_copy(update={"value": written_dates(page.value)[0].iso}))
    if best is not None and best.weight >= LEAST:
        proof = Evidence.of(document, best.block, best.date.start, best.date.end, RULE)
        return suggested(best.date.iso, RULE, [proof])
    of_file = next((m for m in document.metadata if m.name in DATES and m.origin.startswith(FILE_ORIGINS)), None)
    if of_file and (proof_of_year := _year_of_file(document, front, of_file)):
        return suggested(proof_of_year.exact, RULE, [proof_of_year])
    return empty("published-file", date=of_file.value) if of_file else empty("published")


DATES = {"published", "modified"}


def _year_of_file(document: Document, front: Front, of_file: Metadatum) -> Evidence | None:
    """The year in a headline of the cover in which the file was made as well: "2031 Action Plan", made in May 2031."""
    year = of_file.value[:4]
    lines = [block for block in front.cover if block.kind in HEADED]
    found = ((block, re.search(rf"(?<![\d–-]){year}(?![\d–-])", block.text)) for block in lines)
    return next((Evidence.of(document, block, *where.span(), RULE) for block, where in found if where), None)


def _by_publisher(item: Metadatum) -> bool:
    return not item.origin.startswith((*FILE_ORIGINS, *GUESSED_ORIGINS))


GAZETTE = 6.0
"""The day of the gazette's number is that of publication, whatever day the order itself gives."""
UPDATED = 2.6
"""More than a date that merely stands there, less than one that is said to be of publication."""
CUED, RUNNING = 5.0, 1.5
"""A cue in a short block is a label; in running text it may say when something else was published."""
EXACT = {10: 1.0, 7: 0.7, 4: 0.0}
"""Weight by how exact the date is, by the length of its ISO form: a day, a month, a year."""
BESIDE_DATE = 4
"""Words that may stand beside a date that is otherwise alone."""
LABEL = 40
"""Characters of the longest label."""


def _is_place_line(block: Block, when: WrittenDate) -> bool:
    return bool(_PLACE_LINE.match(block.text[: when.start])) and len(block.text) - when.end <= SHORT_AFTER


def _candidates(front: Front) -> Iterator[_Candidate]:
    cover = {block.id for block in front.cover}
    previous: Block | None = None
    for block in front.opening:
        for when in written_dates(block.text):
            yield _Candidate(when, block, _weight(block, when, previous, block.id in cover))
        if _ends_with("strong", block.text) and len(block.text) <= LABEL:
            yield from _labelled(block, front)
        previous = block
    for block in front.closing:
        for when in written_dates(block.text):
            yield _Candidate(when, block, _closing_weight(block, when))


def _labelled(label: Block, front: Front) -> Iterator[_Candidate]:
    """The date beside or under a label of its own ("Datum")."""
    value = value_of(label, front.opening)
    if value is not None and len(value.text) < LONG / 2:
        for when in written_dates(value.text)[:1]:
            yield _Candidate(when, value, CUED + EXACT[len(when.iso)])


def _weight(block: Block, when: WrittenDate, previous: Block | None, on_cover: bool) -> float:
    before = block.text[: when.start]
    bare = not before.strip(" :|") and previous is not None and len(previous.text) <= LABEL
    label = previous.text if bare and previous is not None else before
    exact = EXACT[len(when.iso)]
    if _ends_with("other", label):
        return 0
    if exact and _of_gazette(before):
        return GAZETTE + exact
    if _ends_with("updated", label):
        return UPDATED + exact if len(block.text) < LONG / 2 else 0
    if _ends_with("strong", label):
        return (CUED if len(block.text) < LONG / 2 else RUNNING) + exact
    if exact and _is_place_line(block, when):
        return CUED + exact
    return exact + _unlabelled_weight(block, when, on_cover)


def _unlabelled_weight(block: Block, when: WrittenDate, on_cover: bool) -> float:
    """The weight, beside that of being exact, of a date that no word before it says to be that of publication."""
    before, exact = block.text[: when.start], EXACT[len(when.iso)]
    weights = [
        (ACT, exact > 0 and _of().search(before) is not None and _is_act(before)),
        (HEADING, exact > 0 and block.kind in HEADED and len(block.text) - when.end <= 1),
        (ALONE_ON_COVER if exact else YEAR_ON_COVER, on_cover and _alone(block, when)),
        (ALONE if exact else 0.0, _alone(block, when)),
        (IMPRINT, _ends_with("imprint", before)),
        (BESIDE, exact > 0 and on_cover and len(block.text) < LONG / 2),
    ]
    return max(weight for weight, holds in [*weights, (-0.9 * exact, True)] if holds)


ACT, HEADING, ALONE_ON_COVER, YEAR_ON_COVER, ALONE, IMPRINT, BESIDE = 4.0, 3.0, 3.5, 2.0, 2.5, 2.2, 1.5
"""In the name of a law or order; at the end of a heading; alone in its block; after "©"; in a short line of a cover."""


@cache
def _of() -> re.Pattern[str]:
    return re.compile(r"\b(?:of|van|du|vom|del?)\s$")


def _closing_weight(block: Block, when: WrittenDate) -> float:
    before = block.text[: when.start]
    exact = EXACT[len(when.iso)]
    if _ends_with("other", before):
        return 0
    if (_ends_with("strong", before) and len(block.text) < LONG / 2) or (exact and _is_place_line(block, when)):
        return 4 + exact
    if _ends_with("imprint", before):
        return 2.1 + exact
    return 2.0 + exact / 2 if exact and _alone(block, when) else 0


def _alone(block: Block, when: WrittenDate) -> bool:
    """Whether hardly anything else stands in the block: a day of the week, a place, a version; nothing by a year."""
    rest = block.text[: when.start] + block.text[when.end :]
    return len(re.findall(r"\w+", rest)) <= (BESIDE_DATE if EXACT[len(when.iso)] else 0)


def _is_act(before: str) -> bool:
    """Whether ``before`` is the beginning of a law's or order's name: "Commission Regulation (EU) 2031/7 of "."""
    return bool(_act().match(before))


@cache
def _act() -> re.Pattern[str]:
    kinds = "|".join(re.escape(kind) for kind in load("dates")["acts"])
    return re.compile(rf"\W*(?:\S{{1,20}}\s){{0,4}}(?:{kinds})\b[^;]{{0,90}}$", re.IGNORECASE)


def _of_gazette(before: str) -> bool:
    words = "|".join(re.escape(word) for word in load("dates")["cues"]["gazette"])
    return re.match(rf"\W*(?:the )?(?:{words})\b[^;]{{0,80}}$", before, re.IGNORECASE) is not None


def _ends_with(kind: str, text: str) -> bool:
    return bool(_cues(kind).search(text[-80:].replace("\n", " ")))


@cache
def _cues(kind: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(load("dates")["cues"][kind], key=len, reverse=True))
    inner = r"[^.;]{0,40}" if kind == "imprint" else r"(?:\s(?:in|at|te|à|zu|in)\s\w+,?)?(?:\s\w+,)?"
    return re.compile(rf"(?<!\w)(?:{words})(?!\w){inner}{_GAP}", re.IGNORECASE)
