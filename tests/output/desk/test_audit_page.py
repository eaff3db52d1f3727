import re

import pytest

from output.store import Store
from tests.output.desk.visiting import Visitor


@pytest.fixture
def log(desk_store: Store, local: Visitor) -> Visitor:
    """An administrator at a desk where much was done."""
    for number in range(120):
        who = "bo" if number % 4 == 0 else "ada"
        desk_store.audit.record(who, "people.role", f"person{number}", before="reader", after="editor")
    desk_store.audit.record("ada", "strange.act", "<b>person</b>")
    local.headers["Accept-Language"] = "en"
    return local


def rows(page: str) -> list[str]:
    """Whom or what the lines of a page are about."""
    return re.findall(r'data-label="About">([^<]+)<', page)


def test_the_log_is_turned_page_by_page_from_the_newest_line(log: Visitor) -> None:
    seen, address = [], "/audit"
    while address:
        page = log.get(address).text
        seen += rows(page)
        older = re.search(r'href="([^"]+)" rel="next"', page)
        address = older[1].replace("&amp;", "&") if older else ""
    assert seen == ["&lt;b&gt;person&lt;/b&gt;", *(f"person{number}" for number in reversed(range(120)))]


def test_filters_stay_while_turning_pages(log: Visitor) -> None:
    page = log.get("/audit?who=ada&act=people.role").text
    assert len(rows(page)) == 50 and "person0" not in page
    (older,) = re.findall(r'href="([^"]+)" rel="next"', page)
    assert "who=ada" in older and "act=people.role" in older
    assert 'value="ada"' in page and 'value="people.role" selected' in page
    assert rows(log.get("/audit?subject=person7").text) == ["person7"]


def test_acts_are_told_in_words_and_unknown_ones_by_name(log: Visitor) -> None:
    page = log.get("/audit").text
    assert "changed a role" in page and "strange.act" in page


@pytest.mark.parametrize("query", ["who=eve", "act=%27%20OR%201=1", "subject=%00"])
def test_no_line_fits_and_the_page_says_what_to_do(log: Visitor, query: str) -> None:
    assert "Show all, or choose another filter" in log.get(f"/audit?{query}").text


@pytest.mark.parametrize("query", ["before=x", "before=-1", "before=99999999999999999999", f"who={'x' * 300}"])
def test_nonsense_is_refused(log: Visitor, query: str) -> None:
    assert log.get(f"/audit?{query}").status_code == 422
