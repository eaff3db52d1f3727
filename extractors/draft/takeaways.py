"""Key takeaways for the home region: suggestions by the profile's rules, each with the measure that prompted it."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from extractors.draft.issuer import inside_a_name
from extractors.draft.lexicon import Lexicon
from extractors.draft.pillar_summary import stands_alone
from models.document import Document
from models.entry import Takeaway
from models.evidence import Evidence, RuleRef
from models.finding import ActionKind, ActionPoint, Findings
from models.profile import HomeProfile, Initiative, TakeawayRule
from models.value import LocalText
from models.vocabulary import JURISDICTIONS

MOST = 5
"""The monitor publishes one to five."""
INITIATIVES = 2
MENTIONS = 3
"""A document touches a running initiative when it names its subject in the title or this often."""
FIRM = (
    ActionKind.COMMITMENT,
    ActionKind.OBLIGATION,
    ActionKind.ONGOING,
    ActionKind.RECOMMENDATION,
    ActionKind.EXPLORATORY,
)
"""Firmer measures first, where one rule matches several."""
LONGEST_QUOTE = 220
"""Characters of a measure quoted in a takeaway; longer ones are cut at a word, the evidence holds the whole."""


class Subject(NamedTuple):
    """What was drafted of the document before: its title, and the codes of the other three; none where unknown."""

    title: str | None
    jurisdiction: str | None
    document_type: str | None
    topics: tuple[str, ...]


def takeaways(document: Document, findings: Findings, profile: HomeProfile, subject: Subject) -> tuple[Takeaway, ...]:
    """At most five suggestions: running initiatives at home first, then measures in the order of the profile."""
    relation = profile.relation_to(subject.jurisdiction)
    own = list(_initiatives(document, profile, subject))[:INITIATIVES] if relation != "home" else []
    rules = [rule for rule in profile.takeaways if relation in (rule.relation or (relation,))]
    used: set[str] = set()
    for rule in rules:
        if rule.document_type and subject.document_type not in rule.document_type:
            continue
        action = _best(rule, document.language, [a for a in findings.actions if a.id not in used])
        if action is not None:
            used.add(action.id)
            own.append(_takeaway(rule, action, subject))
    return tuple(own[:MOST])


def _best(rule: TakeawayRule, language: str, actions: Sequence[ActionPoint]) -> ActionPoint | None:
    matching = [a for a in actions if not a.doubtful and a.repeats is None and _concerns(rule, language, a.text)]
    return min(
        matching,
        key=lambda a: (not stands_alone(a.text), FIRM.index(a.kind), -a.confidence, len(a.text)),
        default=None,
    )


def _concerns(rule: TakeawayRule, language: str, text: str) -> bool:
    """Whether a measure has the rule's words, not only in the name of a body that it speaks of."""
    words = _lexicon(rule.id, rule.any_of.get(language, ()))
    besides = rule.and_any_of.get(language)
    return any(not inside_a_name(text, hit.start, hit.end) for hit in words.hits(text)) and (
        besides is None or any(_lexicon(f"{rule.id}.besides", besides).hits(text))
    )


def _takeaway(rule: TakeawayRule, action: ActionPoint, subject: Subject) -> Takeaway:
    ref = RuleRef(id=rule.id, version=rule.version)
    text = LocalText(
        nl=_filled(rule.text.nl, "nl", action, subject),
        en=_filled(rule.text.en, "en", action, subject),
    )
    return Takeaway(id=rule.id, text=text, rule=ref, evidence=action.evidence)


def _filled(template: str, language: str, action: ActionPoint, subject: Subject) -> str:
    unnamed = {"nl": "de uitgever van het document", "en": "the issuer of the document"}[language]
    return template.format(
        action=_cut(_whole(action)),
        actor=action.resolved_actor or action.actor or unnamed,
        jurisdiction=JURISDICTIONS[subject.jurisdiction].label(language) if subject.jurisdiction else unnamed,
        title=subject.title or "",
    )


def _whole(action: ActionPoint) -> str:
    """The measure with the words that lead up to it, where it is a part of their sentence."""
    goes_on = action.lead_in is not None and action.text[:1].islower()
    return f"{action.lead_in} {action.text}" if goes_on else action.text


def _cut(text: str) -> str:
    text = " ".join(text.split()).rstrip(" .;,")
    return text if len(text) <= LONGEST_QUOTE else text[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def _initiatives(document: Document, profile: HomeProfile, subject: Subject) -> Iterator[Takeaway]:
    """The initiatives at home on one of the document's topics that it names in its title, or often enough.

    Those on the topics that weigh most in the profile come first.
    """
    ours = [initiative for initiative in profile.initiatives if initiative.topic in subject.topics]
    for initiative in sorted(ours, key=lambda i: -profile.topics.get(i.topic, 0.0)):
        words = _lexicon(initiative.id, initiative.any_of.get(document.language, ()))
        proof = _mentions(document, words, initiative)
        if proof and (len(proof) >= MENTIONS or any(words.hits(subject.title or ""))):
            ref = RuleRef(id=initiative.id, version=1)
            yield Takeaway(id=initiative.id, text=initiative.text, rule=ref, evidence=proof[:2])


def _mentions(document: Document, words: Lexicon, initiative: Initiative) -> tuple[Evidence, ...]:
    ref = RuleRef(id=initiative.id, version=1)
    found: list[Evidence] = []
    for block in document.blocks:
        found += [Evidence.of(document, block, hit.start, hit.end, ref) for hit in words.hits(block.text)]
        if len(found) >= MENTIONS:
            break
    return tuple(found)


@cache
def _lexicon(rule: str, phrases: tuple[str, ...]) -> Lexicon:
    return Lexicon((rule, phrase) for phrase in phrases)
