"""The people of the desk as its pages name them."""

from collections.abc import Mapping, Sequence

from models.user import Role
from output.desk.request import Visit


def display_names(visit: Visit) -> Mapping[str, str]:
    """How everyone who works or worked at the desk is shown, by name; whoever visits among them."""
    known = {account.user.name: account.user.display for account in visit.store.people.all()}
    return {visit.user.name: visit.user.display, **known}


def assignable(visit: Visit, assignee: str | None) -> Sequence[tuple[str, str]]:
    """To whom an entry can be given, as names and how they are shown; its ``assignee`` always among them."""
    able = [a.user for a in visit.store.people.all() if not a.disabled and a.user.role.may(Role.REVIEWER)]
    names = {visit.user.name: visit.user.display} | {user.name: user.display for user in able}
    if assignee is not None and assignee not in names:
        names[assignee] = display_names(visit).get(assignee, assignee)
    return sorted(names.items(), key=lambda item: item[1].casefold())
