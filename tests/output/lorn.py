"""A full entry, made by hand, of the AI strategy of Lorn, a country that does not exist."""

from datetime import date
from decimal import Decimal

from models.entry import Entry, EntryField, Impact, Origin, PillarSummary, Takeaway
from models.evidence import Evidence, RuleRef
from models.finding import ActionKind, ActionPoint, Amount, Deadline, Mention, Pillar, Principle, Provision
from models.geometry import Box, Place
from models.value import LocalText

SHA = "5f" * 32


def evidence(text: str, page: int, rule: str | None = None, before: str = "", after: str = "") -> Evidence:
    """``text`` quoted from page ``page``, between ``before`` and ``after``."""
    return Evidence(
        snapshot_sha256=SHA,
        block=f"b{page * 10}",
        start=len(before),
        end=len(before) + len(text),
        exact=text,
        prefix=before[-32:],
        suffix=after[:32],
        page=page,
        places=(Place(page=page, box=Box(x0=72, y0=200, x1=500, y1=214)),),
        rule=RuleRef(id=rule, version=2) if rule else None,
    )


def read(value: str, page: int = 1) -> EntryField[str]:
    return EntryField(value=value, origin=Origin.QUOTED, evidence=(evidence(value, page),))


def principle(number: int, label: str, explanation: str | None, doubtful: bool = False) -> Principle:
    proof = evidence(label, 4, "en.principles.enumerated", before="Four principles guide us. ", after=" In practice")
    return Principle(
        id=f"principle-{number}", label=label, explanation=explanation, evidence=(proof,),
        confidence=0.5 if doubtful else 0.93, doubtful=doubtful,
    )  # fmt: skip


def pillar(number: int, title: str) -> Pillar:
    return Pillar(id=f"pillar-{number}", title=title, section=number, evidence=(evidence(title, 4 + 2 * number),))


def action(number: int, under: int | None, text: str, kind: ActionKind, **details: object) -> ActionPoint:
    page = 5 + number // 2
    proof = evidence(
        text, page, f"en.actions.{kind.value}", before="This chapter sets out the measures. ", after=" The next"
    )
    return ActionPoint.model_validate(
        {"id": f"action-{number}", "text": text, "kind": kind, "evidence": (proof,), "confidence": 0.88}
        | {"pillar": f"pillar-{under}" if under else None}
        | details
    )


COMMITMENT, ONGOING, EXPLORATORY, RECOMMENDATION, OBLIGATION = ActionKind

ACTIONS = (
    action(1, 1, "The Ministry of Digital Affairs will open a public register of algorithms used by government.", COMMITMENT,
           actor="The Ministry of Digital Affairs", deadline=Deadline(text="by the end of 2027", end=date(2027, 12, 31))),
    action(2, 1, "publish a yearly account of incidents and what was learned from them;", OBLIGATION, lead_in="Every agency shall:",
           actor="Every agency", resolved_actor="Agencies of central government", deadline=Deadline(text="every year", every="P1Y")),
    action(3, 1, "We are considering whether municipalities should join the register.", EXPLORATORY, actor="We",
           resolved_actor="Government of Lorn", doubtful=True, confidence=0.46),
    action(4, 1, "Citizens can already ask for an explanation of a decision at the national help desk.", ONGOING,
           status="in place since 2025"),
    action(5, 2, "The government sets aside 42 million crowns for an open language model of Lornish.", COMMITMENT,
           actor="The government", amount=Amount(text="42 million crowns", value=Decimal(42000000))),
    action(6, 2, "Lorn will apply to join the northern consortium for shared language data.", COMMITMENT, actor="Lorn",
           addressee="the northern consortium"),
    action(7, 2, "A computing voucher for small businesses is being extended to 2029.", ONGOING,
           deadline=Deadline(text="to 2029", end=date(2029, 12, 31))),
    action(8, 3, "Schools are encouraged to give every pupil twenty hours of data literacy.", RECOMMENDATION, addressee="Schools"),
    action(9, 3, "A training programme for 4 000 civil servants starts in the autumn.", COMMITMENT,
           deadline=Deadline(text="in the autumn")),
    action(10, 3, "The Academy of Sciences is asked to advise on the effect of generative AI on exams.", RECOMMENDATION,
           actor="The Academy of Sciences"),
    action(11, 4, "Set up a regulatory sandbox where companies test under supervision.", COMMITMENT, lead_in="In 2027 we will:",
           actor="we", resolved_actor="Government of Lorn", deadline=Deadline(text="In 2027", start=date(2027, 1, 1), end=date(2027, 12, 31))),
    action(12, 4, "Procurement rules will require suppliers to document the data on which a system was trained.", OBLIGATION),
    action(13, None, "Progress is reported to Parliament every spring.", COMMITMENT, deadline=Deadline(text="every spring")),
    action(14, None, "The register opens before 2028.", COMMITMENT, repeats="action-1", doubtful=True, confidence=0.4),
)  # fmt: skip

FOLLOW = RuleRef(id="takeaway.join-consortium", version=1)

ENTRY = Entry(
    work_id="lorn-ai-strategy",
    version=2,
    snapshot_sha256=SHA,
    extractor_version="1.4.0",
    url="https://government.lorn.example/publications/2026/strategy-for-artificial-intelligence.pdf",
    language="en",
    pages=28,
    title=read("Together and with care: a strategy for artificial intelligence"),
    jurisdiction=EntryField(value="Lorn", origin=Origin.EXTRACTED, source="pdf:info"),
    issuer=read("Ministry of Digital Affairs"),
    published=EntryField(value="2026-03-04", origin=Origin.EXTRACTED, source="pdf:xmp"),
    document_type=EntryField(value="strategy", origin=Origin.SUGGESTED, rule=RuleRef(id="type.strategy", version=1),
                             evidence=(evidence("a strategy for artificial intelligence", 1),)),
    impact=EntryField(
        value=Impact(
            score=3,
            legend=LocalText(nl="Richtinggevend document van een ander land.", en="A document of another country that gives direction."),
            reason=LocalText(
                nl="Een strategie van een land dat met Vlaanderen samenwerkt, zonder bindende regels voor Vlaanderen.",
                en="A strategy of a country that works together with Flanders, without rules that bind Flanders.",
            ),
        ),
        origin=Origin.SUGGESTED,
        rule=RuleRef(id="impact.strategy-of-partner", version=1),
    ),
    audience=EntryField(value=("government", "businesses"), origin=Origin.SUGGESTED,
                        evidence=(evidence("for public bodies and companies alike", 3),)),
    topics=EntryField(reason=LocalText(nl="Geen onderwerp van het profiel komt voor.", en="No topic of the profile occurs.")),
    abstract=read(
        "Lorn wants to use artificial intelligence where it helps people and to keep people in charge of it. This strategy "
        "sets out four principles and the measures that ministries, agencies and schools will take until 2029.", 3,
    ),
    takeaways=(
        Takeaway(id="takeaway-1", rule=RuleRef(id="takeaway.initiative", version=1), text=LocalText(
            nl="De Vlaamse overheid werkt zelf aan een algoritmeregister en kan het Lornse register volgen.",
            en="The Flemish government is itself working on a register of algorithms and could follow the Lornish one."),
            evidence=ACTIONS[0].evidence),
        Takeaway(id="takeaway-2", rule=FOLLOW, text=LocalText(
            nl="Vlaanderen kan nagaan of het bij het noordelijke consortium voor taaldata kan aansluiten.",
            en="Flanders could see whether it can join the northern consortium for language data."), evidence=ACTIONS[5].evidence),
    ),
    principles=(
        principle(1, "People decide.", "No decision that weighs on someone's rights is left to a machine alone."),
        principle(2, "What is public is open.", "Systems paid for by the public are described in a public register."),
        principle(3, "Care before speed.", None),
        principle(4, "Proportion", "Small risks get light rules.", doubtful=True),
    ),
    pillars=(
        pillar(1, "A government that can explain itself"),
        pillar(2, "Our own language, our own models"),
        pillar(3, "Everyone learns"),
        pillar(4, "Room to try, rules that hold"),
        pillar(5, "Working with our neighbours"),
    ),
    pillar_summaries=(
        PillarSummary(pillar="pillar-1", summary=read("People may know when a machine took part in a decision about them. Agencies record which systems they use and what went wrong.", 6)),
        PillarSummary(pillar="pillar-2", summary=read("Lornish is spoken by few. Without data of its own it will be served badly by models made elsewhere.", 8)),
        PillarSummary(pillar="pillar-3", summary=EntryField(reason=LocalText(nl="Het hoofdstuk begint meteen met maatregelen.", en="The chapter begins with measures straight away."))),
    ),
    actions=ACTIONS,
    provisions=(
        Provision(id="provision-1", kind="supervision", text="The Data Authority supervises the register.",
                  evidence=(evidence("The Data Authority supervises the register.", 21),)),
        Provision(id="provision-2", kind="body", text="A council of users meets twice a year.",
                  evidence=(evidence("A council of users meets twice a year.", 22),)),
    ),
    mentions=(
        Mention(id="mention-1", kind="law", text="Public Records Act", identifier="2019/14", url="https://law.lorn.example/2019/14",
                evidence=(evidence("Public Records Act", 6),)),
        Mention(id="mention-2", kind="programme", text="Northern Language Commons", evidence=(evidence("Northern Language Commons", 9),)),
    ),
    warnings=("Page 14 is a scanned image and was not read.",),
)  # fmt: skip
