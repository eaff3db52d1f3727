"""``policy-monitor people``: who may work at the desk."""

from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows.cli.ending import Ending
from flows.cli.voice import printable, say
from flows.intake.intake import open_store
from flows.settings import Settings
from models.user import Role, User
from output.store.people.errors import PeopleFailure
from output.store.people.passwords import make_password

app = typer.Typer(no_args_is_help=True, help="Say who may work at the desk.")
_BY = "cli"
"""Who changes people from the command line, in the audit log."""
Name = Annotated[str, typer.Argument(help="The name to log in with.")]
Generate = Annotated[bool, typer.Option("--generate", help="Make a password and print it, rather than ask for one.")]


@app.command("add")
def add_person(
    name: Name,
    role: Annotated[Role, typer.Option(help="reader looks, reviewer decides, editor publishes, admin says who may.")],
    display: Annotated[str | None, typer.Option(help="The name to show, when it is another.")] = None,
    generate: Generate = False,
    outside: Annotated[
        bool, typer.Option("--outside", help="Without a password: for a proxy's or provider's log-in.")
    ] = False,
) -> None:
    """Add somebody. The first must be an administrator, who can add the others at the desk.

    policy-monitor people add ada --role admin

    policy-monitor people add bo --role reviewer --display "Bo Peeters" --generate
    """
    with open_store(Settings.load()) as store:
        password = None if outside else _password(generate)
        try:
            account = store.people.add(User(name=name, display=display or name, role=role), _BY, password)
        except PeopleFailure as failure:
            raise _refused(failure) from None
    say(f"{account.user.name} may now log in at the desk as {role}. A desk that is running need not be started again.")
    if generate and password:
        print(password)  # noqa: T201  the password alone, for scripts


@app.command("list")
def list_people() -> None:
    """List everyone who may work at the desk, or once might."""
    with open_store(Settings.load()) as store:
        people = store.people.all()
    if not people:
        say("Nobody was added yet. Add the first: policy-monitor people add NAME --role admin")
        return
    table = Table("name", "shown as", "role", "logs in")
    for person in people:
        way = "no more" if person.disabled else "with a password" if person.has_password else "outside"
        table.add_row(
            *(escape(printable(text)) for text in (person.user.name, person.user.display)), person.user.role, way
        )
    Console().print(table)


@app.command("reset")
def reset_password(name: Name, generate: Generate = False) -> None:
    """Give somebody a new password; browsers that are logged in under that name are logged out.

    policy-monitor people reset ada --generate
    """
    with open_store(Settings.load()) as store:
        if store.people.find(name) is None:
            say("There is nobody called that. `policy-monitor people list` shows who there is.")
            raise typer.Exit(Ending.USAGE)
        password = _password(generate)
        try:
            store.people.set_password(name, password, _BY)
        except PeopleFailure as failure:
            raise _refused(failure) from None
    say("The password is changed.")
    if generate:
        print(password)  # noqa: T201  the password alone, for scripts


def _password(generate: bool) -> str:
    if generate:
        return make_password()
    return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))


def _refused(failure: PeopleFailure) -> typer.Exit:
    say(str(failure))
    return typer.Exit(Ending.USAGE)
