"""How often each thing happens on the simulated web."""

import tomllib
from functools import cache
from importlib.resources import files

from models.value import Value

USUAL_DOCUMENTS = 2000
LEAST_SHARE = 0.2
"""A small web has as much happening as one of 400 documents, so that a few nights show most of what can happen."""


class Rates(Value):
    """How often each thing happens in a night among 2 000 documents: the contents of ``data/nights.toml``."""

    real: dict[str, float]
    noise: dict[str, float]
    hosts: dict[str, float]
    trouble: dict[str, float]


@cache
def rates() -> Rates:
    """The rates of the data file."""
    content = files("benchmarks.simulated_web").joinpath("data", "nights.toml").read_text(encoding="utf-8")
    return Rates.model_validate(tomllib.loads(content))


def share_of(documents: int) -> float:
    """The share of the rates that holds for a web of so many documents."""
    return max(LEAST_SHARE, documents / USUAL_DOCUMENTS)


def times(rate: float, night: int) -> int:
    """How often in the ``night``th night (1-based) what happens ``rate`` times a night happens: a whole number each
    night, and over the nights as often as the rate says."""
    return int(rate * night + 0.5) - int(rate * (night - 1) + 0.5)
