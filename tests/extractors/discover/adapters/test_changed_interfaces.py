"""What is said when an interface answers otherwise than it did."""

from typing import Any

import pytest

from extractors.discover.adapters import ADAPTERS
from extractors.discover.answers import MOST_BYTES, MOST_ELEMENTS
from extractors.failures import TooLarge, UnexpectedShape
from models.source import Source
from tests.extractors.discover.adapters import examples
from tests.extractors.discover.adapters.interface import always


def _without(answer: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in answer.items() if key != name}


def _sru(old: str, new: str) -> str:
    return examples.sru(examples.sru_record(), examples.sru_record(2).replace(old, new))


GOVUK, CONTENT, REGISTER, CODEX = (
    examples.govuk_result,
    examples.govuk_publication,
    examples.register_result,
    examples.codex_result,
)
FILE = examples.binding(1, "nl", "Licht", "xhtml", "1")
SRU_TITLE = "<dcterms:title>Besluit lampen 2</dcterms:title>"

CHANGED: list[tuple[Source, object, str]] = [
    (examples.GOVUK, "<!DOCTYPE html><title>We will be back soon</title>", "the answer is no JSON"),
    (examples.GOVUK, b"\xff\xfe\xfa", "the answer is no JSON"),
    (examples.GOVUK, "[" * 100_000, "the answer is no JSON"),
    (examples.GOVUK, '{"results": [], "total": NaN}', "the answer is no JSON"),
    (examples.GOVUK, [], "the answer is no object"),
    (examples.GOVUK, {"documents": []}, "results is missing"),
    (examples.GOVUK, {"results": {}, "total": 0}, "results is no list"),
    (examples.GOVUK, {"results": []}, "total is missing"),
    (examples.GOVUK, {"results": [], "total": True}, "total is no whole number from 0"),
    (examples.GOVUK, {"results": [], "total": -1}, "total is no whole number from 0"),
    (examples.GOVUK, examples.govuk_answer(GOVUK(), _without(GOVUK(2), "link")), "results[1].link is missing"),
    (examples.GOVUK, examples.govuk_answer(GOVUK(link=7)), "results[0].link is no text"),
    (examples.GOVUK, examples.govuk_answer(GOVUK(link="file:///etc/passwd")), "results[0].link is no web address"),
    (examples.GOVUK, examples.govuk_answer(GOVUK(link="javascript:alert(1)")), "results[0].link is no web address"),
    (examples.GOVUK, examples.govuk_answer(GOVUK(link="http://[::1")), "results[0].link is no web address"),
    (examples.GOVUK, examples.govuk_answer(GOVUK(link="https://\ud800.org/")), "results[0].link is no web address"),
    (examples.GOVUK, examples.govuk_answer(GOVUK(title=" ")), "results[0].title is empty"),
    (examples.GOVUK, examples.govuk_answer(GOVUK(title="<b>\ud800</b>")), "results[0].title is empty"),
    (examples.GOVUK, examples.govuk_answer(GOVUK(public_timestamp=1)), "results[0].public_timestamp is no text"),
    (examples.GOVUK, examples.govuk_answer(GOVUK(public_timestamp="soon")), "results[0].public_timestamp is no date"),
    (examples.GOVUK, examples.govuk_answer(GOVUK(organisations="x")), "results[0].organisations is no list"),
    (examples.GOVUK, examples.govuk_answer(GOVUK(organisations=["x"])), "results[0].organisations[0] is no object"),
    (examples.GOVUK_CONTENT, _without(CONTENT(), "details"), "details is missing"),
    (
        examples.GOVUK_CONTENT,
        CONTENT(details={"change_history": [{"note": "New."}]}),
        "details.change_history[0].public_timestamp is missing",
    ),
    (examples.GOVUK_CONTENT, CONTENT(details={"attachments": [{}]}), "details.attachments[0].url is missing"),
    (examples.RIJKSOVERHEID, "<html><body/></html>", "rss is missing"),
    (examples.RIJKSOVERHEID, "{}", "the answer is no plain XML"),
    (examples.RIJKSOVERHEID, '<!DOCTYPE a [<!ENTITY b "c">]><rss>&b;</rss>', "the answer is no plain XML"),
    (examples.RIJKSOVERHEID, '<?xml version="1.0" encoding="x-none"?><rss/>', "the answer is no plain XML"),
    (examples.RIJKSOVERHEID, "<rss/>", "channel is missing"),
    (examples.RIJKSOVERHEID, examples.rss("<item><title>A</title></item>"), "channel.item[0].link is missing"),
    (
        examples.RIJKSOVERHEID,
        examples.rss(examples.rss_item(), examples.rss_item(2, dated="vandaag")),
        "channel.item[1].pubDate is no date",
    ),
    (examples.BEKENDMAKINGEN, examples.sru().replace("numberOfRecords", "count"), "numberOfRecords is missing"),
    (examples.BEKENDMAKINGEN, examples.sru().replace(">0<", ">none<"), "numberOfRecords is no whole number from 0"),
    (examples.BEKENDMAKINGEN, _sru("recordData", "data"), "records.record[1].recordData is missing"),
    (
        examples.BEKENDMAKINGEN,
        _sru("2031-04-08", "8 april"),
        "records.record[1].recordData.gzd.originalData.issued is no date",
    ),
    (
        examples.BEKENDMAKINGEN,
        examples.sru(examples.sru_record(formats=()).replace("preferredUrl", "url")),
        "records.record[0].recordData.gzd.enrichedData names no address",
    ),
    (
        examples.BEKENDMAKINGEN,
        examples.sru().replace(
            "</sru:searchRetrieveResponse>",
            '<sru:diagnostics><d:diagnostic xmlns:d="urn:d"><d:message>Unsupported <![CDATA[<index>]]></d:message>'
            "</d:diagnostic></sru:diagnostics></sru:searchRetrieveResponse>",
        ),
        "diagnostics says: Unsupported",
    ),
    (examples.EURLEX, {"results": []}, "results is no object"),
    (examples.EURLEX, examples.bindings({}), "results.bindings[0].celex is missing"),
    (
        examples.EURLEX,
        examples.bindings(FILE | {"celex": {"value": "a b"}}),
        "results.bindings[0].celex.value is no CELEX number",
    ),
    (examples.EURLEX, examples.bindings(FILE | {"file": "here"}), "results.bindings[0].file is no object"),
    (examples.EURLEX, examples.bindings(_without(FILE, "date")), "results.bindings[0].date is missing"),
    (examples.FEDERAL_REGISTER, {"results": []}, "count is missing"),
    (examples.FEDERAL_REGISTER, {"count": 3, "total_pages": 1}, "results is missing"),
    (examples.FEDERAL_REGISTER, examples.register(REGISTER(html_url=None)), "results[0].html_url is missing"),
    (
        examples.FEDERAL_REGISTER,
        examples.register(REGISTER(publication_date=None)),
        "results[0].publication_date is missing",
    ),
    (examples.CODEX, {"Message": "An error has occurred."}, "ResultatenLijst is missing"),
    (examples.CODEX, examples.codex(CODEX(Id="../1")), "ResultatenLijst[0].Id is no whole number from 0"),
    (
        examples.CODEX,
        examples.codex(CODEX(HeeftInhoud="ja")),
        "ResultatenLijst[0].HeeftInhoud is neither true nor false",
    ),
]


@pytest.mark.parametrize(("watched", "answer", "complaint"), CHANGED)
def test_a_changed_interface_is_told_of_by_the_field(watched: Source, answer: object, complaint: str) -> None:
    with pytest.raises(UnexpectedShape) as raised:
        ADAPTERS[watched.kind](watched, always(answer))
    assert raised.value.detail.startswith(complaint)


def test_an_answer_larger_than_any_is_not_parsed() -> None:
    with pytest.raises(TooLarge):
        ADAPTERS["govuk"](examples.GOVUK, always(b" " * (MOST_BYTES + 1)))


def test_more_results_than_any_page_has_are_not_read() -> None:
    for watched, answer in (
        (examples.GOVUK, {"results": [0] * (MOST_ELEMENTS + 1), "total": 1}),
        (examples.RIJKSOVERHEID, examples.rss("<item/>" * (MOST_ELEMENTS + 1))),
    ):
        with pytest.raises(UnexpectedShape, match=f"more than {MOST_ELEMENTS}"):
            ADAPTERS[watched.kind](watched, always(answer))


def test_what_an_interface_may_leave_out_is_not_missed() -> None:
    bare: dict[str, object] = {"title": "Lamps", "link": "guidance/lamps"}
    (item,) = ADAPTERS["govuk"](examples.GOVUK, always(examples.govuk_answer(bare))).items
    assert item.url == "https://www.gov.uk/guidance/lamps"
    assert (item.summary, item.issuer, item.published, item.updated, item.change_note) == (None,) * 5


def test_a_publication_that_is_in_no_file_to_read_is_listed_by_its_page() -> None:
    answer = examples.sru(examples.sru_record(formats=("metadata", "xml")))
    (item,) = ADAPTERS["officielebekendmakingen"](examples.BEKENDMAKINGEN, always(answer)).items
    assert (item.url, item.alternates) == ("https://zoek.officielebekendmakingen.nl/stcrt-2031-1.html", ())


def test_a_rule_without_a_text_of_its_own_is_listed_by_its_file() -> None:
    answer = examples.register(examples.register_result(body_html_url=None))
    (item,) = ADAPTERS["federal-register"](examples.FEDERAL_REGISTER, always(answer)).items
    assert item.url.startswith("https://www.govinfo.gov/")


def test_an_address_that_is_given_for_two_formats_is_named_once() -> None:
    file = "https://www.govinfo.gov/content/pkg/FR-2031-04-02/pdf/2031-00001.pdf"
    answer = examples.register(examples.register_result(html_url=file))
    (item,) = ADAPTERS["federal-register"](examples.FEDERAL_REGISTER, always(answer)).items
    assert [(other.url, other.media_type) for other in item.alternates] == [(file, "application/pdf")]


def test_a_document_of_the_union_in_no_language_that_is_read_is_left_out() -> None:
    rows = (examples.binding(1, "el", "Φώτα", "xhtml", "1"), examples.binding(2, "fr", "Phares", "fmx4", "1"))
    (item,) = ADAPTERS["eurlex"](examples.EURLEX, always(examples.bindings(*rows))).items
    assert item.url == "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32031R0002"
    assert (item.language, item.title) == ("fr", "Phares")


def test_laws_without_a_text_are_counted_and_left_out() -> None:
    results = (CODEX(1), CODEX(2, HeeftInhoud=False), CODEX(3, HeeftInhoud=False))
    listing = ADAPTERS["codex"](examples.CODEX, always(examples.codex(*results)))
    assert len(listing.items) == 1
    assert listing.warnings == ("Left out: 2 documents of which the Codex has no text.",)
