"""Names of states and governments as texts write them: "Kingdom of X", "Regering van X"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from extractors.draft.words import load
from models.document import Block


@dataclass(frozen=True)
class StateName:
    """``whole`` as written ("Kingdom of Norway"), ``name`` without what it is ("Norway")."""

    whole: str
    name: str

    def mentions(self, blocks: Iterable[Block]) -> int:
        """How many times the text of ``blocks`` has the name, with or without an ending."""
        pattern = re.compile(rf"\b{re.escape(self.name)}")
        return sum(len(pattern.findall(block.text)) for block in blocks)


def state_names(text: str) -> Iterator[StateName]:
    """The states and governments that ``text`` names, in reading order, known or not."""
    return (StateName(" ".join(match[0].split()), match["name"]) for match in _pattern().finditer(text))


@cache
def _pattern() -> re.Pattern[str]:
    words = load("states")
    heads = "|".join(re.escape(head).replace("'", "['’]") for head in sorted(words["heads"], key=len, reverse=True))
    articles = "|".join(words["articles"])
    name = r"(?P<name>[A-ZÀ-ÖØ-Þ][\w'’-]*[\w](?:\s[A-ZÀ-ÖØ-Þ][\w'’-]*\w)?)"
    return re.compile(rf"\b(?:{heads})\s?(?:(?:{articles})\s){{0,1}}{name}")
