"""The style sheet of all pages, and the script of the static list."""

from importlib.resources import files

from output.render.templating import template_source, templates


def stylesheet() -> str:
    """The styles of entries, as drafts have them too, and the monitor's own."""
    return template_source(templates("output.render"), "style.css") + _own("monitor.css")


def search_script() -> str:
    """The script that searches the static list."""
    return _own("monitor.js")


def _own(name: str) -> str:
    return (files("output.publish") / "static" / name).read_text(encoding="utf-8")
