"""What publishers really change in a document: each edit gives another document, or none where it has no place."""

from collections.abc import Callable, Mapping
from datetime import date
from random import Random

from benchmarks.simulated_web.papers import Measure, Paper, Section, draw_measure
from benchmarks.simulated_web.phrases import phrases

Edit = Callable[[Paper, Random], Paper | None]


def _with_section(paper: Paper, index: int, section: Section) -> Paper:
    sections = (*paper.sections[:index], section, *paper.sections[index + 1 :])
    return paper.model_copy(update={"sections": sections})


def _pillar(paper: Paper, rng: Random, least: int = 0) -> int | None:
    """The index of a pillar with so many measures."""
    places = [i for i, s in enumerate(paper.sections) if s.pillar and len(s.measures) >= least]
    return rng.choice(places) if places else None


def _with_measure(paper: Paper, rng: Random, change: Callable[[Measure], Measure]) -> Paper | None:
    index = _pillar(paper, rng, least=1)
    if index is None:
        return None
    section = paper.sections[index]
    place = rng.randrange(len(section.measures))
    measures = (*section.measures[:place], change(section.measures[place]), *section.measures[place + 1 :])
    return _with_section(paper, index, section.model_copy(update={"measures": measures}))


def deadline(paper: Paper, rng: Random) -> Paper | None:
    """Put off what is to be done by a year, or to another day."""

    def put_off(measure: Measure) -> Measure:
        old = measure.deadline
        later = date(old.year + 1, old.month, min(old.day, 28)) if rng.random() < 0.5 else date(old.year + 2, 1, 15)
        return measure.model_copy(update={"deadline": later})

    return _with_measure(paper, rng, put_off)


def amount(paper: Paper, rng: Random) -> Paper | None:
    """Name another sum; a measure that names none gets one."""

    def other(measure: Measure) -> Measure:
        form = measure.form if measure.form in {1, 3} else 1
        return measure.model_copy(update={"amount": measure.amount + rng.randint(1, 20), "form": form})

    return _with_measure(paper, rng, other)


def actor(paper: Paper, rng: Random) -> Paper | None:
    """Charge somebody else."""

    def charge(measure: Measure) -> Measure:
        others = [name for name in phrases(paper.subject.language).actors if name != measure.actor]
        return measure.model_copy(update={"actor": rng.choice(others)})

    return _with_measure(paper, rng, charge)


def action_added(paper: Paper, rng: Random) -> Paper | None:
    """One measure more."""
    index = _pillar(paper, rng)
    if index is None:
        return None
    section = paper.sections[index]
    fresh = draw_measure(rng, paper.subject)
    place = rng.randint(0, len(section.measures))
    measures = (*section.measures[:place], fresh, *section.measures[place:])
    return _with_section(paper, index, section.model_copy(update={"measures": measures}))


def action_removed(paper: Paper, rng: Random) -> Paper | None:
    """One measure less."""
    index = _pillar(paper, rng, least=2)
    if index is None:
        return None
    section = paper.sections[index]
    place = rng.randrange(len(section.measures))
    measures = section.measures[:place] + section.measures[place + 1 :]
    return _with_section(paper, index, section.model_copy(update={"measures": measures}))


def paragraph_added(paper: Paper, rng: Random) -> Paper | None:
    """A paragraph more, before the last chapter."""
    words = phrases(paper.subject.language)
    fresh = words.sentence(rng.choice(words.additions), rng, paper.subject)
    if any(fresh in section.paragraphs for section in paper.sections):
        return None
    index = rng.randrange(len(paper.sections) - 1)
    section = paper.sections[index]
    return _with_section(paper, index, section.model_copy(update={"paragraphs": (fresh, *section.paragraphs)}))


def section_removed(paper: Paper, rng: Random) -> Paper | None:
    """A field of action less."""
    index = _pillar(paper, rng)
    if index is None or sum(section.pillar for section in paper.sections) < 2:
        return None
    return paper.model_copy(update={"sections": paper.sections[:index] + paper.sections[index + 1 :]})


def principle_added(paper: Paper, rng: Random) -> Paper | None:
    """A principle more."""
    index = next(i for i, section in enumerate(paper.sections) if section.principles)
    section = paper.sections[index]
    unused = [pair for pair in phrases(paper.subject.language).principles if pair not in section.principles]
    if not unused:
        return None
    return _with_section(
        paper, index, section.model_copy(update={"principles": (*section.principles, rng.choice(unused))})
    )


def reworded(paper: Paper, rng: Random) -> Paper | None:
    """The same in other words, in one place."""
    places = [
        (i, j, old, new)
        for i, section in enumerate(paper.sections)
        for j, paragraph in enumerate(section.paragraphs)
        for old, new in phrases(paper.subject.language).rewordings
        if f"{old} " in paragraph
    ]
    if not places:
        return None
    i, j, old, new = rng.choice(places)
    section = paper.sections[i]
    paragraph = section.paragraphs[j].replace(f"{old} ", f"{new} ", 1)
    paragraphs = (*section.paragraphs[:j], paragraph, *section.paragraphs[j + 1 :])
    return _with_section(paper, i, section.model_copy(update={"paragraphs": paragraphs}))


EDITS: Mapping[str, Edit] = {
    edit.__name__.replace("_", "-"): edit
    for edit in (
        deadline,
        amount,
        actor,
        action_added,
        action_removed,
        paragraph_added,
        section_removed,
        principle_added,
        reworded,
    )
}
"""By the name under which the script of the nights knows them."""
