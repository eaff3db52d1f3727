"""Why each rule is there, for reviewers who look at what it found."""

from functools import cache

from extractors.rules.failures import RulePackError
from extractors.rules.loader import current_folder, languages, load_pack, pack_file, subjects


def rule_reason(rule: str) -> str | None:
    """Why the rule of this id ("en.actions.will-do") is there; none when no pack has it (any more)."""
    language, _, rest = rule.partition(".")
    subject, _, name = rest.partition(".")
    return _reasons(language, subject).get(name)


@cache
def _reasons(language: str, subject: str) -> dict[str, str]:
    if language not in languages() or subject not in subjects(language):
        return {}
    try:
        pack = load_pack(pack_file(current_folder(), language, f"{subject}.toml"))
    except RulePackError:
        return {}
    return {rule.id: f"{rule.label}: {rule.why}" for rule in pack.rule}
