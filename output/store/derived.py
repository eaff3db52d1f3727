"""Tables that follow from others: no backup needs them, no revision compares them, and they can be made again."""

REVIEW_SEARCH = "review_search"
PUBLICATION_SEARCH = "publication_search"
SEARCH_TABLES = (REVIEW_SEARCH, PUBLICATION_SEARCH)


def is_derived(name: str | None) -> bool:
    """Whether this is a table of a search index: on SQLite each index keeps some of its own besides."""
    return name is not None and name.startswith(SEARCH_TABLES)
