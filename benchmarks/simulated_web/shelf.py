"""A document of the web as it stands at its address."""

from datetime import datetime
from typing import Literal

from benchmarks.simulated_web.dress import Dress
from benchmarks.simulated_web.papers import Paper
from benchmarks.simulated_web.sites import Form
from models.value import Value

State = Literal["up", "missing", "gone", "soft", "home"]
"""There; 404; 410; a page that says there is nothing; sent home."""
Trouble = Literal["slow", "error-500", "busy-503", "timeout", "wrong-304"]


class Shelved(Value):
    """A document with its address (``host`` and ``path``), its looks, and what its server does with it tonight.

    ``earlier`` are the paths it had; those in ``leads_here`` redirect to it, the others are gone. ``touched`` is
    when it was changed last, as its server tells.
    """

    number: int
    host: str
    path: str
    form: Form
    paper: Paper
    dress: Dress
    touched: datetime
    state: State = "up"
    trouble: Trouble | None = None
    earlier: tuple[str, ...] = ()
    leads_here: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The path of the PDF that a landing page announces."""
        return f"{self.path}.pdf"
