"""The phrases that documents and pages are made of, in each language, and how gaps in them are filled."""

import re
import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from random import Random

from models.value import Value

LANGUAGES = ("nl", "en", "fr", "de")


class Headings(Value):
    """Titles of chapters; ``principles_lead`` is the sentence before the list of principles."""

    background: tuple[str, ...]
    context: tuple[str, ...]
    principles: tuple[str, ...]
    principles_lead: str
    closing: tuple[str, ...]


class Furniture(Value):
    """What stands on a page around its document."""

    banners: tuple[str, ...]
    menu: tuple[str, ...]
    visits: tuple[str, ...]
    visited: tuple[str, ...]
    share: tuple[str, ...]
    related: str
    more: tuple[str, ...]
    published: str
    survey: tuple[str, ...]
    footer: tuple[str, ...]
    download: str
    summary: str
    listing: str
    subtitle: str


class GonePage(Value):
    """A page that says that there is nothing."""

    title: str
    text: str


class Subject(Value):
    """What a document is about: a topic in words of its language (ISO 639-1), and the place that it holds for."""

    language: str
    topic: str
    place: str


class Phrases(Value):
    """All phrases of a language: the contents of its data file.

    Gaps are ``{topic}``, ``{thing}``, ``{group}``, ``{place}``, ``{year}``, ``{count}``, ``{percent}``; in measures
    ``{actor}``, ``{task}``, ``{deadline}`` and ``{amount}``. A pair of ``rewordings`` says the same in other words.
    """

    places: tuple[str, ...]
    months: tuple[str, ...]
    day_form: str
    amount_form: str
    titles: tuple[str, ...]
    topics: tuple[str, ...]
    actors: tuple[str, ...]
    groups: tuple[str, ...]
    things: tuple[str, ...]
    tasks: tuple[str, ...]
    measures: tuple[str, ...]
    openings: tuple[str, ...]
    contexts: tuple[str, ...]
    additions: tuple[str, ...]
    rewordings: tuple[tuple[str, str], ...]
    principles: tuple[tuple[str, str], ...]
    pillars: tuple[str, ...]
    intros: tuple[str, ...]
    closings: tuple[str, ...]
    headings: Headings
    issuers: dict[str, str]
    furniture: Furniture
    gone: tuple[GonePage, ...]

    def day(self, moment: date) -> str:
        """A date in words."""
        return self.day_form.format(day=moment.day, month=self.months[moment.month - 1], year=moment.year)

    def filled(self, template: str, rng: Random, subject: Subject) -> str:
        """A template with its gaps filled: one that occurs twice is not filled with the same words."""
        gaps: dict[str, Sequence[str]] = {"thing": self.things, "group": self.groups, "topic": (subject.topic,)}
        drawn = {name: iter(rng.sample(list(words), min(len(words), 3))) for name, words in gaps.items()}
        given: dict[str, Callable[[], str]] = {
            "place": lambda: subject.place,
            "year": lambda: str(rng.randint(2019, 2025)),
            "count": lambda: str(rng.randint(12, 95) * 10),
            "percent": lambda: str(rng.randint(21, 79)),
        }

        def fill(gap: re.Match[str]) -> str:
            name = gap[1]
            return next(drawn[name]) if name in drawn else given[name]()

        return re.sub(r"\{(\w+)\}", fill, template)

    def sentence(self, template: str, rng: Random, subject: Subject) -> str:
        """A template filled, as a sentence."""
        text = self.filled(template, rng, subject)
        return text[:1].upper() + text[1:]


@cache
def phrases(language: str) -> Phrases:
    """The phrases of a language (ISO 639-1)."""
    content = files("benchmarks.simulated_web").joinpath("data", f"{language}.toml").read_text(encoding="utf-8")
    return Phrases.model_validate(tomllib.loads(content))
