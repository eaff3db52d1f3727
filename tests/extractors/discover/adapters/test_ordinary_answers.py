"""What is taken from an ordinary answer of each interface."""

from datetime import UTC, date, datetime

import pytest

from extractors.discover.adapters import ADAPTERS
from models.item import Alternate, Item
from models.source import Source
from tests.extractors.discover.adapters import examples
from tests.extractors.discover.adapters.interface import always

_FRBR = "https://repository.overheid.nl/frbr/officielepublicaties/stcrt/2031/stcrt-2031-1/1"
_CELLAR = "http://publications.europa.eu/resource/cellar/00000001-0000-11f0-8000-01aa75ed71a1"
_REGISTER = "https://www.federalregister.gov/documents"
UPDATED = datetime(2031, 4, 2, 9, 30, tzinfo=UTC)

FIRST_ITEMS = {
    "govuk": Item(
        url="https://www.gov.uk/government/publications/keeping-lights-1",
        source_id="watched",
        title="Keeping lights 1",
        summary="How coastal lights are kept.",
        language="en",
        issuer="Office for Coastal Lights",
        published=date(2029, 11, 20),
        updated=UPDATED,
        change_note="Added the tariff of 2031.",
    ),
    "govuk content": Item(
        url="https://www.gov.uk/government/publications/keeping-lights",
        source_id="watched",
        title="Keeping lights",
        summary="How coastal lights are kept.",
        document_url="https://assets.publishing.service.gov.uk/media/1/lights.pdf",
        language="en",
        issuer="Office for Coastal Lights",
        published=date(2029, 11, 20),
        updated=UPDATED,
        change_note="Added the tariff of 2031.",
        alternates=(Alternate(url="https://www.gov.uk/government/publications/keeping-lights.cy", language="cy"),),
    ),
    "govuk collection": Item(
        url="https://www.gov.uk/government/publications/keeping-lights",
        source_id="watched",
        title="Keeping lights",
        summary="How coastal lights are kept.",
        language="en",
        updated=UPDATED,
    ),
    "rijksoverheid": Item(
        url="https://www.rijksoverheid.nl/documenten/2031/04/05/vuurtorens-1",
        source_id="watched",
        title="Vuurtorens 1",
        summary="Wie de lampen aansteekt & dooft.",
        language="nl",
        published=date(2031, 4, 5),
    ),
    "officielebekendmakingen": Item(
        url=f"{_FRBR}/html/stcrt-2031-1.html",
        source_id="watched",
        title="Besluit lampen 1",
        language="nl",
        issuer="Ministerie van Kustlicht",
        published=date(2031, 4, 8),
        alternates=(
            Alternate(url=f"{_FRBR}/pdf/stcrt-2031-1.pdf", media_type="application/pdf"),
            Alternate(url=f"{_FRBR}/odt/stcrt-2031-1.odt", media_type="application/vnd.oasis.opendocument.text"),
            Alternate(url="https://zoek.officielebekendmakingen.nl/stcrt-2031-1.html", media_type="text/html"),
        ),
    ),
    "eurlex": Item(
        url=f"{_CELLAR}.0007.03/DOC_1",
        source_id="watched",
        title="Verordening over lichten",
        language="nl",
        published=date(2031, 4, 3),
        alternates=(Alternate(url=f"{_CELLAR}.0006.03/DOC_1", language="en", media_type="application/xhtml+xml"),),
    ),
    "federal-register": Item(
        url=f"{_REGISTER}/full_text/html/2031/04/02/2031-00001.html",
        source_id="watched",
        title="Aids to Navigation 1",
        summary="The Lights Bureau proposes a standard for lamps.",
        language="en",
        issuer="Lights Bureau",
        published=date(2031, 4, 2),
        alternates=(
            Alternate(
                url="https://www.govinfo.gov/content/pkg/FR-2031-04-02/pdf/2031-00001.pdf",
                language="en",
                media_type="application/pdf",
            ),
            Alternate(
                url=f"{_REGISTER}/2031/04/02/2031-00001/aids-to-navigation", language="en", media_type="text/html"
            ),
        ),
    ),
    "codex": Item(
        url="https://codex.vlaanderen.be/PrintDocument.ashx?id=1050001&datum=&geannoteerd=false&print=false",
        source_id="watched",
        title="Besluit van de Vlaamse Regering over vuurtorens 1",
        language="nl",
        published=date(2031, 4, 7),
    ),
}


@pytest.mark.parametrize("name", examples.ORDINARY)
def test_an_ordinary_answer_gives_its_documents(name: str) -> None:
    watched, answer = examples.ORDINARY[name]
    listing = ADAPTERS[watched.kind](watched, always(answer))
    assert listing.items[0] == FIRST_ITEMS[name]
    assert not listing.warnings
    assert listing.complete is (watched.kind != "rijksoverheid")


COLLECTION = {"document_type": "document_collection", "links": {"documents": []}}
EMPTY: list[tuple[Source, object]] = [
    (examples.GOVUK, examples.govuk_answer()),
    (examples.GOVUK_CONTENT, examples.govuk_publication(**COLLECTION)),
    (examples.RIJKSOVERHEID, examples.rss()),
    (examples.BEKENDMAKINGEN, examples.sru()),
    (examples.EURLEX, examples.bindings()),
    (examples.FEDERAL_REGISTER, {"count": 0, "description": "Documents matching 'lighthouses'"}),
    (examples.CODEX, examples.codex()),
]


@pytest.mark.parametrize(("watched", "answer"), EMPTY)
def test_an_answer_without_documents_is_an_empty_listing(watched: Source, answer: object) -> None:
    asked = always(answer)
    listing = ADAPTERS[watched.kind](watched, asked)
    assert (listing.items, listing.warnings) == ((), ())
    assert len(asked.asked) == 1
