"""A night as the desk shows it: its digest, whole, in the visitor's language, with addresses of this desk."""

from models.night import Night
from output.desk.request import Visit
from output.digest.digest import Digest, digest
from output.digest.lines import Line, alert_line
from output.digest.links import DeskLinks
from output.render.labels import Labels

HERE = DeskLinks("")


def told_in(visit: Visit, night: Night, number: int) -> Digest:
    """The digest of a night for this visitor, with every line that it has."""
    return digest(night, visit.language, HERE, number=number, zone=visit.options.timezone)


def still_open(visit: Visit, night: Night) -> tuple[Line, ...]:
    """The alerts of earlier nights that were open after this one: a digest only counts them."""
    label = Labels(visit.language, "output.digest")
    return tuple(alert_line(alert, label) for alert in night.still_open)
