"""Facets of the list as a reader sees them: their values in words, with counts and links."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from output.publish.filters import FACETS, VOCABULARIES, Facet, Filter
from output.publish.folding import folded
from output.publish.listing import Listing
from output.render.labels import Labels

Link = Callable[[Filter], str]
"""The link to the list under a filter."""


class Option(NamedTuple):
    """A value to choose: ``left`` entries have it among those otherwise chosen, ``entries`` among all."""

    value: str
    label: str
    left: int
    entries: int
    chosen: bool
    href: str


class FacetChoice(NamedTuple):
    """A facet with the values that entries have."""

    name: Facet
    label: str
    options: Sequence[Option]


class Chosen(NamedTuple):
    """A condition that is set, in words, and the link to the list without it."""

    label: str
    without: str


def value_label(facet: Facet, value: str, label: Labels) -> str:
    """What a value of a facet is called; the code itself where no vocabulary names it."""
    if facet == "language":
        return label.language_name(value)
    vocabulary = VOCABULARIES.get(facet)
    concept = vocabulary.get(value) if vocabulary else None
    name = concept.label(label.language) if concept else value
    return name[:1].upper() + name[1:]


def choices(listing: Listing, label: Labels, link: Link) -> Sequence[FacetChoice]:
    """All facets; years the newest first, all else in the order of the alphabet."""
    return [FacetChoice(facet, label(f"facet.{facet}"), _options(facet, listing, label, link)) for facet in FACETS]


def chosen(listing: Listing, label: Labels, link: Link) -> Sequence[Chosen]:
    """The conditions that are set."""
    filter_ = listing.chosen
    set_ = [
        Chosen(f"{label(f'facet.{facet}')}: {value_label(facet, value, label)}", link(filter_.without(facet)))
        for facet, value in filter_.chosen
    ]
    if filter_.text:
        set_.append(Chosen(label("list.words", text=filter_.text), link(filter_.model_copy(update={"text": ""}))))
    return set_


def _options(facet: Facet, listing: Listing, label: Labels, link: Link) -> Sequence[Option]:
    asked, counts, every = listing.chosen.value(facet), listing.counts[facet], listing.all_counts[facet]
    values = dict.fromkeys([*every, *([asked] if asked else [])])
    options = [
        Option(
            value=value,
            label=value_label(facet, value, label),
            left=counts.get(value, 0),
            entries=every.get(value, 0),
            chosen=value == asked,
            href=link(Filter.of(facet, value)),
        )
        for value in values
    ]
    return sorted(options, key=lambda option: folded(option.label), reverse=facet == "year")
