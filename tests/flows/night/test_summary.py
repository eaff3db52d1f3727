"""The summary of a night on the page of its run, and the works that automations are told of."""

from datetime import UTC, datetime, timedelta

from markdown_it import MarkdownIt

from flows.digest.telling import digest_of
from flows.night.summary import created, summary_markdown
from flows.settings import Settings
from models.change import ChangeKind
from models.night import News, Night, Trouble

STARTED = datetime(2026, 3, 1, 2, 15, tzinfo=UTC)
HOSTILE = "Plan](javascript:alert(1)) <script>alert(1)</script>\n# Not a heading"


def news(work: str, kind: ChangeKind, title: str = "A plan for Lorn") -> News:
    return News(work_id=work, key="abc", kind=kind, priority=2, title=title, url="https://lorn.example/plan")


def night(*lines: News) -> Night:
    trouble = Trouble(url="https://lorn.example/feed", code="timeout", sentence="The server did not finish in time.")
    return Night(
        started_at=STARTED,
        ended_at=STARTED + timedelta(seconds=90),
        sources=7,
        sources_due=5,
        asked=40,
        unchanged=38,
        news=lines,
        failed=(trouble,),
    )


def summary(*lines: News) -> str:
    settings = Settings(digest_language="en", desk_public_url="https://desk.example.org")
    return summary_markdown(night(*lines), digest_of(night(*lines), settings, 3))


def test_figures_come_first_and_then_each_piece_of_news_with_its_place_in_the_desk() -> None:
    text = summary(news("1", ChangeKind.NEW))
    assert "| Addresses asked | 40 |" in text
    assert "It took 90 seconds." in text
    assert "[A plan for Lorn](<https://desk.example.org/work/abc>)" in text
    assert text.index("| News | 1 |") < text.index("A plan for Lorn")


def test_nothing_in_a_title_becomes_markup() -> None:
    html = MarkdownIt().render(summary(news("1", ChangeKind.NEW, HOSTILE)))
    assert "<script" not in html
    assert 'href="javascript' not in html
    assert html.count("<h1>") == 1


def test_automations_are_told_of_works_with_a_new_draft_each_once() -> None:
    lines = [
        news("1", ChangeKind.NEW),
        news("2", ChangeKind.CHANGED),
        news("2", ChangeKind.RESTORED),
        news("3", ChangeKind.REMOVED),
        news("4", ChangeKind.REWORDED),
        news("5", ChangeKind.MOVED),
    ]
    assert created(night(*lines)) == ("1", "2", "4")
