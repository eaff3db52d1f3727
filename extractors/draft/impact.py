"""The impact score by the home profile's rubric, with the facts that gave it."""

from extractors.draft.fields import empty, suggested
from extractors.draft.lexicon import Lexicon
from models.entry import EntryField, Impact
from models.evidence import RuleRef
from models.finding import Findings
from models.profile import HomeProfile, ImpactRule
from models.value import LocalText
from models.vocabulary import DOCUMENT_TYPES, JURISDICTIONS


def impact(
    profile: HomeProfile,
    jurisdiction: EntryField[str],
    document_type: EntryField[str],
    title: str | None,
    findings: Findings,
) -> EntryField[Impact]:
    """The score of the rubric's first row that holds, or the reason why there is none.

    Its evidence is that of jurisdiction and document type. Without a jurisdiction no row can be trusted.
    """
    if jurisdiction.value is None:
        return empty("impact")
    relation = profile.relation_to(jurisdiction.value)
    kinds = {action.kind for action in findings.actions if not action.doubtful}
    row = next(
        row
        for row in profile.impact
        if relation in (row.relation or (relation,))
        and document_type.value in (row.document_type or (document_type.value,))
        and (not row.kinds or kinds & set(row.kinds))
        and (not row.title_words or _named(row, title))
    )
    reason = LocalText(
        nl=_filled(row.reason.nl, "nl", jurisdiction.value, document_type.value),
        en=_filled(row.reason.en, "en", jurisdiction.value, document_type.value),
    )
    score = Impact(score=row.score, legend=profile.impact_legend[row.score], reason=reason)
    proof = (*jurisdiction.evidence[:1], *document_type.evidence[:1])
    return suggested(score, RuleRef(id=row.id, version=row.version), proof, jurisdiction.source)


def _named(row: ImpactRule, title: str | None) -> bool:
    return any(True for _ in Lexicon((row.id, word) for word in row.title_words).hits(title or ""))


def _filled(template: str, language: str, jurisdiction: str, document_type: str | None) -> str:
    kind = DOCUMENT_TYPES[document_type].label(language) if document_type else UNKNOWN[language]
    return template.format(jurisdiction=JURISDICTIONS[jurisdiction].label(language), document_type=kind)


UNKNOWN = {"nl": "soort onbekend", "en": "kind unknown"}
