"""What the forms of the review page send."""

from collections.abc import Mapping
from dataclasses import dataclass

from fastapi import Request

from output.desk.review.shown import Shown, shown_of

_OWN = frozenset({"csrf", "target", "version", "seen", "show", "verb", "number"})
"""Fields that say what a form is about; all others are parts of a claim."""


@dataclass(frozen=True)
class Sent:
    """A form. ``fields`` are its values by name, each one or more strings."""

    fields: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """The first value of that name; empty without any."""
        return self.fields.get(name, ("",))[0]

    def number(self, name: str) -> int:
        """The value as a number; 0 when it is none, which fits no version, revision or change."""
        text = self.one(name)
        return int(text) if text.isascii() and text.isdigit() else 0

    @property
    def show(self) -> Shown:
        """Which claims the page showed."""
        return shown_of(self.one("show"))

    @property
    def parts(self) -> dict[str, tuple[str, ...]]:
        """What was written into the parts of a claim."""
        return {name: values for name, values in self.fields.items() if name not in _OWN}

    @property
    def seen(self) -> dict[str, str]:
        """Of a form about several claims, what each said: digests by the claim's name."""
        rows = (line.split(" ", 1) for line in self.one("seen").splitlines())
        return {row[1].strip(): row[0] for row in rows if len(row) == 2}  # noqa: PLR2004  a digest and a name


async def sent(request: Request) -> Sent:
    """The form of a request. Files that it may hold are left out."""
    form = await request.form()
    names = dict.fromkeys(form.keys())
    return Sent({name: tuple(value for value in form.getlist(name) if isinstance(value, str)) for name in names})
