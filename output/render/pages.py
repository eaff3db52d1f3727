"""Pages that need nothing but themselves: no script, no request, all styles inside."""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache
from hashlib import sha256

from jinja2 import Environment
from markupsafe import Markup

from models.entry import Entry
from models.value import LocalText
from output.render.labels import Labels, Language
from output.render.templating import template_source, templates
from output.render.view import EntryView


def entry_page(entry: Entry, language: Language, home: LocalText | None = None) -> str:
    """The entry as a self-contained page in ``language``; ``home`` is the region that the takeaways are for."""
    return _render("entry.html.j2", language, view=EntryView(entry, language, home))


def index_page(entries: Sequence[tuple[Entry, str]], language: Language) -> str:
    """A page that lists entries, each with the address of its page, relative to this one."""
    return _render("index.html.j2", language, items=[(EntryView(entry, language), href) for entry, href in entries])


def _render(template: str, language: Language, **values: object) -> str:
    return _environment().get_template(template).render(language=language, label=Labels(language), **values)


@cache
def _environment() -> Environment:
    environment = templates("output.render")
    style = template_source(environment, "style.css")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    environment.globals |= {"style": Markup(style), "style_hash": f"sha256-{digest}"}  # noqa: S704  our own file
    return environment
