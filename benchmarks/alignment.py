"""Pairs of annotated and found texts, by the scorer's own measure, so that fields can be compared."""

import importlib.util
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType

SAME = 0.6
"""The scorer's threshold for an action; also used for an actor or deadline, whose wording may differ by a word."""
SAME_TITLE = 0.75
"""The scorer's threshold for a section; a title is as short."""


def load_scorer(corpus: Path) -> ModuleType:
    """The scorer that belongs to the annotations, ``tools/score.py`` in the corpus folder."""
    spec = importlib.util.spec_from_file_location("score", corpus / "tools" / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(corpus / "tools" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pairs(scorer: ModuleType, gold: Sequence[str], found: Sequence[str], threshold: float = SAME) -> dict[int, int]:
    """Gold index to found index, one to one, most similar first, as the scorer aligns them."""
    wanted, got = [scorer.words(t) for t in gold], [scorer.words(t) for t in found]
    ranked = sorted(
        ((scorer.similarity(a, b), i, j) for i, a in enumerate(wanted) for j, b in enumerate(got)), reverse=True
    )
    matched: dict[int, int] = {}
    for similarity, i, j in ranked:
        if similarity < threshold:
            break
        if i not in matched and j not in matched.values():
            matched[i] = j
    return matched


def same(scorer: ModuleType, gold: str | None, found: str | None, threshold: float = SAME) -> bool:
    """Whether two short texts say the same: both absent, or alike by the scorer's measure."""
    if not gold or not found:
        return not gold and not found
    return bool(scorer.similarity(scorer.words(gold), scorer.words(found)) >= threshold)
