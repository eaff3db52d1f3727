"""An entry of the public monitor: as it is, as it was, or why there is none."""

from zoneinfo import ZoneInfo

from fastapi import Response

from output.desk.monitor.moment import moment_of
from output.desk.monitor.reader import Reader
from output.publish.story import Story
from output.publish.wording import labels
from output.render.labels import Language
from output.store.desk_values import Publication


def entry_answer(
    reading: Reader,
    language: Language,
    key: str,
    *,
    as_of: str | None = None,
    number: str | None = None,
    negotiated: bool = False,
) -> Response:
    """The entry with that key, in the version ``number`` or the one in force at ``as_of`` where one is asked for.

    410 once it was withdrawn; 404 when there is no such entry, or was none then; 400 for a moment that is none.
    """
    work = reading.shelf.work(key)
    if work is None:
        return reading.missing(language)
    if work.withdrawn_at is not None:
        return reading.answer(reading.pages.withdrawn(language, key, work.withdrawn_at), status=410)
    story = reading.shelf.story(work)
    if as_of is not None:
        return _as_of(reading, language, story, as_of, negotiated)
    shown = story.current if number is None else story.numbered(int(number) if number.isdecimal() else 0)
    return _page(reading, language, story, shown, negotiated) if shown else reading.missing(language)


def _as_of(reading: Reader, language: Language, story: Story, text: str, negotiated: bool) -> Response:
    label, pages = labels(language), reading.pages
    try:
        moment = moment_of(text, ZoneInfo(reading.site.timezone))
    except ValueError:
        return reading.missing(language, label("missing.bad_moment", value=text), status=400)
    if shown := story.as_of(moment):
        return _page(reading, language, story, shown, negotiated)
    first = pages.links(language, "").entry(story.key, 1)
    then, began = pages.day(language, moment), pages.day(language, story.first_published_at)
    sentence = label("missing.not_yet", date=then, first=began)
    return reading.missing(language, sentence, (label("missing.first_version"), first))


def _page(reading: Reader, language: Language, story: Story, shown: Publication, negotiated: bool) -> Response:
    return reading.answer(reading.pages.entry(language, story, shown), negotiated=negotiated)
