"""Why people cannot be changed as asked: small named exceptions, each with a sentence for whoever asked."""

from output.store.errors import StoreFailure


class PeopleFailure(StoreFailure):
    """Nothing was changed. ``code`` is stable; ``str()`` is a sentence for people."""

    code = "people-failed"


class BadName(PeopleFailure):
    """The name is no name to log in with."""

    code = "bad-name"


class NameTaken(PeopleFailure):
    """Somebody has this name already, perhaps in other letters' case."""

    code = "name-taken"


class UnknownPerson(PeopleFailure):
    """Nobody has this name."""

    code = "unknown-person"


class LastAdmin(PeopleFailure):
    """Without this administrator nobody could say who works at the desk."""

    code = "last-admin"


class FirstAdmin(PeopleFailure):
    """The first to be added must be an administrator."""

    code = "first-admin"


class WeakPassword(PeopleFailure):
    """The password is too easy to guess, or too long to take."""

    code = "weak-password"


class TooManyTokens(PeopleFailure):
    """Somebody has as many tokens as one may have."""

    code = "too-many-tokens"


class UnknownToken(PeopleFailure):
    """Nobody, or somebody else, has this token."""

    code = "unknown-token"
