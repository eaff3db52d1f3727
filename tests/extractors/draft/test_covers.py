"""What the fields of an entry are for covers, letterheads and pages of many countries, all invented."""

from typing import NamedTuple

import pytest

from extractors.draft import draft
from extractors.outline import outline
from extractors.profiles import load_profile
from models.document import Document
from models.entry import Entry
from models.finding import Findings
from tests.extractors.draft.made import paper, web


class Cover(NamedTuple):
    document: Document
    title: str
    jurisdiction: str
    published: str | None
    document_type: str
    issuer: str | None


COVERS = {
    "estonia": Cover(
        paper(
            """
            Ministry of Economic Affairs and Communications
            # Estonia's Harbour Automation Strategy
            ## 2031–2035
            Tallinn, 4 May 2031
            ---
            This strategy describes how Estonian harbours will be automated in the coming years.
            The Government of Estonia expects harbours to take part in the tests that are described here.
            """
        ),
        "Estonia's Harbour Automation Strategy",
        "EE",
        "2031-05-04",
        "strategy",
        "Ministry of Economic Affairs and Communications",
    ),
    "ireland": Cover(
        paper(
            """
            Rialtas na hÉireann
            Government of Ireland
            # Harbour Action Plan
            Prepared by the Department of Enterprise, Trade and Employment
            March 2031
            """
        ),
        "Harbour Action Plan",
        "IE",
        "2031-03",
        "action-plan",
        "Government of Ireland",
    ),
    "germany": Cover(
        paper(
            """
            Bundesministerium für Digitales und Verkehr
            # Leitfaden für automatisierte Häfen
            Stand: 3. Juni 2031
            ---
            Dieser Leitfaden richtet sich an Unternehmen, die Häfen betreiben.
            """,
            "de",
        ),
        "Leitfaden für automatisierte Häfen",
        "DE",
        "2031-06-03",
        "guidance",
        "Bundesministerium für Digitales und Verkehr",
    ),
    "france": Cover(
        paper(
            """
            Ministère de la Transition écologique
            # Plan d'action pour des ports automatisés
            Paris, le 1er juillet 2031
            """,
            "fr",
        ),
        "Plan d'action pour des ports automatisés",
        "FR",
        "2031-07-01",
        "action-plan",
        "Ministère de la Transition écologique",
    ),
    "flanders": Cover(
        paper(
            """
            Vlaamse Regering
            # Visienota slimme havens
            ## Een visie op havens die zelf meten
            Brussel, 12 april 2031
            ---
            De Vlaamse overheid legt in deze visie vast hoe de Vlaamse havens meten en delen wat ze meten.
            """,
            "nl",
        ),
        "Visienota slimme havens: Een visie op havens die zelf meten",
        "BE-VLG",
        "2031-04-12",
        "strategy",
        "Vlaamse Regering",
    ),
    "dutch letter": Cover(
        paper(
            """
            De voorzitter van de Tweede Kamer der Staten-Generaal
            Postbus 20018
            Ministerie van Infrastructuur en Waterstaat
            Datum || 22 maart 2031
            Betreft || Meten in havens
            Geachte voorzitter,
            Met deze brief informeer ik uw Kamer over het meten in havens sinds 3 januari 2030.
            """,
            "nl",
        ),
        "Meten in havens",
        "NL",
        "2031-03-22",
        "letter-to-parliament",
        "Ministerie van Infrastructuur en Waterstaat",
    ),
    "regulation": Cover(
        web(
            """
            REGULATION (EU) 2031/77 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
            of 9 May 2031
            laying down rules for automated harbours
            (Text with EEA relevance)
            THE EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION,
            Having regard to the Treaty on the Functioning of the European Union, and in particular Article 100 thereof,
            ## Article 1
            This Regulation lays down rules for automated harbours in the Union.
            """,
            "en",
            "https://eur-lex.europa.eu/x",
        ),
        "REGULATION (EU) 2031/77 OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL of 9 May 2031"
        " laying down rules for automated harbours",
        "EU",
        "2031-05-09",
        "legislation",
        "EUROPEAN PARLIAMENT AND THE COUNCIL OF THE EUROPEAN UNION",
    ),
    "proposal": Cover(
        paper(
            """
            EUROPEAN COMMISSION
            Brussels, 5.7.2031
            COM(2031) 41 final
            Proposal for a
            DIRECTIVE OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL
            on measuring in harbours
            """
        ),
        "Proposal for a DIRECTIVE OF THE EUROPEAN PARLIAMENT AND OF THE COUNCIL on measuring in harbours",
        "EU",
        "2031-07-05",
        "legislative-proposal",
        "EUROPEAN COMMISSION",
    ),
    "american memorandum": Cover(
        paper(
            """
            EXECUTIVE OFFICE OF THE PRESIDENT
            OFFICE OF MANAGEMENT AND BUDGET
            June 2, 2031
            MEMORANDUM FOR THE HEADS OF EXECUTIVE DEPARTMENTS AND AGENCIES
            FROM: || A. Director
            SUBJECT: || Measuring in Federal Harbors
            This memorandum directs agencies to measure.
            """
        ),
        "Measuring in Federal Harbors",
        "US",
        "2031-06-02",
        "administrative-decision",
        "OFFICE OF MANAGEMENT AND BUDGET",
    ),
    "singapore": Cover(
        web(
            """
            # Model Governance Framework for Harbour Robots
            Published by the Infocomm Media Development Authority on 30 May 2031
            This framework is intended for organisations in Singapore that deploy robots in harbours.
            """,
            "en",
            "https://www.imda.gov.sg/a",
        ),
        "Model Governance Framework for Harbour Robots",
        "SG",
        "2031-05-30",
        "guidance",
        "Infocomm Media Development Authority",
    ),
    "canada": Cover(
        web(
            """
            # Consultation on harbour data
            The Government of Canada asks Canadians how harbour data should be shared.
            Date issued: 2031-02-14
            """,
            "en",
            "https://www.canada.ca/a",
        ),
        "Consultation on harbour data",
        "CA",
        "2031-02-14",
        "consultation",
        "Government of Canada",
    ),
    "oecd": Cover(
        paper(
            """
            OECD
            # Recommendation of the Council on Harbour Data
            Adopted on 21 May 2031
            ---
            THE COUNCIL, having regard to its work, recommends that Members and non-Members adhering share data.
            """
        ),
        "Recommendation of the Council on Harbour Data",
        "INT",
        "2031-05-21",
        "recommendation",
        "OECD",
    ),
    "scotland": Cover(
        paper(
            """
            Scottish Government
            # Government response to the consultation on harbour robots
            November 2031
            ---
            The Scottish Government welcomes the replies. The Scottish Parliament will debate them.
            """
        ),
        "Government response to the consultation on harbour robots",
        "GB-SCT",
        "2031-11",
        "government-response",
        "Scottish Government",
    ),
    "austria": Cover(
        web(
            """
            # Gesetz über das Messen in Häfen
            Bundesgesetzblatt für die Republik Österreich, ausgegeben am 17. Jänner 2031
            § 1 Dieses Gesetz gilt für Häfen.
            """,
            "de",
            "https://www.ris.bka.gv.at/a",
        ),
        "Gesetz über das Messen in Häfen",
        "AT",
        "2031-01-17",
        "legislation",
        None,
    ),
    "australia": Cover(
        paper(
            """
            Australian Government
            Department of Industry, Science and Resources
            # National Harbour Robotics Strategy
            © Commonwealth of Australia 2031
            """
        ),
        "National Harbour Robotics Strategy",
        "AU",
        "2031",
        "strategy",
        "Department of Industry, Science and Resources",
    ),
}


def drafted(document: Document) -> Entry:
    return draft(document, outline(document), Findings(), load_profile("flanders"), extractor_version="test")


@pytest.mark.parametrize("cover", COVERS.values(), ids=COVERS)
class TestCovers:
    def test_title(self, cover: Cover) -> None:
        assert drafted(cover.document).title.value == cover.title

    def test_jurisdiction(self, cover: Cover) -> None:
        assert drafted(cover.document).jurisdiction.value == cover.jurisdiction

    def test_publication_date(self, cover: Cover) -> None:
        assert drafted(cover.document).published.value == cover.published

    def test_document_type(self, cover: Cover) -> None:
        assert drafted(cover.document).document_type.value == cover.document_type

    def test_issuer(self, cover: Cover) -> None:
        assert drafted(cover.document).issuer.value == cover.issuer

    def test_every_quote_stands_where_it_is_said_to(self, cover: Cover) -> None:
        entry = drafted(cover.document)
        for field in (entry.title, entry.jurisdiction, entry.issuer, entry.published, entry.document_type):
            for evidence in field.evidence:
                evidence.check(cover.document)
            assert field.value is None or field.evidence or field.source
