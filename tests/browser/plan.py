"""A plan of Lorn, a country that does not exist: its PDF, and the draft of sixty claims that goes with it."""

from datetime import UTC, datetime
from functools import cache
from hashlib import sha256

from extractors.read import read
from models.document import Block, BlockKind
from models.entry import Entry, EntryField, Impact, Origin, PillarSummary, Takeaway
from models.evidence import Evidence, RuleRef
from models.finding import ActionKind, ActionPoint, Deadline, Mention, Pillar, Principle, Provision, finding_id
from models.snapshot import Snapshot
from models.value import LocalText
from tests.fixtures.pdfs import typeset
from tests.output.examples import UNKNOWN

ADDRESS = "https://government.lorn.example/2026/harbour-plan.pdf"
WORK = "lorn-harbours"
TITLE = "Safe harbours: a plan for the ports of Lorn"
PRINCIPLES = ("People come before cargo", "The sea is common", "What is built must last", "Ports learn from each other")
PILLARS = {
    "Deep and clear channels": (
        "The Port Authority will dredge the northern channel by 2029.",
        "Every harbour will publish the depth of its berths each month.",
        "The ministry will survey the sandbanks off Westness twice a year.",
        "We will buy two survey boats before the end of 2027.",
        "Pilots are encouraged to report shoals through the new desk.",
        "The government is considering a shared dredging fleet with its neighbours.",
    ),
    "Quays that hold": (
        "The ministry will inspect all quays older than forty years.",
        "Owners must repair damaged quays within two years.",
        "The Port Authority will set up a register of quays and their state.",
        "We will set aside 40 million crowns for repairs.",
        "The engineering school is developing a course on sea walls.",
        "The ministry will test a new kind of concrete at Northport.",
    ),
    "Clean ships": (
        "Shore power will be available at every ferry berth by 2030.",
        "Ships must hand in their waste before they leave the harbour.",
        "The ministry will lower harbour dues for ships without soot.",
        "The inspectorate will measure the air at five ports.",
        "Lorn will join the northern pact on ballast water.",
        "We are exploring whether cruise ships can be limited in summer.",
    ),
    "Work in the ports": (
        "The labour service will open a training centre for dockers in 2028.",
        "Employers must offer a rest room at every terminal.",
        "The ministry will ask the statistics office to count accidents by trade.",
        "Unions and employers are asked to agree on night work.",
        "The Port Authority will hire sixty trainees each year.",
        "A scholarship for young harbour masters is being prepared.",
    ),
    "Watch and respond": (
        "The coast guard will run an exercise with every port each spring.",
        "The ministry will appoint a harbour commissioner.",
        "Ports must report near misses within one day.",
        "The inspectorate will publish a yearly account of incidents.",
        "We will connect all tide gauges to one network by 1 May 2028.",
        "The government intends to renew the radar at Southport.",
    ),
}
PROVISIONS = (
    "The inspectorate supervises the register of quays.",
    "A harbour council meets every quarter.",
    "An account of this plan goes to Parliament in 2029.",
)
MENTION = "Ports Act 2011"
_KINDS = {"must": ActionKind.OBLIGATION, "considering": ActionKind.EXPLORATORY, "exploring": ActionKind.EXPLORATORY}
_SOFT = {"encouraged": ActionKind.RECOMMENDATION, "asked": ActionKind.RECOMMENDATION, "being": ActionKind.ONGOING}
RULE = RuleRef(id="en.actions.agent-will-do", version=1)


def source(extra: str = "", first: str | None = None) -> str:
    """The plan in Typst; ``extra`` is a paragraph more at its end, ``first`` takes the place of the first action."""
    pillars = "\n#pagebreak()\n".join(_chapter(number, title, first) for number, title in enumerate(PILLARS, start=1))
    return f"""
#set text(lang: "en", size: 11pt)
#set document(title: "{TITLE}")
#align(center)[#text(20pt, weight: "bold")[{TITLE}]]
#v(1cm)
Ministry of Harbours, March 2026. This plan sets out what Lorn will do for its ports until 2030. It is meant for
government and businesses.

= Principles
{chr(10).join(f"+ {text}." for text in PRINCIPLES)}

{pillars}

= Supervision
{" ".join(PROVISIONS)} The {MENTION} stays in force.

{extra}
"""


def _chapter(number: int, title: str, first: str | None) -> str:
    actions = list(PILLARS[title])
    if first and number == 1:
        actions[0] = first
    return f"= {title}\nThis chapter is about pillar {number}: {title.lower()}.\n" + "\n".join(
        f"- {a}" for a in actions
    )


@cache
def snapshot(text: str = "") -> Snapshot:
    """The PDF as it was fetched; ``text`` is other Typst than that of ``source()``."""
    content = typeset(text or source())
    return Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type="application/pdf",
        requested_url=ADDRESS,
        final_url=ADDRESS,
        fetched_at=datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC),
    )


def draft(of: Snapshot, work_id: str = WORK, extractor: str = "1.0") -> Entry:
    """The draft that a careful machine makes of the plan: sixty claims, each resting on words of the PDF."""
    return _Drafting(of).entry(work_id, extractor)


class _Drafting:
    def __init__(self, of: Snapshot) -> None:
        self._document = read(of)

    def entry(self, work_id: str, extractor: str) -> Entry:
        pillars = tuple(Pillar(id=f"pillar-{n}", title=t, evidence=(self._quote(t),)) for n, t in self._pillars())
        return Entry(
            work_id=work_id,
            snapshot_sha256=self._document.snapshot_sha256,
            extractor_version=extractor,
            url=ADDRESS,
            language="en",
            pages=len(self._document.pages),
            title=self._read(TITLE),
            jurisdiction=EntryField(value="NL", origin=Origin.SUGGESTED),
            issuer=self._read("Ministry of Harbours"),
            published=EntryField(value="2026-03", origin=Origin.EXTRACTED, evidence=(self._quote("March 2026"),)),
            document_type=EntryField(
                value="action-plan", origin=Origin.SUGGESTED, evidence=(self._quote("This plan"),)
            ),
            impact=EntryField(value=_impact(), origin=Origin.SUGGESTED, rule=RuleRef(id="direction", version=1)),
            audience=EntryField(
                value=("government", "businesses"),
                origin=Origin.SUGGESTED,
                evidence=(self._quote("government and businesses"),),
            ),
            topics=EntryField(reason=UNKNOWN),
            abstract=self._read("This plan sets out what Lorn will do for its ports until 2030."),
            takeaways=tuple(self._takeaways()),
            principles=tuple(self._principles()),
            pillars=pillars,
            pillar_summaries=tuple(
                PillarSummary(pillar=p.id, summary=self._read(f"This chapter is about pillar {n}: {p.title.lower()}."))
                for n, p in enumerate(pillars, start=1)
            ),
            actions=tuple(self._actions(pillars)),
            provisions=tuple(
                Provision(id=finding_id("provision", text), kind=kind, text=text, evidence=(self._quote(text),))
                for text, kind in zip(PROVISIONS, ("supervision", "body", "evaluation"), strict=True)
            ),
            mentions=(Mention(id="mention-1", kind="law", text=MENTION, evidence=(self._quote(MENTION),)),),
            warnings=("Page 3 has a picture without a description.",),
        )

    @staticmethod
    def _pillars() -> list[tuple[int, str]]:
        return list(enumerate(PILLARS, start=1))

    def _takeaways(self) -> list[Takeaway]:
        pact = next(b for b in self._document.blocks if "pact" in b.text)
        register = next(b for b in self._document.blocks if "register of quays and" in b.text)
        texts = (
            (
                "Vlaanderen kan nagaan of het bij het noordelijke pact kan aansluiten.",
                "Flanders could join the northern pact.",
            ),
            ("Vlaanderen kan het register van kaaien volgen.", "Flanders could follow the register of quays."),
            (
                "De Vlaamse havens werken zelf aan walstroom.",
                "The Flemish ports are themselves working on shore power.",
            ),
        )
        return [
            Takeaway(
                id=f"takeaway-{n}",
                text=LocalText(nl=nl, en=en),
                rule=RuleRef(id="join", version=1),
                evidence=(self._whole(pact if n == 1 else register),),
            )
            for n, (nl, en) in enumerate(texts, start=1)
        ]

    def _principles(self) -> list[Principle]:
        return [
            Principle(
                id=f"principle-{n}",
                label=text,
                evidence=(self._quote(text),),
                doubtful=n == len(PRINCIPLES),
                confidence=0.5 if n == len(PRINCIPLES) else 0.95,
            )
            for n, text in enumerate(PRINCIPLES, start=1)
        ]

    def _actions(self, pillars: tuple[Pillar, ...]) -> list[ActionPoint]:
        found, under = [], {pillar.title: pillar.id for pillar in pillars}
        pillar: str | None = None
        for block in self._document.blocks:
            if block.kind in {BlockKind.HEADING, BlockKind.PARAGRAPH}:
                pillar = under.get(block.text, pillar)
            elif block.kind is BlockKind.LIST_ITEM and pillar:
                found.append(self._action(block, pillar))
        return found

    def _action(self, block: Block, pillar: str) -> ActionPoint:
        words = block.text.split()
        kind = next((k for word, k in (_KINDS | _SOFT).items() if word in words), ActionKind.COMMITMENT)
        by = block.text.find(" by ")
        return ActionPoint(
            id=finding_id("action", block.text),
            text=block.text,
            kind=kind,
            actor=" ".join(words[:3]) if words[0] == "The" else None,
            deadline=Deadline(text=block.text[by + 1 :].rstrip(".")) if by > 0 and "20" in block.text[by:] else None,
            pillar=pillar,
            evidence=(self._whole(block),),
            doubtful="exploring" in words or "considering" in words,
            confidence=0.55 if "exploring" in words else 0.9,
        )

    def _read(self, text: str) -> EntryField[str]:
        return EntryField(value=text, origin=Origin.QUOTED, evidence=(self._quote(text),))

    def _quote(self, text: str) -> Evidence:
        block = next(block for block in self._document.blocks if text in block.text)
        start = block.text.index(text)
        return Evidence.of(self._document, block, start, start + len(text), RULE)

    def _whole(self, block: Block) -> Evidence:
        return Evidence.of(self._document, block, 0, len(block.text), RULE)


def _impact() -> Impact:
    return Impact(
        score=3,
        legend=LocalText(nl="Richtinggevend.", en="Sets a direction."),
        reason=LocalText(nl="Een plan van een buurland.", en="A plan of a neighbouring country."),
    )
