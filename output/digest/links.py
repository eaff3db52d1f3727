"""Where a digest leads: to pages of the desk, when its address is known."""

OPEN_COMMAND = "policy-monitor desk --open"


class DeskLinks:
    """The addresses of the desk at ``base`` ("https://desk.example.org"); without it there are none.

    An empty ``base`` is for pages of the desk itself.
    """

    command = OPEN_COMMAND

    def __init__(self, base: str | None) -> None:
        self._base = base.rstrip("/") if base is not None else None

    @property
    def known(self) -> bool:
        """Whether the desk's address is known."""
        return self._base is not None

    def work(self, key: str) -> str | None:
        """Where the work with that key is reviewed."""
        return self._to(f"/work/{key}")

    def night(self, number: int | None) -> str | None:
        """Where all of a night is shown; of a night without a number, the list of nights."""
        return self._to("/nights" if number is None else f"/nights/{number}")

    def _to(self, path: str) -> str | None:
        return self._base + path if self._base is not None else None
