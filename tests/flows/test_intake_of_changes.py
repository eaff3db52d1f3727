"""What is told of a document that is asked for night after night: each piece of news once, and no noise."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import pytest

from flows.intake.intake import Intake, Stage, open_store
from flows.intake.reception import Archive
from flows.settings import Settings
from models.change import Change, ChangeKind
from models.outcome import Outcome, Status
from output.store import Store
from output.store.changes import ChangeQuery
from output.store.queries import EntryQuery
from tests.fixtures import pages, pdfs
from tests.web import answer, serving, site

HTML, PDF = "text/html; charset=utf-8", "application/pdf"
PLAN = """<h2>Measures</h2><p>The ministry will build twelve bridges in the north by 2031.</p>
<p>Fees are paid by ships that pass the locks, and by nobody else.</p>"""
EDITED = PLAN.replace("2031", "2033")
GONE = pages.page("Page not found", "<p>Try the home page.</p>")
NEW, CHANGED, MOVED = ChangeKind.NEW, ChangeKind.CHANGED, ChangeKind.MOVED
REMOVED, SOFT_404, RESTORED = ChangeKind.REMOVED, ChangeKind.SOFT_404, ChangeKind.RESTORED


def plan(body: str = PLAN, beside: str = "") -> bytes:
    """A page with a plan, and with what stands beside it on the site."""
    return answer(pages.page("Harbour plan", body).replace(b"<nav>", f"<nav>{beside}".encode()), content_type=HTML)


def pdf(text: str) -> bytes:
    return answer(pdfs.typeset(f"= Harbour plan\n\n{text}\n"), content_type=PDF)


def landing(link: str = "/plan.pdf", text: str = "The plan is published as a PDF.") -> bytes:
    body = f'<p>{text}</p><p><a href="{link}">Harbour plan (PDF)</a></p>'
    return answer(pages.page("Harbour plan", body), content_type=HTML)


def redirect(to: str) -> bytes:
    return answer(b"", "301 Moved Permanently", location=to)


@dataclass
class Watch:
    """A site whose pages a test changes, and the intake that asks for them."""

    site: dict[str, bytes]
    address: str
    settings: Settings
    store: Store
    stages: list[Stage] = field(default_factory=list)

    def night(self, *paths: str, only_relevant: bool = False, notes: dict[str, str] | None = None) -> list[str]:
        """The codes of the outcomes, in the order of the paths."""
        urls = [self.address + path for path in paths]
        self.stages.clear()
        with Intake(
            self.settings,
            self.store,
            on_stage=self.stages.append,
            only_relevant=lambda _: only_relevant,
            notes={self.address + path: note for path, note in (notes or {}).items()},
        ) as intake:
            outcomes: list[Outcome] = sorted(intake.take_in(urls), key=lambda outcome: urls.index(outcome.url))
        return [outcome.code for outcome in outcomes]

    @property
    def news(self) -> list[ChangeKind]:
        """The kinds of all changes told so far, the oldest first."""
        return [found.change.kind for found in self.store.changes()][::-1]

    @property
    def last(self) -> Change:
        return self.store.changes(ChangeQuery(limit=1))[0].change

    @property
    def versions(self) -> int:
        return len(self.store.listing(EntryQuery(all_versions=True)))

    @property
    def read_something(self) -> bool:
        return "reading" in self.stages


@pytest.fixture
def watch(settings: Settings) -> Iterator[Watch]:
    """A site of its own for each test, with a plan at /plan."""
    answers = {"/plan": plan()}
    with serving(site(answers)) as port:
        here = settings.model_copy(update={"fetch_ports": (port,)})
        with open_store(here) as store:
            yield Watch(answers, f"http://127.0.0.1:{port}", here, store)


def test_a_new_work_is_news_and_the_next_night_nothing_is(watch: Watch) -> None:
    assert watch.night("/plan") == ["drafted"]
    assert watch.night("/plan") == ["unchanged"]
    assert watch.news == [NEW]


def test_a_changed_text_gives_a_new_version_and_says_what_changed(watch: Watch) -> None:
    watch.night("/plan")
    watch.site["/plan"] = plan(EDITED)
    assert watch.night("/plan", notes={"/plan": "The bridges take longer."}) == ["drafted"]
    assert watch.night("/plan") == ["unchanged"]
    assert (watch.news, watch.versions) == ([NEW, CHANGED], 2)
    assert watch.last.note == "The bridges take longer."
    assert [(p.section[-1], p.new) for p in watch.last.passages] == [
        ("Measures", "The ministry will build twelve bridges in the north by 2033.")
    ]
    assert ["deadline" in finding.parts for finding in watch.last.findings] == [True]


def test_a_page_that_goes_back_to_what_it_was_has_changed_again(watch: Watch) -> None:
    watch.night("/plan")
    for body in (EDITED, PLAN):
        watch.site["/plan"] = plan(body)
        watch.night("/plan")
    assert (watch.news, watch.versions) == ([NEW, CHANGED, CHANGED], 2)
    assert [p.new for p in watch.last.passages] == ["The ministry will build twelve bridges in the north by 2031."]


def test_what_stands_beside_the_text_is_no_change_and_is_read_once(watch: Watch) -> None:
    watch.night("/plan")
    watch.site["/plan"] = plan(beside='<a href="/news">News</a>')
    assert watch.night("/plan") == ["same-content"]
    assert watch.read_something
    assert watch.night("/plan") == ["same-content"]
    assert not watch.read_something
    assert (watch.news, watch.versions) == ([NEW], 1)


def test_a_change_after_noise_and_back_to_the_noise_is_told_both_times(watch: Watch) -> None:
    watch.night("/plan")
    noisy = plan(beside='<a href="/news">News</a>')
    for content in (noisy, plan(EDITED), noisy):
        watch.site["/plan"] = content
        watch.night("/plan")
    assert watch.news == [NEW, CHANGED, CHANGED]


@pytest.mark.parametrize(
    ("gone", "code", "kind"),
    [
        (answer(b"<p>gone", "404 Not Found", content_type=HTML), "not-found", REMOVED),
        (answer(b"<p>gone", "410 Gone", content_type=HTML), "not-found", REMOVED),
        (answer(GONE, content_type=HTML), "soft-404", SOFT_404),
        (redirect("/"), "soft-404", SOFT_404),
    ],
    ids=["404", "410", "a page that says so", "to the home page"],
)
def test_gone_is_told_once_and_the_entry_stays(watch: Watch, gone: bytes, code: str, kind: ChangeKind) -> None:
    watch.site["/"] = plan("<p>Welcome to the ministry of harbours.</p>")
    watch.night("/plan")
    watch.site["/plan"] = gone
    assert [watch.night("/plan"), watch.night("/plan")] == [[code], [code]]
    assert (watch.news, watch.versions) == ([NEW, kind], 1)
    watch.site["/plan"] = plan()
    assert [watch.night("/plan"), watch.night("/plan")] == [["unchanged"], ["unchanged"]]
    assert watch.news == [NEW, kind, RESTORED]
    watch.site["/plan"] = gone
    watch.night("/plan")
    assert watch.news == [NEW, kind, RESTORED, kind]


def test_a_work_that_leads_to_the_home_page_says_nothing_of_the_home_page(watch: Watch) -> None:
    watch.site["/"] = plan("<p>Welcome to the ministry of harbours. It is open until 2031.</p>")
    watch.night("/plan", "/")
    watch.site.update({"/plan": redirect("/"), "/": plan("<p>Welcome to the ministry of harbours. It moves.</p>")})
    assert watch.night("/plan", "/") == ["soft-404", "drafted"]
    assert watch.night("/plan", "/") == ["soft-404", "unchanged"]
    assert watch.news == [NEW, NEW, SOFT_404, CHANGED]
    assert watch.last.url == f"{watch.address}/"


def test_a_document_that_always_was_the_home_page_is_not_gone(watch: Watch) -> None:
    watch.site.update({"/go": redirect("/"), "/": plan()})
    assert [watch.night("/go"), watch.night("/go")] == [["drafted"], ["unchanged"]]
    assert watch.news == [NEW]


def test_back_with_another_text_is_restored_and_changed(watch: Watch) -> None:
    for content in (plan(), answer(b"", "404 Not Found"), plan(EDITED)):
        watch.site["/plan"] = content
        watch.night("/plan")
    assert watch.news == [NEW, REMOVED, RESTORED, CHANGED]


def test_each_of_two_works_is_told_to_be_gone_by_the_same_page(watch: Watch) -> None:
    watch.site["/other"] = plan(EDITED)
    watch.night("/plan", "/other")
    watch.site.update({"/plan": answer(GONE, content_type=HTML), "/other": answer(GONE, content_type=HTML)})
    assert watch.night("/plan", "/other") == ["soft-404", "soft-404"]
    assert watch.news == [NEW, NEW, SOFT_404, SOFT_404]


def test_a_page_that_says_there_is_nothing_is_never_drafted(watch: Watch) -> None:
    watch.site["/plan"] = answer(GONE, content_type=HTML)
    assert watch.night("/plan") == ["soft-404"]
    assert (watch.news, watch.versions) == ([], 0)


@pytest.mark.parametrize("trouble", ["500 Internal Server Error", "503 Service Unavailable", "403 Forbidden"])
def test_trouble_of_the_server_is_no_news_of_the_work(watch: Watch, trouble: str) -> None:
    watch.night("/plan")
    watch.site["/plan"] = answer(b"<p>sorry", trouble, content_type=HTML)
    watch.night("/plan")
    watch.site["/plan"] = plan()
    assert watch.night("/plan") == ["unchanged"]
    assert watch.news == [NEW]


def moves_by_redirect(site: dict[str, bytes]) -> None:
    site.update({"/plan": redirect("/policy/plan"), "/policy/plan": plan()})


def moves_by_redirect_to_a_page_made_anew_each_time(site: dict[str, bytes]) -> None:
    """Asked for in one night, the old address and the new one give other bytes."""
    site["/plan"] = redirect("/policy/plan?from=plan")
    site["/policy/plan?from=plan"] = plan(beside='<a href="/policy">Policy</a>')
    site["/policy/plan"] = plan(beside='<a href="/policies">Policies</a>')


def moves_with_the_same_bytes(site: dict[str, bytes]) -> None:
    del site["/plan"]
    site["/policy/plan"] = plan()


def moves_with_another_menu(site: dict[str, bytes]) -> None:
    del site["/plan"]
    site["/policy/plan"] = plan(beside='<a href="/policy">Policy</a>')


@pytest.mark.parametrize(
    "asked", [("/plan", "/policy/plan"), ("/policy/plan", "/plan")], ids=["old first", "new first"]
)
@pytest.mark.parametrize("move", [moves_by_redirect, moves_with_the_same_bytes, moves_with_another_menu])
def test_moved_is_told_once_and_nothing_is_called_removed_or_new(
    watch: Watch, move: Callable[[dict[str, bytes]], None], asked: tuple[str, str]
) -> None:
    watch.night("/plan")
    move(watch.site)
    watch.night(*asked)
    watch.night(*asked)
    assert (watch.news, watch.versions) == ([NEW, MOVED], 1)
    assert (watch.last.old_url, watch.last.url) == (f"{watch.address}/plan", f"{watch.address}/policy/plan")
    watch.site["/policy/plan"] = plan(EDITED)
    watch.night(*asked)
    assert (watch.news, len(watch.store.listing())) == ([NEW, MOVED, CHANGED], 1)
    del watch.site["/policy/plan"]
    watch.night(*asked)
    assert watch.news == [NEW, MOVED, CHANGED, REMOVED]


@pytest.mark.parametrize(
    "asked", [("/plan", "/policy/plan"), ("/policy/plan", "/plan")], ids=["old first", "new first"]
)
def test_moved_to_a_page_that_is_made_anew_each_time(watch: Watch, asked: tuple[str, str]) -> None:
    watch.night("/plan")
    moves_by_redirect_to_a_page_made_anew_each_time(watch.site)
    watch.night(*asked)
    watch.night(*asked)
    assert (watch.news, watch.versions) == ([NEW, MOVED], 1)


def test_found_at_its_new_place_nights_after_it_was_removed(watch: Watch) -> None:
    watch.night("/plan")
    del watch.site["/plan"]
    watch.night("/plan")
    watch.site["/policy/plan"] = plan()
    watch.night("/plan", "/policy/plan")
    assert watch.news == [NEW, REMOVED, MOVED]


def test_a_second_address_is_no_news_until_the_first_is_gone(watch: Watch) -> None:
    watch.site["/copy"] = plan()
    watch.night("/plan", "/copy")
    assert watch.night("/plan", "/copy") == ["unchanged", "unchanged"]
    assert watch.news == [NEW]
    del watch.site["/plan"]
    watch.night("/plan")
    assert (watch.news, watch.last.url) == ([NEW, MOVED], f"{watch.address}/copy")
    watch.night("/plan", "/copy")
    assert watch.news == [NEW, MOVED]


def test_an_old_version_kept_at_another_address_is_a_work_of_its_own(watch: Watch) -> None:
    watch.night("/plan")
    watch.site["/plan"] = plan(EDITED)
    watch.night("/plan")
    watch.site["/archive/plan-2023"] = plan()
    assert watch.night("/plan", "/archive/plan-2023") == ["unchanged", "drafted"]
    assert watch.night("/plan", "/archive/plan-2023") == ["unchanged", "unchanged"]
    assert watch.news == [NEW, CHANGED, NEW]
    assert {(entry.version, entry.url.removeprefix(watch.address)) for entry in watch.store.entries()} == {
        (2, "/plan"),
        (1, "/archive/plan-2023"),
    }


def test_a_redirect_that_numbers_its_visitors_is_no_move(watch: Watch) -> None:
    for number in ("1", "2"):
        watch.site["/plan"] = redirect(f"/policy/plan?visit={number}")
        watch.site[f"/policy/plan?visit={number}"] = plan()
        watch.night("/plan")
    assert watch.news == [NEW]


def test_a_work_whose_document_becomes_that_of_another_work_has_changed(watch: Watch) -> None:
    watch.site["/other"] = plan(EDITED)
    watch.night("/plan", "/other")
    watch.site["/plan"] = plan(EDITED)
    assert watch.night("/plan", "/other") == ["drafted", "unchanged"]
    assert watch.night("/plan", "/other") == ["unchanged", "unchanged"]
    assert (watch.news, watch.last.url) == ([NEW, NEW, CHANGED], f"{watch.address}/plan")
    assert [p.new for p in watch.last.passages] == ["The ministry will build twelve bridges in the north by 2033."]
    assert len(watch.store.listing()) == 2


@pytest.fixture
def landed(watch: Watch) -> Watch:
    """The same watch with a landing page, taken in once."""
    watch.site.update({"/landing": landing(), "/plan.pdf": pdf("The ministry will build twelve bridges by 2031.")})
    assert watch.night("/landing") == ["drafted"]
    return watch


def test_a_document_that_changes_behind_an_unchanged_page_is_a_change(landed: Watch) -> None:
    landed.site["/plan.pdf"] = pdf("The ministry will build twelve bridges by 2033.")
    assert landed.night("/landing") == ["drafted"]
    assert (landed.news, landed.versions) == ([NEW, CHANGED], 2)


def test_a_page_that_changes_before_an_unchanged_document_is_none(landed: Watch) -> None:
    landed.site["/landing"] = landing(text="The plan is published as a PDF. Order a paper copy at the ministry's shop.")
    assert landed.night("/landing") == ["unchanged"]
    assert (landed.news, landed.versions) == ([NEW], 1)
    assert landed.store.pending(landed.store.entry(landed.store.listing()[0].work_id).extractor_version) == ()


def test_a_new_page_before_the_document_of_a_work_is_that_work(landed: Watch) -> None:
    landed.site["/second"] = landing(text="Read the plan, or order it at the shop of the ministry.")
    assert landed.night("/landing", "/second") == ["unchanged", "unchanged"]
    assert (landed.news, len(landed.store.listing())) == ([NEW], 1)


def test_a_change_that_only_the_publisher_tells_is_told_once(landed: Watch) -> None:
    for text in ("Annex B was added.", "Annex B was added, and can be had on paper."):
        landed.site["/landing"] = landing(text=text)
        assert landed.night("/landing", notes={"/landing": "Added annex B."}) == ["unchanged"]
    assert (landed.news, landed.versions) == ([NEW, CHANGED], 1)
    assert (landed.last.note, landed.last.priority) == ("Added annex B.", 3)


def test_a_landing_page_is_read_once(landed: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.intake.following.lead_json", None)
    assert landed.night("/landing") == ["unchanged"]


def test_a_document_that_cannot_be_had_for_a_night_leaves_its_entry(landed: Watch) -> None:
    landed.site["/plan.pdf"] = answer(b"", "500 Internal Server Error")
    assert landed.night("/landing") == ["server-error"]
    assert (landed.news, landed.versions) == ([NEW], 1)


def test_a_document_that_is_gone_from_behind_its_page_is_removed(landed: Watch) -> None:
    kept = landed.site.pop("/plan.pdf")
    assert [landed.night("/landing"), landed.night("/landing")] == [["not-found"], ["not-found"]]
    assert (landed.news, landed.versions) == ([NEW, REMOVED], 1)
    landed.site["/plan.pdf"] = kept
    landed.night("/landing")
    assert landed.news == [NEW, REMOVED, RESTORED]


def test_a_document_that_could_not_be_had_at_first_is_no_change_when_it_comes(watch: Watch) -> None:
    watch.site["/landing"] = landing()
    assert watch.night("/landing") == ["incomplete"]
    watch.site["/plan.pdf"] = pdf("The ministry will build twelve bridges by 2031.")
    assert watch.night("/landing") == ["drafted"]
    assert (watch.news, watch.versions) == ([NEW], 2)


def test_drafting_anew_from_the_archive_is_no_news(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    watch.night("/plan")
    del watch.site["/plan"]
    watch.night("/plan")
    monkeypatch.setattr("flows.intake.intake.extractor_version", lambda _: "another")
    with Intake(watch.settings, watch.store, Archive(watch.store)) as intake:
        assert [outcome.code for outcome in intake.take_in([f"{watch.address}/plan"])] == ["drafted"]
    assert (watch.news, watch.versions) == ([NEW, REMOVED], 2)


def test_a_change_that_comes_with_a_new_extractor_is_still_the_documents(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.night("/plan")
    monkeypatch.setattr("flows.intake.intake.extractor_version", lambda _: "another")
    watch.site["/plan"] = plan(beside='<a href="/news">News</a>')
    assert watch.night("/plan") == ["drafted"]
    assert (watch.news, watch.versions) == ([NEW], 2)
    watch.site["/plan"] = plan(EDITED)
    watch.night("/plan")
    assert (watch.news, watch.versions) == ([NEW, CHANGED], 3)


def test_a_change_of_what_the_archive_has_lost_is_told_without_its_passages(watch: Watch) -> None:
    watch.night("/plan")
    lost = watch.store.entry(watch.store.listing()[0].work_id).snapshot_sha256
    Path(watch.store.blobs.path_of(lost)).unlink()
    watch.site["/plan"] = plan(EDITED)
    assert watch.night("/plan") == ["drafted"]
    assert (watch.news, watch.versions) == ([NEW, CHANGED], 2)
    assert (watch.last.old_sha256, watch.last.passages) == (lost, ())


def test_another_menu_beside_a_text_whose_bytes_are_lost_is_no_change(watch: Watch) -> None:
    watch.night("/plan")
    Path(watch.store.blobs.path_of(watch.store.entry(watch.store.listing()[0].work_id).snapshot_sha256)).unlink()
    watch.site["/plan"] = plan(beside='<a href="/news">News</a>')
    assert watch.night("/plan") == ["same-content"]
    assert (watch.news, watch.versions) == ([NEW], 1)


def test_the_same_text_in_two_places_is_linked(watch: Watch) -> None:
    long = PLAN + "".join(f"<p>Lock {n} will be repaired and made safe for ships of all sizes.</p>" for n in range(9))
    watch.site["/copy"] = plan(long + "<p>This copy is kept by the harbours.</p>")
    watch.site["/plan"] = plan(long)
    watch.night("/plan", "/copy")
    first, second = watch.store.listing()
    assert [work.work_id for work in watch.store.links(first.work_id)] == [second.work_id]


def test_what_failed_to_be_read_is_not_read_again(watch: Watch) -> None:
    watch.site["/plan"] = answer(pages.without_text(), content_type=HTML)
    assert watch.night("/plan") == ["no-text"]
    recorded = watch.store.outcomes()[0]
    watch.stages.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("flows.intake.following.lead_json", None)
        assert watch.night("/plan") == ["no-text"]
    again = watch.store.outcomes()[0]
    assert (again.sentence, again.snapshot_sha256) == (recorded.sentence, recorded.snapshot_sha256)


def test_a_document_that_is_not_on_a_topic_is_listed_and_read_once(watch: Watch) -> None:
    watch.site["/plan"] = plan("<p>Fees are paid by ships that pass the locks, and by nobody else.</p>" * 20)
    assert watch.night("/plan", only_relevant=True) == ["listed"]
    assert watch.store.outcomes()[0].status is Status.LISTED
    assert watch.night("/plan", only_relevant=True) == ["listed"]
    assert not watch.read_something
    assert (watch.news, watch.versions) == ([], 0)
    assert watch.night("/plan") == ["drafted"]
    assert watch.night("/plan", only_relevant=True) == ["unchanged"]


def test_a_document_on_a_topic_is_drafted(watch: Watch) -> None:
    watch.site["/plan"] = plan(
        "<p>The ministry will use artificial intelligence with care, by rules of its own.</p>" * 20
    )
    assert watch.night("/plan", only_relevant=True) == ["drafted"]


def test_everything_that_is_read_was_archived_before(watch: Watch) -> None:
    watch.night("/plan")
    watch.site["/plan"] = plan(EDITED)
    watch.night("/plan")
    assert watch.store.snapshot(sha256(watch.site["/plan"].split(b"\r\n\r\n", 1)[1]).hexdigest())
