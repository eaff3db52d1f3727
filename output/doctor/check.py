"""What an examination finds."""

from collections.abc import Iterable

from models.value import Value

SHOWN = 20
"""Faults of one kind that are listed one by one; thousands of the same say no more."""


class Fault(Value):
    """Something wrong: ``code`` is stable, ``sentence`` says what, ``remedy`` how to mend it."""

    code: str
    sentence: str
    remedy: str


class Check(Value):
    """One thing that was looked at, and what was wrong with it."""

    name: str
    faults: tuple[Fault, ...] = ()

    @property
    def sound(self) -> bool:
        """Whether nothing was wrong."""
        return not self.faults


def faults_of(code: str, sentences: Iterable[str], remedy: str) -> tuple[Fault, ...]:
    """A fault for each sentence; past ``SHOWN`` of them one that says how many more."""
    all_sentences = list(sentences)
    shown, more = all_sentences[:SHOWN], len(all_sentences) - SHOWN
    if more > 0:
        shown.append(f"And {more} more of the same kind.")
    return tuple(Fault(code=code, sentence=sentence, remedy=remedy) for sentence in shown)
