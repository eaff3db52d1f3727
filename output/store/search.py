"""The search indexes: FTS5 on SQLite, tsvector on PostgreSQL; one row a work, and one a publication in force."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, Integer, Select, TableClause, column, select, text

from models.entry import Entry
from output.review.targets import GROUPS, SUMMARY, claims_of, words_of
from output.store.folding import WORD, Phrase, composed, fold, phrases

TEXTS = ("title", "issuer", "abstract", "findings")
_LONGEST = 200_000
"""Characters of findings that are searched: PostgreSQL's tsvector holds 1 MB, and no real document comes near."""


def texts_of(entry: Entry) -> dict[str, str]:
    """What is searched of an entry as reviewed; of findings and summaries one line each."""
    claims = claims_of(entry)
    found = [item for group in GROUPS for item in getattr(entry, group)]
    summaries = [claim for target, claim in claims.items() if target.startswith(SUMMARY)]
    lines = (" ".join(words_of(claim).split()) for claim in (*found, *summaries))
    findings = "\n".join(line for line in lines if line)[:_LONGEST]
    fields = {name: " ".join(words_of(claims[name]).split()) for name in ("title", "issuer", "abstract")}
    return {name: composed(value) for name, value in (fields | {"findings": findings}).items()}


def index(connection: Connection, table: str, number: int, texts: Mapping[str, str]) -> None:
    """Let the row of that number be found by these texts, and by no earlier ones."""
    forget(connection, table, number)
    columns = ", ".join(TEXTS)
    if connection.dialect.name == "postgresql":
        words = " ".join(WORD.findall(fold(" ".join(texts[name] for name in TEXTS))))
        connection.execute(
            text(
                f"INSERT INTO {table} (id, {columns}, words) "  # noqa: S608
                "VALUES (:id, :title, :issuer, :abstract, :findings, to_tsvector('simple', :words))"
            ),
            {"id": number, "words": words, **texts},
        )
        return
    connection.execute(
        text(f"INSERT INTO {table} (rowid, {columns}) VALUES (:id, :title, :issuer, :abstract, :findings)"),  # noqa: S608
        {"id": number, **texts},
    )


def forget(connection: Connection, table: str, number: int) -> None:
    """Let the row of that number be found no longer."""
    connection.execute(text(f"DELETE FROM {table} WHERE {_id(connection)} = :id"), {"id": number})  # noqa: S608


def indexed(connection: Connection, table: str) -> set[int]:
    """The numbers of all rows that can be found."""
    return set(connection.execute(text(f"SELECT {_id(connection)} FROM {table}")).scalars())  # noqa: S608


def matching(connection: Connection, table: str, query: str) -> Select[tuple[int]]:
    """The numbers of the rows that have all the words of ``query``. A query without any word finds nothing."""
    wanted = phrases(query)
    if connection.dialect.name == "postgresql":
        condition, words = "words @@ to_tsquery('simple', :words)", " & ".join(map(_tsquery, wanted))
    else:
        condition, words = f"{table} MATCH :words", " ".join(map(_fts5, wanted))
    statement = f"SELECT {_id(connection)} AS id FROM {table} WHERE {condition if wanted else '1 = 0'}"  # noqa: S608
    bound = text(statement).bindparams(words=words) if wanted else text(statement)
    found = bound.columns(column("id", Integer)).subquery()
    return select(found.c.id)


def texts_found(connection: Connection, table: str, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """What is searched of the rows of these numbers, in the order of ``TEXTS``."""
    names = (_id(connection), *TEXTS)
    row = TableClause(table, *(column(name) for name in names))
    rows = connection.execute(select(row).where(row.c[names[0]].in_(numbers))).all()
    return {number: tuple(texts) for number, *texts in rows}


def _id(connection: Connection) -> str:
    return "id" if connection.dialect.name == "postgresql" else "rowid"


def _tsquery(phrase: Phrase) -> str:
    """https://www.postgresql.org/docs/current/datatype-textsearch.html: words hold letters and digits only."""
    return "(" + " <-> ".join(f"'{word}'" for word in phrase.words) + (":*" if phrase.prefix else "") + ")"


def _fts5(phrase: Phrase) -> str:
    """https://www.sqlite.org/fts5.html#full_text_query_syntax: what is quoted is never an operator."""
    return '"' + " ".join(phrase.words) + '"' + ("*" if phrase.prefix else "")
