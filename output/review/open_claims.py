"""Which claims of an entry someone still has to decide on."""

from models.entry import Entry, EntryField
from output.review.reviewed import Reviewed, Standing
from output.review.targets import claims_of


def claims(entry: Entry) -> tuple[str, ...]:
    """The targets that state something, in the order of the entry: an empty field claims nothing."""
    return tuple(t for t, claim in claims_of(entry).items() if not (isinstance(claim, EntryField) and not claim.value))


def open_targets(reviewed: Reviewed) -> tuple[str, ...]:
    """The claims that nobody decided on, that someone is unsure of, or that came back, in the order of the entry.

    Claims that came back but that the entry does not show, because they were rejected, are last.
    """
    decided = {t for t, standing in reviewed.standings.items() if standing is not Standing.FLAGGED}
    settled = decided - set(reviewed.outdated)
    shown = claims(reviewed.entry)
    hidden = tuple(target for target in reviewed.outdated if target not in shown)
    return (*(target for target in shown if target not in settled), *hidden)
