"""What Alembic runs: the connection comes from ``output.store.migrate``, never from a settings file."""

from typing import Any, Literal

from alembic import context

from output.store.columns import AnyText, UtcDateTime
from output.store.derived import is_derived
from output.store.schema import Base


def _render(kind: str, item: Any, _context: object) -> str | Literal[False]:
    # A revision is history: it must not change when our own column types do.
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, AnyText):
        return "sa.Text()"
    return False


def _compare(name: str | None, kind: str, _parents: object) -> bool:
    return not (kind == "table" and is_derived(name))


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=_render,
    include_name=_compare,
)
context.run_migrations()
