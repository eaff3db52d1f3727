"""All that the review of one work rests on, read together."""

from typing import NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection

from models.decision import Decision
from models.entry import Entry
from output.review import DecisionRefused, Reviewed, review
from output.store.decisions import load_decisions
from output.store.entries import load_entry, lock_entry

UNSOUND = (DecisionRefused, LookupError, ValidationError)
"""What loading a dossier raises when someone changed entries or decisions by hand."""


class Dossier(NamedTuple):
    """A work's current entry as drafted, the decisions on it, oldest first, the versions that it and they are of, and
    what comes of it all.
    """

    draft: Entry
    decisions: tuple[Decision, ...]
    versions: dict[int, Entry]
    reviewed: Reviewed


def load_dossier(connection: Connection, work_id: str, *, lock: bool = False) -> Dossier:
    """The dossier of a work, which with ``lock`` nobody else changes until the transaction ends.

    Raises ``UnknownWork``.
    """
    entry = lock_entry(connection, work_id) if lock else load_entry(connection, work_id)
    return dossier_of(connection, entry)


def dossier_of(connection: Connection, entry: Entry) -> Dossier:
    """The dossier of the work of which ``entry`` is taken for the current version."""
    decisions = load_decisions(connection, entry.work_id)
    numbers = {decision.entry_version for decision in decisions} - {entry.version}
    versions = {number: load_entry(connection, entry.work_id, number) for number in numbers} | {entry.version: entry}
    return Dossier(entry, decisions, versions, review(entry, decisions, versions))
