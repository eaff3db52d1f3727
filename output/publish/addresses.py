"""Where each part of the monitor is, below its root: at a server, or as files of a static export."""

from hashlib import sha256
from posixpath import dirname, relpath
from typing import Literal, Protocol

from output.publish.filters import EVERYTHING, VOCABULARIES, Facet, Filter
from output.publish.site import OTHERS, Form
from output.render.labels import Language
from output.render.names import plain_name

Table = Literal["entries.csv", "actions.csv", "entries.jsonl"]


class Addresses(Protocol):
    """The path of each part, relative to the root of the monitor, without a slash before it."""

    static: bool
    """Whether these are files, so that no server answers questions."""

    def listing(self, language: Language | None, chosen: Filter = EVERYTHING, page: int = 1) -> str:
        """Page ``page`` (from 1) of the list; without ``language`` the one that suits the visitor."""

    def entry(self, language: Language, key: str, number: int | None = None) -> str:
        """An entry as it is now, or its version ``number``."""

    def jurisdictions(self, language: Language) -> str:
        """The index by jurisdiction."""

    def feed(self, form: Form, language: Language, chosen: Filter = EVERYTHING) -> str:
        """A feed."""

    def table(self, table: Table, chosen: Filter = EVERYTHING) -> str:
        """A file for spreadsheets and programs."""

    def asset(self, name: str) -> str:
        """A style or script."""

    def search_index(self, language: Language) -> str:
        """What the script of a static list searches."""

    def href(self, path: str, here: str) -> str:
        """How the page at ``here`` links to ``path``."""


class ServerAddresses:
    """The addresses that ``output.publish.routes`` answers, below ``root`` ("/monitor/")."""

    static = False

    def __init__(self, root: str) -> None:
        self._root = root

    def listing(self, language: Language | None, chosen: Filter = EVERYTHING, page: int = 1) -> str:
        """The list is the language's root; conditions and page are its query."""
        return _with_query(language or "", chosen, f"page={page}" if page > 1 else "")

    def entry(self, language: Language, key: str, number: int | None = None) -> str:
        """The key, then the number."""
        return f"{language}/{key}" if number is None else f"{language}/{key}/{number}"

    def jurisdictions(self, language: Language) -> str:
        """A name that is no key."""
        return f"{language}/jurisdictions"

    def feed(self, form: Form, language: Language, chosen: Filter = EVERYTHING) -> str:
        """A feed of any filter."""
        return _with_query(f"{language}/feed.{form}", chosen)

    def table(self, table: Table, chosen: Filter = EVERYTHING) -> str:
        """A table of any filter."""
        return _with_query(table, chosen)

    def asset(self, name: str) -> str:
        """Beside the pages."""
        return f"assets/{name}"

    def search_index(self, language: Language) -> str:
        """Nothing is there: the server searches."""
        raise LookupError(f"no search index for {language}: the server searches")

    def href(self, path: str, here: str) -> str:
        """The path on the server."""
        return f"{self._root}{path}"


class FileAddresses:
    """The files of a static export. There is one for each single condition; words are searched for by a script.

    All names are made of codes of the vocabularies, keys and numbers; whatever else a filter holds is hashed.
    """

    static = True

    def __init__(self, root: str | None = None) -> None:
        """Links are relative; with ``root`` ("/monitor/") they begin there, for a page that any address may show."""
        self._root = root

    def listing(self, language: Language | None, chosen: Filter = EVERYTHING, page: int = 1) -> str:
        """``nl/index.html``, ``nl/page-2.html``, ``nl/browse/jurisdiction-nl.html``; ``index.html`` for all."""
        if language is None:
            return "index.html"
        if not chosen.chosen:
            return f"{language}/index.html" if page == 1 else f"{language}/page-{page}.html"
        suffix = "" if page == 1 else f".page-{page}"
        return f"{language}/browse/{_slug(chosen)}{suffix}.html"

    def entry(self, language: Language, key: str, number: int | None = None) -> str:
        """``nl/0123456789abcdef.html``, ``nl/0123456789abcdef/2.html``."""
        return f"{language}/{key}.html" if number is None else f"{language}/{key}/{number}.html"

    def jurisdictions(self, language: Language) -> str:
        """``nl/jurisdictions.html``."""
        return f"{language}/jurisdictions.html"

    def feed(self, form: Form, language: Language, chosen: Filter = EVERYTHING) -> str:
        """``nl/feed.atom``, ``nl/feeds/topic-privacy.json``."""
        return f"{language}/feeds/{_slug(chosen)}.{form}" if chosen.chosen else f"{language}/feed.{form}"

    def table(self, table: Table, chosen: Filter = EVERYTHING) -> str:
        """At the root, of all entries."""
        return table

    def asset(self, name: str) -> str:
        """``assets/monitor.css``."""
        return f"assets/{name}"

    def search_index(self, language: Language) -> str:
        """``nl/search.js``."""
        return f"{language}/search.js"

    def href(self, path: str, here: str) -> str:
        """A relative address, so that the export works in any folder and from a disk."""
        return f"{self._root}{path}" if self._root else relpath(path, dirname(here) or ".")


def alternates(paths: dict[Language, str]) -> dict[str, str]:
    """The versions of one page by language tag, with "x-default" for all other readers."""
    return {**{str(language): path for language, path in paths.items()}, "x-default": paths[OTHERS]}


def _with_query(path: str, chosen: Filter, more: str = "") -> str:
    query = "&".join(part for part in (chosen.query, more) if part)
    return f"{path}?{query}" if query else path


def _slug(chosen: Filter) -> str:
    facet, value = chosen.chosen[0]
    return f"{facet}-{_file_name(facet, value)}"


def _file_name(facet: Facet, value: str) -> str:
    vocabulary = VOCABULARIES.get(facet)
    if vocabulary is None or value in vocabulary:
        return plain_name(value.lower())
    return f"x-{sha256(value.encode()).hexdigest()[:24]}"
