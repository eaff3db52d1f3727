"""What a digest says of a night, and where it leads."""

from zoneinfo import ZoneInfo

import pytest

from models.change import ChangeKind
from models.night import Night
from output.digest.digest import Digest, digest, is_news
from output.digest.links import DeskLinks
from output.render.labels import Language
from tests.output.digest.nights import BUSY, QUIET, alert, news, night

DESK = DeskLinks("https://desk.example/")
NO_DESK = DeskLinks(None)
BRUSSELS = ZoneInfo("Europe/Brussels")


def told(night: Night, language: Language = "en", links: DeskLinks = DESK, most: int | None = None) -> Digest:
    return digest(night, language, links, number=12, zone=BRUSSELS, most=most)


def test_sections_stand_in_the_order_in_which_an_analyst_needs_them() -> None:
    titles = {section.name: [line.title for line in section.lines] for section in told(BUSY).sections}
    assert list(titles.items()) == [
        ("first", ["The Netherlands – Vision on registers", "Rules for registers"]),
        ("new", ["Plan for archives", "Plan for maps"]),
        ("changed", ["Manual for registers", "Charter for maps"]),
        ("gone", ["White paper on maps", "Green paper on maps"]),
        ("listed", ["Report of the fishery board"]),
        ("failed", ["https://mere.example/slow"]),
        ("opened", ["Plans of Lorn", "Bulletin of Mere"]),
        ("resolved", ["Letters of Mere"]),
    ]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Policy monitor, 23 November 2026: 2 to look at first, 2 new, 2 changed, 2 gone"),
        ("nl", "Beleidsmonitor, 23 november 2026: 2 om eerst te bekijken, 2 nieuw, 2 gewijzigd, 2 verdwenen"),
    ],
)
def test_the_subject_counts_what_matters_most(language: Language, expected: str) -> None:
    assert told(BUSY, language).subject == expected


def test_a_quiet_night_is_told_in_a_sentence() -> None:
    quiet = told(QUIET)
    assert (quiet.quiet, quiet.sections) == (True, ())
    assert quiet.subject == "Policy monitor, 23 November 2026: a quiet night"
    assert quiet.summary == ("A quiet night: 212 sources asked, nothing new.",)
    assert told(QUIET, "nl").summary == ("Een rustige nacht: 212 bronnen bevraagd, niets nieuws.",)


@pytest.mark.parametrize(
    ("language", "visits", "what", "said"),
    [
        ("en", 1, "1 visit put off", "1 visit was put off until the next night: its host took too long."),
        ("en", 7, "7 visits put off", "7 visits were put off until the next night: their hosts took too long."),
        (
            "nl",
            7,
            "7 bezoeken uitgesteld",
            "7 bezoeken zijn uitgesteld tot de volgende nacht: hun servers deden er te lang over.",
        ),
    ],
)
def test_a_night_that_put_visits_off_is_not_quiet(language: Language, visits: int, what: str, said: str) -> None:
    full = told(night(put_off=visits), language)
    assert (full.quiet, full.sections, full.what) == (False, (), what)
    assert full.summary[1:] == (said,)
    assert said in told(BUSY.model_copy(update={"put_off": visits}), language).summary


def test_alerts_of_earlier_nights_are_counted_and_not_told_again() -> None:
    waiting = night(still_open=(alert(), alert()))
    assert told(waiting).summary[1:] == ("2 earlier alerts are still open.",)
    assert told(waiting).sections == ()


@pytest.mark.parametrize(
    ("number", "language", "facts"),
    [
        (0, "en", ("new", "impact 1 of 4", "12 action points")),
        (0, "nl", ("nieuw", "impact 1 van 4", "12 actiepunten")),
        (1, "en", ("changed", "findings: 2 appeared, 1 altered, 3 vanished", "the publisher says: “New deadlines.”")),
        (1, "nl", ("gewijzigd", "bevindingen: 2 erbij, 1 anders, 3 weg", "de uitgever zegt: “New deadlines.”")),
    ],
)
def test_a_line_says_what_is_known(number: int, language: Language, facts: tuple[str, ...]) -> None:
    assert told(BUSY, language).sections[0].lines[number].facts == facts


def test_what_the_section_says_is_not_said_again_in_each_line() -> None:
    sections = {section.name: section.lines for section in told(BUSY).sections}
    assert [line.facts for line in sections["new"]] == [("1 action point",), ()]
    assert [line.facts for line in sections["changed"]] == [(), ("moved to another address",)]


def test_a_failure_and_an_alert_give_their_reason_in_the_readers_language() -> None:
    english, dutch = (
        {section.name: section.lines[0].facts for section in told(BUSY, language).sections} for language in ("en", "nl")
    )
    assert english["failed"] == ("Not in time.",)
    assert english["opened"] == ("cannot be asked", "No answer at 3 visits.", "Not in time.")
    assert dutch["opened"][:2] == ("niet te bevragen", "Geen antwoord bij 3 bezoeken.")
    assert dutch["failed"] == dutch["opened"][2:] != english["failed"]


def test_every_line_leads_to_the_desk_and_to_the_source() -> None:
    first = told(BUSY).sections[0].lines[0]
    assert (first.desk_url, first.url) == ("https://desk.example/work/00ff00ff00ff00ff", "https://lorn.example/plan")
    assert told(BUSY).night_url == "https://desk.example/nights/12"
    assert told(BUSY).hint is None


def test_without_an_address_of_the_desk_there_is_the_command_that_opens_it() -> None:
    blind = told(BUSY, links=NO_DESK)
    assert blind.night_url is None
    assert not any(line.desk_url for section in blind.sections for line in section.lines)
    assert blind.hint
    assert "policy-monitor desk --open" in blind.hint


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https://lorn.example@evil.example/", "data:text/html,x", "x y"]
)
def test_an_address_that_is_not_safe_to_click_is_no_link(url: str) -> None:
    assert told(night(news=(news(url=url),))).sections[0].lines[0].url is None


def test_long_sections_are_cut_and_say_how_much_is_left_out() -> None:
    many = night(news=tuple(news(title=f"Plan {number}") for number in range(54)))
    [section] = told(many, most=20).sections
    assert (len(section.lines), section.left_out) == (20, 34)
    assert told(many).sections[0].left_out == 0


def test_long_titles_are_cut() -> None:
    [section] = told(night(news=(news(title="plan " * 500),))).sections
    assert len(section.lines[0].title) <= 220


@pytest.mark.parametrize(
    ("brought", "expected"),
    [
        (QUIET, False),
        (night(failed=BUSY.failed), False),
        (night(put_off=7), False),
        (night(still_open=(alert(),)), False),
        (night(news=(news(ChangeKind.REWORDED, 4),)), True),
        (night(listed=BUSY.listed), True),
        (night(opened=(alert(),)), True),
        (night(resolved=(alert(),)), True),
    ],
)
def test_which_nights_have_news(brought: Night, expected: bool) -> None:
    assert is_news(brought) is expected
