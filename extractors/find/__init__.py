"""Document and outline to findings: principles, pillars and action points, each with its proof and rule."""

from extractors.find.actions import find_actions
from extractors.find.pillars import find_pillars, pillar_of
from extractors.find.principles import find_principles
from extractors.rules.failures import RulePackError
from models.document import Document
from models.finding import ActionPoint, Findings, Pillar
from models.outline import Outline


def find(document: Document, outline: Outline) -> Findings:
    """Everything the rules find in ``document``.

    A document in a language without rules has no findings but a warning that says so.
    """
    principles = find_principles(document, outline)
    try:
        actions = find_actions(document, outline, principles)
    except RulePackError:
        return Findings(warnings=(f"There are no rules yet for documents in the language {document.language!r}.",))
    certain = tuple(action for action in actions if not action.doubtful)
    pillars = find_pillars(document, outline, certain, principles)
    return Findings(principles=principles, pillars=pillars, actions=_under_pillars(document, outline, actions, pillars))


def _under_pillars(
    document: Document, outline: Outline, actions: tuple[ActionPoint, ...], pillars: tuple[Pillar, ...]
) -> tuple[ActionPoint, ...]:
    positions = {block.id: index for index, block in enumerate(document.blocks)}
    holders = [pillar_of(document, outline, pillars, positions[action.evidence[0].block]) for action in actions]
    return tuple(
        action.model_copy(update={"pillar": holder.id}) if holder else action
        for action, holder in zip(actions, holders, strict=True)
    )
