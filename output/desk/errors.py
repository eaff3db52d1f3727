"""Why the desk refuses a request. ``output.desk.mishaps`` makes pages of these."""

from models.user import Role


class DeskRefusal(Exception):
    """The desk does not do what was asked. ``status`` is the HTTP status, ``reason`` names labels in ``errors``."""

    status = 400
    reason = "bad-request"


class LogInFirst(DeskRefusal):
    """Nobody is logged in, or the session has ended."""

    status = 401
    reason = "log-in-first"


class NotYours(DeskRefusal):
    """The visitor's role does not allow this."""

    status = 403
    reason = "not-yours"

    def __init__(self, least: Role) -> None:
        super().__init__(least)
        self.least = least


class Stranger(DeskRefusal):
    """The proxy or provider vouches for a name that the desk does not know, or that has been disabled."""

    status = 403
    reason = "stranger"


class ForgedForm(DeskRefusal):
    """An unsafe request lacks the secret of the visitor's own forms."""

    status = 403
    reason = "forged-form"


class ProviderRefused(DeskRefusal):
    """A log-in at the OpenID Connect provider did not succeed, was begun elsewhere, or took too long."""

    status = 400
    reason = "provider-refused"


class NoProvider(DeskRefusal):
    """This desk has no OpenID Connect provider."""

    status = 404
    reason = "not-found"
