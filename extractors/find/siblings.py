"""Chapters that belong in a row with others: of one numbering, between two of them, or titled in the same form."""

import re
from collections import Counter
from collections.abc import Callable, Sequence

from extractors.find.cue import title_start
from models.outline import Outline

_LEAST_ROW = 2
LEAST_OF_ROW = 0.5
"""Share of a part's numbered sections that hold measures from which the others are taken to hold some too."""
LEAST_ALIKE = 2 / 3
"""Share of titles that begin in one form ("Building...", "Securing...") from which it is the form of the row."""
_ENDING = 3
"""Letters at the end of a title's first word that tell its form: the -ing of English, the -ren of Dutch verbs."""
_SHORTEST = 6
"""Letters of a first word whose ending tells anything: "The" and "King" do not."""


def completed(outline: Outline, around: int, chosen: Sequence[int], is_aside: Callable[[int], bool]) -> tuple[int, ...]:
    """``chosen`` sections inside ``around`` and those of their siblings in which measures must have been missed.

    Asides never join. Inside a part, a section joins when it is numbered like the chosen ones and half of that
    row is chosen; among chapters, when it stands between two of them and is numbered like both, or when it is titled
    in the form of most of them.
    """
    if len(chosen) < _LEAST_ROW:
        return tuple(chosen)
    rest = [s for s in outline.children(around) if s not in chosen and not is_aside(s)]
    row = Counter(_numbering(outline, s) for s in chosen).most_common(1)[0][0]
    alike = [s for s in rest if _numbering(outline, s) == row]
    if around and row and len(chosen) >= LEAST_OF_ROW * (len(chosen) + len(alike)):
        joining = alike
    else:
        form = _usual_form(outline, chosen)
        joining = [s for s in alike if (row and chosen[0] < s < chosen[-1]) or (form and _form(outline, s) == form)]
    return tuple(sorted([*chosen, *joining]))


def _numbering(outline: Outline, section: int) -> str:
    """How a title is numbered: "0." for "3. Roads", "R-0" for "IV-2 Roads"; nothing where it is not."""
    title = outline.sections[section].title
    mark = re.sub(r"\s", "", title[: title_start(title)])
    return re.sub(r"\d+", "0", re.sub(r"[IVX]+", "R", mark))


def _usual_form(outline: Outline, sections: Sequence[int]) -> str | None:
    form, times = Counter(_form(outline, s) for s in sections).most_common(1)[0]
    return form if times >= LEAST_ALIKE * len(sections) else None


def _form(outline: Outline, section: int) -> str | None:
    title = outline.sections[section].title
    word = re.match(r"[^\W\d]+", title[title_start(title) :])
    return word[0][-_ENDING:].lower() if word and len(word[0]) >= _SHORTEST else None
