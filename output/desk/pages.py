"""Makes pages from templates: every text escaped and neutral, every unknown name an error."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from output.desk.assets import asset_address
from output.render.neutral import neutral, web_link


def render(template: str, **values: Any) -> str:
    """The page made from ``template``. Raises ``jinja2.UndefinedError`` for a value that it lacks."""
    return _environment().get_template(template).render(csrf_field=lambda: _csrf_field(values["csrf"]), **values)


def _csrf_field(csrf: str) -> Markup:
    return Markup('<input type="hidden" name="csrf" value="{}">').format(csrf)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("output.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_neutral,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"static": asset_address, "web_link": web_link}
    return environment


def _neutral(value: Any) -> Any:
    return neutral(value) if isinstance(value, str) and not isinstance(value, Markup) else value
