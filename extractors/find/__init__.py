"""Document and outline to findings: principles, pillars, action points, provisions, mentions, each with its proof."""

from extractors.find.actions import find_actions
from extractors.find.mentions import find_mentions
from extractors.find.pillars import find_pillars, pillar_of
from extractors.find.principles import find_principles
from extractors.find.provisions import find_provisions
from extractors.rules.loader import subjects
from models.document import Document
from models.finding import ActionPoint, Findings, Pillar
from models.outline import Outline


def find(document: Document, outline: Outline) -> Findings:
    """Everything the rules find in ``document``.

    A document in a language without rules has no findings but a warning that says so. Raises ``RulePackError`` when
    the rules of its language cannot be used.
    """
    if "actions" not in subjects(document.language):
        return Findings(warnings=(f"There are no rules yet for documents in the language {document.language!r}.",))
    principles = find_principles(document, outline)
    actions = find_actions(document, outline, principles)
    certain = tuple(action for action in actions if not action.doubtful)
    pillars = find_pillars(document, outline, certain, principles)
    return Findings(
        principles=principles,
        pillars=pillars,
        actions=_under_pillars(document, outline, actions, pillars),
        provisions=find_provisions(document, outline),
        mentions=find_mentions(document, outline),
    )


def _under_pillars(
    document: Document, outline: Outline, actions: tuple[ActionPoint, ...], pillars: tuple[Pillar, ...]
) -> tuple[ActionPoint, ...]:
    positions = {block.id: index for index, block in enumerate(document.blocks)}
    holders = [pillar_of(document, outline, pillars, positions[action.evidence[0].block]) for action in actions]
    return tuple(
        action.model_copy(update={"pillar": holder.id}) if holder else action
        for action, holder in zip(actions, holders, strict=True)
    )
