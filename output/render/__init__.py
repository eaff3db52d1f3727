"""Entries for people and for other programs. All text of documents is shown, none of it acts."""

from output.render.interchange import entry_json, entry_json_lines, entry_schema
from output.render.labels import Language
from output.render.markdown import entry_markdown
from output.render.names import file_name
from output.render.pages import entry_page, index_page
from output.render.table import actions_csv

__all__ = [
    "Language",
    "actions_csv",
    "entry_json",
    "entry_json_lines",
    "entry_markdown",
    "entry_page",
    "entry_schema",
    "file_name",
    "index_page",
]
