"""The commands and what they have in common: settings that make sense, errors as sentences."""

import os
import sys

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError

from extractors.profiles import UnknownProfile
from flows.cli import changes, digest, entries, people, rules, sources
from flows.cli.desk import desk
from flows.cli.ending import Ending
from flows.cli.findings import findings
from flows.cli.ingest import ingest
from flows.cli.inspect import inspect
from flows.cli.nightly import nightly
from flows.cli.parity import parity
from flows.cli.publish import publish
from flows.cli.re_extract import re_extract
from flows.cli.serve import serve
from flows.cli.upkeep import backup, doctor, rebuild, restore
from flows.cli.voice import say
from flows.night_lock import NightUnderWay
from flows.prefect_server import NoPrefectServer
from flows.shards import ShardsFailed
from flows.sources.sources import BadSources
from flows.unknown_settings import unknown_variables
from output.store.errors import StoreFailure

app = typer.Typer(
    name="policy-monitor",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Draft monitor entries, with evidence, from the policy documents that public bodies publish.",
    epilog="Exit codes: 0 all good, 1 some documents failed, 2 wrong usage, 3 some drafts are incomplete.",
)


@app.callback()
def _policy_monitor() -> None:
    for name in unknown_variables():
        say(f"{name} is no setting and is ignored. The settings are listed in docs/settings.md.")


for command in (ingest, nightly, re_extract, serve, desk, findings, inspect, doctor, rebuild, backup, restore, publish):
    app.command()(command)
entries.app.command()(parity)
app.add_typer(entries.app, name="entries")
app.add_typer(changes.app, name="changes")
app.add_typer(digest.app, name="digest")
app.add_typer(sources.app, name="sources")
app.add_typer(rules.app, name="rules")
app.add_typer(people.app, name="people")


def main() -> None:
    """Run the command line; what goes wrong is said in a sentence."""
    try:
        app()
    except ValidationError as error:
        for problem in error.errors():
            where = ".".join(map(str, problem["loc"]))
            say(f"The setting {where} makes no sense: {problem['msg']}. See docs/settings.md.")
        raise SystemExit(Ending.USAGE) from None
    except (UnknownProfile, BadSources, SettingsError) as error:
        say(str(error))
        raise SystemExit(Ending.USAGE) from None
    except (StoreFailure, NoPrefectServer, ShardsFailed, NightUnderWay) as error:
        say(str(error))
        raise SystemExit(Ending.FAILED) from None
    except BrokenPipeError:
        # Whoever read the output has seen enough. Python would complain again when it flushes at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(Ending.GOOD) from None
    except OSError as error:
        say(f"{error.filename}: {error.strerror}. Check that the folder is there and may be written to.")
        raise SystemExit(Ending.FAILED) from None
