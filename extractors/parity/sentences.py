"""The sentences of the parity check, from ``sentences.toml``."""

import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Self

from pydantic import model_validator

from models.parity import Aspect, Side
from models.value import LocalText, Value
from models.vocabulary import AUDIENCES, DOCUMENT_TYPES, Concept

_VOCABULARIES: Mapping[Aspect, Mapping[str, Concept]] = {
    Aspect.DOCUMENT_TYPE: DOCUMENT_TYPES,
    Aspect.AUDIENCE: AUDIENCES,
}


class _Sentences(Value):
    nothing: LocalText
    in_pillar: LocalText
    outside: LocalText
    equal: LocalText
    different: LocalText
    aspects: Mapping[Aspect, LocalText]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        if lost := set(Aspect) - set(self.aspects):
            raise ValueError(f"no sentence for: {', '.join(sorted(lost))}")
        return self


@cache
def _sentences() -> _Sentences:
    text = (files("extractors.parity") / "sentences.toml").read_text(encoding="utf-8")
    return _Sentences.model_validate(tomllib.loads(text))


def sentence_of(aspect: Aspect, first: Side, second: Side, pillar: int | None = None) -> LocalText:
    """What a difference comes to; codes read as their labels. ``pillar`` is a 1-based position."""
    words = _sentences()

    def said(side: Side, language: str) -> str:
        vocabulary = _VOCABULARIES.get(aspect, {})
        labels = [vocabulary[v].label(language) if v in vocabulary else v for v in side.values]
        return ", ".join(labels) or words.nothing.in_language(language)

    def written(language: str) -> str:
        where = (words.outside if pillar is None else words.in_pillar).in_language(language)
        return (
            words.aspects[aspect]
            .in_language(language)
            .format(where=where.format(pillar=pillar), first=said(first, language), second=said(second, language))
        )

    return _local(written)


def summary_of(first: str, second: str, count: int, score: float) -> LocalText:
    """What the comparison comes to, for versions in the languages ``first`` and ``second`` (codes)."""
    words = _sentences()
    template = words.different if count else words.equal
    return _local(
        lambda language: template.in_language(language).format(
            first=first, second=second, count=count, score=f"{score:.2f}"
        )
    )


def _local(written: Callable[[str], str]) -> LocalText:
    return LocalText(nl=written("nl"), en=written("en"))
