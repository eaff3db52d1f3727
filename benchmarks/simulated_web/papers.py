"""Documents such as governments write: a background, principles, and pillars with measures, drawn by chance."""

from datetime import date, timedelta
from random import Random

from benchmarks.simulated_web.phrases import Phrases, Subject, phrases
from models.value import Value


class Measure(Value):
    """What an actor is to do by when; ``form`` is the number of the sentence's template, ``amount`` in millions."""

    form: int
    actor: str
    task: str
    deadline: date
    amount: int


class Section(Value):
    """A chapter: paragraphs, then what it lists. ``pillar`` when it is a field of action."""

    title: str
    paragraphs: tuple[str, ...]
    principles: tuple[tuple[str, str], ...] = ()
    measures: tuple[Measure, ...] = ()
    pillar: bool = False


class Paper(Value):
    """A document's content, apart from how it is laid out."""

    subject: Subject
    title: str
    issuer: str
    published: date
    summary: str
    sections: tuple[Section, ...]


def sentence(measure: Measure, words: Phrases) -> str:
    """A measure in words."""
    template = words.measures[measure.form]
    actor = measure.actor if template.startswith("{actor}") else measure.actor[:1].lower() + measure.actor[1:]
    return template.format(
        actor=actor,
        task=measure.task,
        deadline=words.day(measure.deadline),
        amount=words.amount_form.format(number=measure.amount),
    )


def write(rng: Random, subject: Subject, issuer: str, title: str, published: date) -> Paper:
    """A document of 350 to 900 words."""
    words = phrases(subject.language)
    pool = rng.sample(words.contexts, len(words.contexts))

    def prose(sentences: int) -> str:
        drawn = [pool.pop() for _ in range(min(sentences, len(pool)))]
        return " ".join(words.sentence(template, rng, subject) for template in drawn)

    heads = words.headings
    opening = words.sentence(rng.choice(words.openings), rng, subject)
    background = Section(title=rng.choice(heads.background), paragraphs=(f"{opening} {prose(1)}", prose(2)))
    context = Section(title=rng.choice(heads.context), paragraphs=tuple(prose(2) for _ in range(rng.randint(1, 3))))
    principles = Section(
        title=rng.choice(heads.principles),
        paragraphs=(heads.principles_lead,),
        principles=tuple(rng.sample(words.principles, rng.randint(3, 6))),
    )
    titles = rng.sample(words.pillars, rng.randint(2, 4))
    pillars = tuple(_pillar(rng, subject, name, prose(2)) for name in titles)
    closing = Section(
        title=rng.choice(heads.closing), paragraphs=(words.sentence(rng.choice(words.closings), rng, subject),)
    )
    return Paper(
        subject=subject,
        title=title,
        issuer=issuer,
        published=published,
        summary=opening,
        sections=(background, context, principles, *pillars, closing),
    )


def draw_measure(rng: Random, subject: Subject) -> Measure:
    """A measure drawn by chance."""
    words = phrases(subject.language)
    return Measure(
        form=rng.randrange(len(words.measures)),
        actor=rng.choice(words.actors),
        task=words.filled(rng.choice(words.tasks), rng, subject),
        deadline=date(2027, 3, 1) + timedelta(days=rng.randint(0, 1000)),
        amount=rng.randint(2, 90),
    )


def _pillar(rng: Random, subject: Subject, title: str, prose: str) -> Section:
    words = phrases(subject.language)
    intro = words.sentence(rng.choice(words.intros), rng, subject)
    measures = {m.task: m for m in (draw_measure(rng, subject) for _ in range(rng.randint(3, 5)))}
    paragraphs = (intro, prose) if prose else (intro,)
    return Section(title=title, paragraphs=paragraphs, measures=tuple(measures.values()), pillar=True)
