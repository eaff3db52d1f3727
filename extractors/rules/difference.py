"""What changes in the findings of a document when its rules do."""

from collections.abc import Iterable, Sequence
from typing import Any

from models.finding import Finding, Findings
from models.value import Value

KINDS = ("principles", "pillars", "actions", "provisions", "mentions")
SET_ASIDE = {"id", "evidence", "confidence", "pillar", "section"}
"""What a reviewer does not read as part of the finding, or that only says where it stands."""


class Change(Value):
    """One finding that would appear, vanish or change: ``sign`` is "+", "-" or "~".

    ``fields`` tells for a change what each field was and would be ("kind: ongoing -> commitment").
    """

    sign: str
    kind: str
    text: str
    rule: str | None = None
    fields: tuple[str, ...] = ()

    def __str__(self) -> str:
        because = f"  [{self.rule}]" if self.rule else ""
        return f"{self.sign} {self.kind}: {self.text}{because}" + "".join(f"\n    {field}" for field in self.fields)


def changes(old: Findings, new: Findings) -> tuple[Change, ...]:
    """What differs between two findings of one document, kind by kind, vanished findings first."""
    return tuple(change for kind in KINDS for change in _of_kind(kind, getattr(old, kind), getattr(new, kind)))


def _of_kind(kind: str, old: Sequence[Finding], new: Sequence[Finding]) -> Iterable[Change]:
    before, after = {f.id: f for f in old}, {f.id: f for f in new}
    name = kind.removesuffix("s")
    yield from (Change(sign="-", kind=name, text=_text(f), rule=_rule(f)) for f in old if f.id not in after)
    for finding in new:
        known = before.get(finding.id)
        if known is None:
            yield Change(sign="+", kind=name, text=_text(finding), rule=_rule(finding))
        elif fields := _changed(known, finding):
            yield Change(sign="~", kind=name, text=_text(finding), rule=_rule(finding), fields=fields)


def _changed(old: Finding, new: Finding) -> tuple[str, ...]:
    one, other = _plain(old), _plain(new)
    return tuple(f"{name}: {one[name]} -> {other[name]}" for name in one if one[name] != other[name])


def _plain(finding: Finding) -> dict[str, Any]:
    return finding.model_dump(mode="json", exclude=SET_ASIDE)


def _text(finding: Finding) -> str:
    """The words by which a reviewer knows a finding."""
    return str(next(getattr(finding, name) for name in ("text", "label", "title") if hasattr(finding, name)))


def _rule(finding: Finding) -> str | None:
    rule = finding.evidence[0].rule
    return rule.id if rule else None
