"""Translations and formats of one document become one item."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from extractors.alike.address import Address, address_of
from models.item import Alternate, Item
from models.vocabulary import JURISDICTIONS

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class _Named:
    """An item with what its address tells. ``language`` is that of the address before that of the source."""

    item: Item
    address: Address

    @property
    def language(self) -> str | None:
        return self.address.language or self.item.language


@dataclass
class _Group:
    members: list[_Named] = field(default_factory=list)

    def takes(self, named: _Named) -> bool:
        """Whether it can be another language or format of these: none of them is in its own, or is about another year
        or country."""
        own = {(member.language, member.address.form) for member in self.members}
        subjects = [{what for member in self.members for what in about(member.item)} for about in (_years, _countries)]
        mine = (_years(named.item), _countries(named.item))
        of_another = any(one and other and one.isdisjoint(other) for one, other in zip(mine, subjects, strict=True))
        return (named.language, named.address.form) not in own and not of_another


def group(items: Sequence[Item], languages: Sequence[str]) -> tuple[Item, ...]:
    """The items with those that are one document in several languages and formats folded into one, in their order.

    The one that stands for all is in the first of ``languages`` (ISO 639-1) that there is; the others become its
    alternates. Items are one document when a source says so (one is the alternate of another), or when their addresses
    differ only in the name of a language or the ending of the file's name, and their titles in no year or country: "de"
    in an address may be a language, or Germany.
    """
    named = [_Named(item, address_of(item.url)) for item in items]
    marked = {one.address.bare: one.address.key for one in named if one.address.bare != one.address.key}
    naming = {alternate.url: item.url for item in items for alternate in item.alternates if alternate.url != item.url}
    groups: list[_Group] = []
    siblings: dict[tuple[str, str], list[_Group]] = {}
    whose: dict[str, _Group] = {}
    for one in named:
        like = siblings.setdefault((one.item.source_id, marked.get(one.address.key, one.address.key)), [])
        found = _stated(one.item, naming, whose) or next((group for group in like if group.takes(one)), None)
        if found is None:
            found = _Group()
            groups.append(found)
            like.append(found)
        found.members.append(one)
        whose[one.item.url] = found
    return tuple(_folded(group.members, languages) for group in groups)


def _stated(item: Item, naming: Mapping[str, str], whose: Mapping[str, _Group]) -> _Group | None:
    """The group of an item that names this one as its alternate, or that this one names."""
    others = [naming.get(item.url, ""), *(alternate.url for alternate in item.alternates)]
    return next((whose[url] for url in others if url in whose), None)


def _years(item: Item) -> set[str]:
    return set(_YEAR.findall(item.title or ""))


def _countries(item: Item) -> set[str]:
    """The codes of the countries that the title names, in any language."""
    return {_country_names()[name] for name in _country().findall((item.title or "").casefold())}


@cache
def _country() -> re.Pattern[str]:
    names = sorted(_country_names(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b")


@cache
def _country_names() -> dict[str, str]:
    countries = {code: concept for code, concept in JURISDICTIONS.items() if len(code) == len("BE")}
    return {name.casefold(): code for code, c in countries.items() for name in (c.nl, c.en, c.fr, c.de)}


def _folded(members: Sequence[_Named], languages: Sequence[str]) -> Item:
    if len(members) == 1:
        return members[0].item
    order = sorted(members, key=lambda named: (_rank(named.language, languages), named.address.preference))
    first, *others = order
    page = next((m for m in others if m.language == first.language and not m.address.form), None)
    lead = page or first
    rest = [member for member in order if member is not lead]
    document = lead.item.document_url or (first.item.url if page else None)
    return _filled(lead.item, [member.item for member in rest]).model_copy(
        update={
            "document_url": document,
            "language": lead.language,
            "alternates": _alternates(lead.item, rest, document),
        }
    )


def _rank(language: str | None, languages: Sequence[str]) -> int:
    return languages.index(language) if language in languages else len(languages)


def _filled(item: Item, others: Iterable[Item]) -> Item:
    """The item with what only its other languages and formats say, and the newest of their changes."""
    updates = {}
    for name in ("title", "summary", "issuer", "published"):
        if getattr(item, name) is None:
            updates[name] = next((value for other in others if (value := getattr(other, name)) is not None), None)
    touched = [other for other in (item, *others) if other.updated is not None]
    if touched:
        newest = max(touched, key=lambda other: other.updated.timestamp() if other.updated else 0.0)
        updates |= {"updated": newest.updated, "change_note": newest.change_note}
    return item.model_copy(update=updates)


def _alternates(lead: Item, rest: Iterable[_Named], document: str | None) -> tuple[Alternate, ...]:
    """The other addresses, each once: those that the source named first."""
    known = {lead.url, document}
    named = [Alternate(url=m.item.url, language=m.language, media_type=m.address.media_type) for m in rest]
    stated = [*lead.alternates, *(alternate for member in rest for alternate in member.item.alternates)]
    kept: dict[str, Alternate] = {}
    for alternate in (*stated, *named):
        if alternate.url not in known:
            kept.setdefault(alternate.url, alternate)
    return tuple(kept.values())
