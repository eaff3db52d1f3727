"""Writes the next revision from the difference between the tables of the code and those of the migrations.

    python -m output.migrations "Keep the reading speed of each document"

Read the file that it makes before you commit it: a rename looks to it like one column less and one more.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command

from output.store.engine import migrating, open_engine
from output.store.migrate import config, newest_revision, upgrade


def write_revision(why: str) -> None:
    """Add a file to ``versions``, numbered after the newest, with ``why`` as its title."""
    with TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'empty.db'}")
        upgrade(engine)
        with migrating(engine) as connection:
            number = f"{int(newest_revision()) + 1:04}"
            command.revision(config(connection), message=why, autogenerate=True, rev_id=number)
        engine.dispose()


if __name__ == "__main__":
    match sys.argv[1:]:
        case [why]:
            write_revision(why)
        case _:
            sys.exit(__doc__)
