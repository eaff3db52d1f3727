"""Which drafts are headings, told from how they look, what they say and who else in the file names them."""

from collections import defaultdict
from collections.abc import Sequence

from extractors.read.pdf.contents import is_contents_title
from extractors.read.pdf.drafts import Draft, Look
from extractors.read.pdf.headlines import names_part
from extractors.read.pdf.looks import Looks, gap_between, is_text, look_of
from extractors.read.pdf.markers import bullet
from extractors.read.pdf.numbering import number_of
from extractors.read.pdf.trust import believed_tags
from extractors.read.pdf.witnesses import Witnesses
from models.document import BlockKind

_LONGEST = 260
_MOST_LINES = 6
THRESHOLD = 3.0
_COMMON = 0.25
"""The share of a document's characters from which a look is that of running text."""
_LEAST_LETTERS = 3
_AHEAD = 12
"""Drafts within which text must follow a heading."""
_ALIGNED = 3.0
_OWN = 0.7
"""How much a draft's own score counts against the mean of all drafts that look like it."""

WEIGHTS: dict[str, float] = {
    "much-larger": 3.2,  # size at least 1.3 of the body's
    "larger": 2.4,  # 1.12 to 1.3
    "slightly-larger": 1.2,  # 1.04 to 1.12
    "smaller": -2.0,
    "bold": 2.2,
    "italic": 1.5,
    "underlined": 2.2,
    "coloured": 1.3,
    "number-alone": 3.0,  # "Article 3" on a line of its own
    "below-number": 6.0,
    "tagged": 2.5,
    "bulleted": -0.5,
    "capitals": 1.2,
    "space-above": 0.8,
    "closer-below": 0.3,
    "text-below": 0.5,
    "rare-look": 0.4,
    "common-look": -2.5,
    "short-look": 0.5,
    "decimal": 1.0,
    "deep-decimal": 0.8,
    "letter": 0.4,
    "worded": 1.7,
    "bookmarked": 4.0,
    "in-contents": 3.0,
    "contents-title": 4.0,
    "not-bookmarked": -0.8,
    "sentence": -1.8,
    "colon": -0.6,
    "unfinished": -2.5,
    "lower-case": -2.5,
    "long": -1.2,
    "very-long": -2.0,
    "many-lines": -0.8,
    "beside-others": -2.0,
    "few-letters": -2.5,
    "centred": 0.8,
    "no-text-after": -2.5,
    "item": -4.0,  # a bullet whose text goes on below it, indented
}


class Headings:
    """Judges the drafts of one document."""

    def __init__(self, drafts: Sequence[Draft], named: Witnesses) -> None:
        self.looks = Looks.of(drafts)
        self._drafts = drafts
        self._named = named
        self._believed = believed_tags(drafts)
        self._by_page: dict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self._by_page[draft.page].append(draft)

    def scores(self) -> dict[int, float]:
        """The score of each draft that could be a heading, by its index; ``THRESHOLD`` and more is one."""
        own: dict[int, float] = {}
        by_look: dict[Look, list[float]] = defaultdict(list)
        for index, draft in enumerate(self._drafts):
            if self._possible(draft):
                own[index] = sum(WEIGHTS[name] for name in self.features(index))
                by_look[look_of(draft)].append(own[index])
        return {index: self._among_alike(score, by_look, look_of(self._drafts[index])) for index, score in own.items()}

    def _among_alike(self, score: float, by_look: dict[Look, list[float]], look: Look) -> float:
        """``score`` drawn towards the mean of its look; the look of running text says nothing."""
        if self._share(look) > _COMMON:
            return score
        return _OWN * score + (1 - _OWN) * sum(by_look[look]) / len(by_look[look])

    def _share(self, look: Look) -> float:
        return self.looks.usage[look].characters / self.looks.characters

    def _possible(self, draft: Draft) -> bool:
        if draft.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.HEADING) or draft.run_in:
            return False
        letters = sum(map(str.isalpha, draft.raw))
        return len(draft.raw) <= _LONGEST and len(draft.lines) <= _MOST_LINES and letters >= _LEAST_LETTERS

    def features(self, index: int) -> set[str]:
        """The names of what speaks for and against the draft at ``index`` being a heading."""
        draft = self._drafts[index]
        return {
            *self._look_features(draft),
            *_word_features(draft),
            *self._place_features(index),
            *self._named_features(draft),
        }

    def _look_features(self, draft: Draft) -> set[str]:
        look, body = look_of(draft), self.looks.body
        ratio = look.size / (body.size or 1)
        usage = self.looks.usage[look]
        share = self._share(look)
        found = {
            "much-larger": ratio >= 1.3,
            "larger": 1.12 <= ratio < 1.3,
            "slightly-larger": 1.04 <= ratio < 1.12,
            "smaller": ratio < 0.94,
            "bold": look.bold and not body.bold,
            "italic": look.italic and not body.italic,
            "underlined": look.underlined,
            "coloured": look.colour != body.colour and look.colour != 0xFFFFFF,
            "capitals": look.capitals,
            "rare-look": share < 0.05,
            "common-look": share > _COMMON,
            "short-look": usage.short > 0.8 * usage.drafts,
        }
        return {name for name, holds in found.items() if holds}

    def _place_features(self, index: int) -> set[str]:
        draft = self._drafts[index]
        before = self._drafts[index - 1] if index else None
        after = self._drafts[index + 1] if index + 1 < len(self._drafts) else None
        above = gap_between(before, draft) if before else None
        below = gap_between(draft, after) if after else None
        found = {
            "space-above": above is None or above > 1.25 * self.looks.gap,
            "closer-below": above is not None and below is not None and below < 0.8 * above,
            "text-below": after is not None and after.page == draft.page and is_text(after),
            "beside-others": self._beside(draft),
            "centred": self._centred(draft),
            "no-text-after": not self._text_follows(index),
            "below-number": before is not None and self._titles(before, draft),
            "tagged": id(draft) in self._believed,
            "item": bullet(draft.raw) is not None and (after is None or after.lines[0].x0 > draft.lines[0].x0 + 2),
        }
        return {name for name, holds in found.items() if holds}

    def _text_follows(self, index: int) -> bool:
        """Whether running text comes after the draft on its page, or begins the next page."""
        page = self._drafts[index].page
        for draft in self._drafts[index + 1 : index + _AHEAD]:
            if draft.page != page:
                return self._drafts[index + 1].page != page and self._low(index)
            if is_text(draft) or draft.kind is BlockKind.TABLE_ROW:
                return True
        return False

    def _low(self, index: int) -> bool:
        """Whether the draft is the last of a full page."""
        page = self._by_page[self._drafts[index].page]
        return len(page) > 3 and sum(is_text(draft) for draft in page) >= 2  # noqa: PLR2004

    def _titles(self, before: Draft, draft: Draft) -> bool:
        """Whether ``draft`` is the title below a number that stands alone ("Article 3")."""
        if not names_part(before.raw) or len(draft.lines) > 3 or draft.raw.endswith((".", ";", ",")):  # noqa: PLR2004
            return False
        return self._centred(draft) or abs(before.lines[0].x0 - draft.lines[0].x0) < _ALIGNED

    def _centred(self, draft: Draft) -> bool:
        """Whether the draft stands in the middle of its page's text, away from both edges."""
        page = self._by_page[draft.page]
        left = min(line.x0 for other in page for line in other.lines)
        right = max(line.x1 for other in page for line in other.lines)
        line = draft.lines[0]
        off = abs((line.x0 + line.x1) / 2 - (left + right) / 2)
        return off < 0.03 * (right - left) and line.x0 - left > 0.05 * (right - left)

    def _beside(self, draft: Draft) -> bool:
        """Whether other short drafts stand on the same height, as the cells of a table do."""
        line = draft.lines[0]
        return any(
            other is not draft
            and len(other.lines) <= 3
            and any(abs(o.baseline - line.baseline) < 2 and (o.x0 > line.x1 or o.x1 < line.x0) for o in other.lines)
            for other in self._by_page[draft.page]
        )

    def _named_features(self, draft: Draft) -> set[str]:
        found = set()
        if self._named.bookmark_level(draft.raw, draft.page) is not None:
            found.add("bookmarked")
        elif self._named.bookmarks > 10:
            found.add("not-bookmarked")
        if self._named.in_contents(draft.raw):
            found.add("in-contents")
        return found


def _word_features(draft: Draft) -> set[str]:
    text = draft.raw
    number = number_of(text)
    words = text[number.end :].strip() if number else text
    first = next((character for character in words if character.isalpha()), "")
    found = {
        "decimal": number is not None and number.kind == "decimal",
        "deep-decimal": number is not None and number.depth > 1,
        "letter": number is not None and number.kind == "letter",
        "worded": number is not None and number.kind == "worded",
        "number-alone": names_part(text),
        "bulleted": bullet(text) is not None,
        "contents-title": is_contents_title(text),
        "sentence": text.endswith((".", "!")) and words.count(" ") > 3 and not (number and number.kind == "worded"),
        "colon": text.endswith(":"),
        "unfinished": text.endswith((",", ";", "-", "\u00ad", "(")),
        "lower-case": first.islower() and not (number and number.kind == "worded"),
        "long": 120 < len(text) <= 180,
        "very-long": len(text) > 180,
        "many-lines": len(draft.lines) > 2,
        "few-letters": sum(map(str.isalpha, text)) < 0.5 * len(text.replace(" ", "")),
    }
    return {name for name, holds in found.items() if holds}
