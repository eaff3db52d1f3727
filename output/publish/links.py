"""The links of one page of the monitor, in its language."""

from urllib.parse import urljoin

from output.publish.addresses import Addresses, Table
from output.publish.filters import EVERYTHING, Filter
from output.publish.site import LANGUAGES, Form, Site
from output.render.labels import Language


class Links:
    """How the page at the path ``here`` links to the others, and what its own addresses are."""

    def __init__(self, site: Site, addresses: Addresses, language: Language, here: str) -> None:
        self._site, self._addresses = site, addresses
        self._language = language
        self.here = here
        self.static = addresses.static

    def to(self, path: str) -> str:
        """The link to a path below the root of the monitor."""
        return self._addresses.href(path, self.here)

    @property
    def root(self) -> str:
        """The path of the monitor's own page."""
        return self._addresses.listing(None)

    def listing(self, chosen: Filter = EVERYTHING, page: int = 1) -> str:
        """The list."""
        return self.to(self.listing_path(chosen, page))

    def listing_path(self, chosen: Filter = EVERYTHING, page: int = 1) -> str:
        """The path of the list."""
        return self._addresses.listing(self._language, chosen, page)

    def jurisdictions(self) -> str:
        """The index by jurisdiction."""
        return self.to(self._addresses.jurisdictions(self._language))

    def entry(self, key: str, number: int | None = None) -> str:
        """An entry, or a version of it."""
        return self.to(self.entry_path(key, number))

    def entry_path(self, key: str, number: int | None = None) -> str:
        """The path of an entry, or of a version of it."""
        return self._addresses.entry(self._language, key, number)

    def feed(self, form: Form, chosen: Filter = EVERYTHING) -> str:
        """A feed."""
        return self.to(self._addresses.feed(form, self._language, chosen))

    def table(self, table: Table, chosen: Filter = EVERYTHING) -> str:
        """A file for spreadsheets and programs."""
        return self.to(self._addresses.table(table, chosen))

    def asset(self, name: str) -> str:
        """A style or script."""
        return self.to(self._addresses.asset(name))

    def search_index(self) -> str:
        """What the script of a static list searches."""
        return self.to(self._addresses.search_index(self._language))

    def address(self, path: str) -> str:
        """The whole address of a path where the monitor's is known, else the link to it."""
        return urljoin(self._site.base_url, path) if self._site.base_url else self.to(path)

    def absolute(self, path: str) -> str | None:
        """The whole address of a path, none where the monitor's is not known."""
        return urljoin(self._site.base_url, path) if self._site.base_url else None


def entry_paths(addresses: Addresses, key: str, number: int | None = None) -> dict[Language, str]:
    """The paths of an entry's page by language."""
    return {language: addresses.entry(language, key, number) for language in LANGUAGES}
