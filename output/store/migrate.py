"""Brings a database to the tables that this release needs."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

import output.migrations
from output.store.engine import migrating, reading
from output.store.errors import UnknownRevision
from output.store.rebuild import fill


def upgrade(engine: Engine) -> None:
    """Run the migrations that the database lacks, in one transaction. Raises ``UnknownRevision``.

    Safe to call from several processes at once: one migrates, the others wait and find nothing to do.
    """
    with reading(engine) as connection:
        if revision_of(connection) == newest_revision():
            return
    with migrating(engine) as connection:
        refuse_newer(revision_of(connection))
        command.upgrade(config(connection), "head")
        fill(connection)


def newest_revision() -> str:
    """The revision that this release works with."""
    head = ScriptDirectory.from_config(config()).get_current_head()
    if head is None:
        raise UnknownRevision("This installation has no migrations. Install policy-monitor again.")
    return head


def revision_of(connection: Connection) -> str | None:
    """The revision that the database is at; none for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings, with the connection it must use."""
    settings = Config()
    settings.set_main_option("script_location", str(Path(output.migrations.__file__).parent))
    settings.set_main_option("path_separator", "os")
    settings.attributes["connection"] = connection
    return settings


def refuse_newer(revision: str | None) -> None:
    """Raise ``UnknownRevision`` unless this release knows the revision."""
    known = {script.revision for script in ScriptDirectory.from_config(config()).walk_revisions()}
    if revision is not None and revision not in known:
        raise UnknownRevision(
            f"The database is at revision {revision}, which this release does not know: a newer one made it. "
            "Install that release of policy-monitor, or restore a backup made with this one."
        )
