"""Rows of alerts: what is the matter with sources, each opened once, resolved once, and told once of either."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, RowMapping, insert, or_, select, update

from models.alert import Alert
from output.store.watch_tables import AlertRow


class Settled(NamedTuple):
    """Where alerts stand: ``opened`` and ``resolved`` are those that have not been told yet, ``still_open`` the others
    that are open.
    """

    opened: tuple[Alert, ...]
    resolved: tuple[Alert, ...]
    still_open: tuple[Alert, ...]


def settle(connection: Connection, found: Sequence[Alert], now: datetime, unsure: Collection[str]) -> Settled:
    """Open what was ``found`` and is not open, resolve what is open and was not found, in one transaction.

    Nothing of the sources ``unsure`` is resolved. An alert that is open keeps the moment at which it was opened and
    takes the newest sentence. What was settled and not told (``tell_alerts``) comes back again the next time.
    """
    matter = {(alert.source_id, alert.kind): alert for alert in found}
    for row in _rows(connection, AlertRow.resolved_at.is_(None)):
        known = _alert(row)
        seen = matter.pop((known.source_id, known.kind), None)
        if seen is not None:
            _keep(connection, row, seen.model_copy(update={"opened_at": known.opened_at}))
        elif known.source_id not in unsure:
            _keep(connection, row, known.model_copy(update={"resolved_at": now}), told_at=None)
    for alert in matter.values():
        named = {"source_id": alert.source_id, "kind": alert.kind.value}
        connection.execute(insert(AlertRow).values(named | {"document": alert.model_dump_json()}))
    return _standing(connection)


def load_open(connection: Connection, source_id: str | None) -> tuple[Alert, ...]:
    """The alerts that are open, the oldest first; of one source, or of all."""
    of_source = [AlertRow.source_id == source_id] if source_id is not None else []
    return tuple(_alert(row) for row in _rows(connection, AlertRow.resolved_at.is_(None), *of_source))


def tell_alerts(connection: Connection, alerts: Iterable[Alert], told_at: datetime) -> None:
    """Note that people have been told of these alerts as they stand."""
    for alert in alerts:
        this = (
            AlertRow.source_id == alert.source_id,
            AlertRow.kind == alert.kind.value,
            AlertRow.resolved_at.is_not_distinct_from(alert.resolved_at),
        )
        connection.execute(update(AlertRow).where(*this).values(told_at=told_at))


def _standing(connection: Connection) -> Settled:
    alerts = [_alert(row) for row in _rows(connection, or_(AlertRow.resolved_at.is_(None), AlertRow.told_at.is_(None)))]
    return Settled(
        opened=tuple(alert for alert in alerts if not alert.resolved_at and not alert.told_at),
        resolved=tuple(alert for alert in alerts if alert.resolved_at),
        still_open=tuple(alert for alert in alerts if not alert.resolved_at and alert.told_at),
    )


def _rows(connection: Connection, *conditions: Any) -> Sequence[RowMapping]:
    columns = (AlertRow.id, AlertRow.resolved_at, AlertRow.told_at, AlertRow.document)
    return connection.execute(select(*columns).where(*conditions).order_by(AlertRow.id)).mappings().all()


def _alert(row: RowMapping) -> Alert:
    standing = {name: row[name] for name in ("resolved_at", "told_at")}
    return Alert.model_validate_json(row["document"]).model_copy(update=standing)


def _keep(connection: Connection, row: RowMapping, alert: Alert, **told: datetime | None) -> None:
    values = {"resolved_at": alert.resolved_at, "document": alert.model_dump_json(), **told}
    connection.execute(update(AlertRow).where(AlertRow.id == row["id"]).values(values))
