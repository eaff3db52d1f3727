"""What speaks for and against a draft being a heading: signs with names, weighed by ``headings``."""

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

COMMON = 0.25
"""The share of a document's characters from which a look is that of running text."""
_RARE = 0.05
_SMALLER, _SLIGHTLY, _LARGER, _MUCH = 0.94, 1.04, 1.12, 1.3
"""Sizes over the body's: recognised and scaled type wavers by 3 %; headings begin at 1.04."""
_WHITE = 0xFFFFFF
_SHORT_USE = 0.8
_MORE_SPACE, _LESS_SPACE = 1.25, 0.8
_LONG, _VERY_LONG = 120, 180
"""Characters; of 900 headings in soundly tagged files 2 % are longer than 120 and 0.3 % longer than 180."""
_FEW_LINES = 3
_HANGING = 2.0
"""Points by which an item's text is indented against its bullet, at the least."""
_SAME_LINE = 2.0
_ALIGNED = 3.0
_AHEAD = 12
"""Drafts within which text must follow a heading."""
_OFF_CENTRE, _INSET = 0.03, 0.05
"""Shares of the text's width: how far a centred line may be off, and how far it keeps from the edge."""
_MANY_BOOKMARKS = 10
"""Bookmarks from which it tells against a heading that none names it."""
_SENTENCE_WORDS = 5


class Signs:
    """Tells the signs of each draft of one document."""

    def __init__(self, drafts: Sequence[Draft], named: Witnesses) -> None:
        self._looks = Looks.of(drafts)
        self._drafts = drafts
        self._named = named
        self._believed = believed_tags(drafts)
        self._by_page: dict[int, list[Draft]] = defaultdict(list)
        for draft in drafts:
            self._by_page[draft.page].append(draft)

    def of(self, index: int) -> set[str]:
        """The names of the signs of the draft at ``index``."""
        draft = self._drafts[index]
        return {*self._look(draft), *_words(draft), *self._place(index), *self._names(draft)}

    def share(self, look: Look) -> float:
        """The share of the document's characters that have this look."""
        return self._looks.usage[look].characters / self._looks.characters

    def _look(self, draft: Draft) -> set[str]:
        look, body = look_of(draft), self._looks.body
        ratio = look.size / (body.size or 1)
        usage = self._looks.usage[look]
        share = self.share(look)
        return _holding(
            {
                "much-larger": ratio >= _MUCH,
                "larger": _LARGER <= ratio < _MUCH,
                "slightly-larger": _SLIGHTLY <= ratio < _LARGER,
                "smaller": ratio < _SMALLER,
                "bold": look.bold and not body.bold,
                "italic": look.italic and not body.italic,
                "underlined": look.underlined,
                "coloured": look.colour not in {body.colour, _WHITE},
                "capitals": look.capitals,
                "rare-look": share < _RARE,
                "common-look": share > COMMON,
                "short-look": usage.short > _SHORT_USE * usage.drafts,
            }
        )

    def _place(self, index: int) -> set[str]:
        draft = self._drafts[index]
        before = self._drafts[index - 1] if index else None
        after = self._drafts[index + 1] if index + 1 < len(self._drafts) else None
        above = gap_between(before, draft) if before else None
        below = gap_between(draft, after) if after else None
        goes_on = after is None or after.lines[0].x0 > draft.lines[0].x0 + _HANGING
        return _holding(
            {
                "space-above": above is None or above > _MORE_SPACE * self._looks.gap,
                "closer-below": above is not None and below is not None and below < _LESS_SPACE * above,
                "text-below": after is not None and after.page == draft.page and is_text(after),
                "beside-others": self._beside(draft),
                "centred": self._centred(draft),
                "no-text-after": not self._text_follows(index),
                "below-number": before is not None and self._titles(before, draft),
                "item": bullet(draft.raw) is not None and goes_on,
            }
        )

    def _text_follows(self, index: int) -> bool:
        """Whether running text comes after the draft on its page, or the draft ends a page of text."""
        page = self._drafts[index].page
        for draft in self._drafts[index + 1 : index + _AHEAD]:
            if draft.page != page:
                return self._drafts[index + 1].page != page and self._ends_text(page)
            if is_text(draft) or draft.kind is BlockKind.TABLE_ROW:
                return True
        return False

    def _ends_text(self, page: int) -> bool:
        texts = sum(is_text(draft) for draft in self._by_page[page])
        return len(self._by_page[page]) > _FEW_LINES and texts > 1

    def _titles(self, before: Draft, draft: Draft) -> bool:
        """Whether ``draft`` is the title below a number that stands alone ("Article 3")."""
        if not names_part(before.raw) or len(draft.lines) > _FEW_LINES or draft.raw.endswith((".", ";", ",")):
            return False
        return self._centred(draft) or abs(before.lines[0].x0 - draft.lines[0].x0) < _ALIGNED

    def _centred(self, draft: Draft) -> bool:
        """Whether the draft stands in the middle of its page's text, away from both edges."""
        page = self._by_page[draft.page]
        left = min(line.x0 for other in page for line in other.lines)
        width = max(line.x1 for other in page for line in other.lines) - left
        line = draft.lines[0]
        off = abs((line.x0 + line.x1) / 2 - (left + width / 2))
        return off < _OFF_CENTRE * width and line.x0 - left > _INSET * width

    def _beside(self, draft: Draft) -> bool:
        """Whether other short drafts stand on the same height, as the cells of a table do."""
        line = draft.lines[0]
        return any(
            abs(other.baseline - line.baseline) < _SAME_LINE and (other.x0 > line.x1 or other.x1 < line.x0)
            for neighbour in self._by_page[draft.page]
            if neighbour is not draft and len(neighbour.lines) <= _FEW_LINES
            for other in neighbour.lines
        )

    def _names(self, draft: Draft) -> set[str]:
        bookmarked = self._named.bookmark_level(draft.raw, draft.page) is not None
        return _holding(
            {
                "tagged": id(draft) in self._believed,
                "bookmarked": bookmarked,
                "not-bookmarked": not bookmarked and self._named.bookmarks > _MANY_BOOKMARKS,
                "in-contents": self._named.in_contents(draft.raw),
            }
        )


def _words(draft: Draft) -> set[str]:
    text = draft.raw
    number = number_of(text)
    kind = number.kind if number else None
    words = text[number.end :].strip() if number else text
    first = next((character for character in words if character.isalpha()), "")
    letters = sum(map(str.isalpha, text))
    return _holding(
        {
            "decimal": kind == "decimal",
            "deep-decimal": number is not None and number.depth > 1,
            "letter": kind == "letter",
            "worded": kind == "worded",
            "number-alone": names_part(text),
            "bulleted": bullet(text) is not None,
            "contents-title": is_contents_title(text),
            "sentence": text.endswith((".", "!")) and len(words.split()) >= _SENTENCE_WORDS and kind != "worded",
            "colon": text.endswith(":"),
            "unfinished": text.endswith((",", ";", "-", "\u00ad", "(")),
            "lower-case": first.islower() and kind != "worded",
            "long": _LONG < len(text) <= _VERY_LONG,
            "very-long": len(text) > _VERY_LONG,
            "many-lines": len(draft.lines) >= _FEW_LINES,
            "few-letters": 2 * letters < len(text.replace(" ", "")),
        }
    )


def _holding(signs: dict[str, bool]) -> set[str]:
    return {name for name, holds in signs.items() if holds}
