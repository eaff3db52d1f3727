"""Rows of what is known of addresses, for asking again politely."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from itertools import islice

from sqlalchemy import Connection, select

from output.store.queries import FetchState
from output.store.replacing import replace
from output.store.schema import FetchRow

_AT_ONCE = 500
"""Parameters in one statement: SQLite takes 32 766 and PostgreSQL 65 535, both slower from some thousands on."""


def save_fetches(connection: Connection, states: Sequence[FetchState]) -> None:
    """Set what is known of URLs; of one that occurs twice the last counts."""
    latest = {state.url: state for state in states}
    replace(connection, FetchRow, "id", [{"id": _url_key(url), **state.model_dump()} for url, state in latest.items()])


def load_fetches(connection: Connection, urls: Sequence[str]) -> Iterator[FetchState]:
    """What is known of those of the URLs that were ever asked for, in no particular order."""
    columns = [getattr(FetchRow, name) for name in FetchState.model_fields]
    keys = map(_url_key, dict.fromkeys(urls))
    while some := list(islice(keys, _AT_ONCE)):
        for row in connection.execute(select(*columns).where(FetchRow.id.in_(some))).mappings():
            yield FetchState(**row)


def addresses_of(connection: Connection, sha: str) -> Sequence[str]:
    """The addresses that gave these bytes when they last gave any."""
    return connection.execute(select(FetchRow.url).where(FetchRow.snapshot_sha256 == sha)).scalars().all()


def _url_key(url: str) -> str:
    return sha256(url.encode()).hexdigest()
