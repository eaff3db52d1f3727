"""The simulated web: the same for the same seed, and changed by nothing but its script."""

from random import Random

import pytest

from benchmarks.simulated_web.answers import Reply, reply
from benchmarks.simulated_web.edits import EDITS
from benchmarks.simulated_web.phrases import LANGUAGES, phrases
from benchmarks.simulated_web.rates import rates
from benchmarks.simulated_web.script import Script
from benchmarks.simulated_web.shelf import Shelved
from benchmarks.simulated_web.web import Web

NIGHTS = range(2, 6)


def small_web(seed: int = 1) -> Web:
    return Web(seed, hosts=20, documents=120)


def answer(web: Web, document: Shelved, path: str | None = None) -> Reply:
    return reply(web, document.host, path or document.path, {})


def test_a_seed_gives_one_web_and_one_truth() -> None:
    one, other = small_web(), small_web()
    assert one.documents == other.documents
    script, again = Script(one, 1), Script(other, 1)
    assert [script.night(night) for night in NIGHTS] == [again.night(night) for night in NIGHTS]
    assert small_web(seed=2).documents != small_web().documents


def test_every_document_answers_at_first() -> None:
    web = small_web()
    assert {answer(web, document).status for document in web.documents.values()} == {200}


def test_titles_of_a_host_differ() -> None:
    titles = [(document.host, document.paper.title) for document in small_web().documents.values()]
    assert len(set(titles)) == len(titles)


def test_what_is_told_as_noise_changes_no_document() -> None:
    web = small_web()
    script = Script(web, 1)
    for night in NIGHTS:
        before = dict(web.documents)
        expected, noise = script.night(night)
        changed = {number for number, old in before.items() if web.documents[number].paper != old.paper}
        moved = {number for number, old in before.items() if web.documents[number].path != old.path}
        known = {change.document for change in expected}
        assert changed | moved <= known
        assert known.isdisjoint(silent.document for silent in noise)


def test_everything_of_the_script_happens() -> None:
    web = Web(1, hosts=60, documents=1000)
    script = Script(web, 1)
    expected, noise = zip(*(script.night(night) for night in NIGHTS), strict=True)
    real = {change.what for night in expected for change in night}
    silent = {change.what for night in noise for change in night}
    troubles = {what for what in rates().trouble if what not in {"wrong-304", "changed-and-500"}}
    assert set(rates().real) <= real
    assert set(rates().noise) | {"restless", "redesign"} <= silent
    assert {what for what in troubles if not what.startswith("index-")} <= silent


@pytest.mark.parametrize("what", list(EDITS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_edit_changes_the_text(what: str, language: str) -> None:
    papers = [d.paper for d in small_web().documents.values() if d.paper.subject.language == language]
    edited = [(paper, EDITS[what](paper, Random(1))) for paper in papers]
    done = [(old, new) for old, new in edited if new is not None]
    assert done
    assert all(old != new and old.title == new.title for old, new in done)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_that_is_gone_says_so_in_its_language(language: str) -> None:
    web = small_web()
    document = next(d for d in web.documents.values() if d.paper.subject.language == language)
    web.put(document.model_copy(update={"state": "soft"}))
    body = answer(web, document).body.decode()
    assert any(gone.title.replace("'", "&#39;") in body for gone in phrases(language).gone)


def test_a_moved_document_leads_from_its_old_address_or_is_gone_from_there() -> None:
    web = small_web()
    old = next(iter(web.documents.values()))
    moved = old.model_copy(update={"path": "/library/new", "earlier": (old.path,), "leads_here": (old.path,)})
    web.put(moved)
    assert answer(web, moved, old.path).headers["Location"].endswith("/library/new")
    web.put(moved.model_copy(update={"leads_here": ()}))
    assert answer(web, moved, old.path).status == 404
    assert answer(web, moved).status == 200


def test_a_host_that_forbids_programs_lists_its_documents_all_the_same() -> None:
    web = small_web()
    site = next(site for site in web.sites.values() if site.kind == "forbidden")
    assert b"Disallow: /\n" in reply(web, site.host, "/robots.txt", {}).body + b"\n"
    assert reply(web, site.host, "/publications", {}).status == 200
