"""Makes pages from templates: every text escaped and neutral, every unknown name an error."""

from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from output.render.neutral import neutral


def templates(*packages: str) -> Environment:
    """The templates of these packages; one of an earlier package stands before one of the same name in a later."""
    return Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_neutral,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def template_source(environment: Environment, name: str) -> str:
    """The text of a file that lies among the templates."""
    if environment.loader is None:
        raise ValueError("this environment has no folder of templates")
    return environment.loader.get_source(environment, name)[0]


def _neutral(value: Any) -> Any:
    return neutral(value) if isinstance(value, str) and not isinstance(value, Markup) else value
