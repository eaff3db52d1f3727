"""The words of the monitor, and what its lists are called."""

from functools import cache

from output.publish.facets import value_label
from output.publish.filters import Filter
from output.render.labels import Labels, Language


@cache
def labels(language: Language) -> Labels:
    """The words of entries and of the monitor around them."""
    return Labels(language, "output.publish")


def list_title(chosen: Filter, label: Labels) -> str:
    """What the list under a filter is called: the monitor's name, or what was chosen."""
    names = [value_label(facet, value, label) for facet, value in chosen.chosen]
    return ", ".join([*names, *([f"“{chosen.text}”"] if chosen.text else [])]) or label("site.name")
