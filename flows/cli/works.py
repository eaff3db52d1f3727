"""Works as people name them: by the first characters of their id."""

from collections.abc import Sequence

from output.store import Store
from output.store.errors import UnknownWork
from output.store.queries import EntryLine, EntryQuery

_SHORTEST, _WHOLE = 8, 16
_NAMED = 5


class AmbiguousWork(ValueError):
    """Several works begin alike; the message names them."""


def work_named(store: Store, name: str) -> str:
    """The id of the only work whose id begins with ``name``. Raises ``UnknownWork`` and ``AmbiguousWork``."""
    if store.listing(EntryQuery(work_id=name, limit=1)):
        return name
    found = [line for line in store.listing() if line.work_id.startswith(name)] if name else []
    if not found:
        raise UnknownWork(f"No work {name!r} is stored. `policy-monitor entries list` shows the works there are.")
    if len(found) > 1:
        first = "; ".join(f"{line.work_id} ({line.title or line.url})" for line in found[:_NAMED])
        more = f"; and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
        raise AmbiguousWork(f"{len(found)} works begin with {name!r}: {first}{more}. Give more of the id.")
    return found[0].work_id


def short_length(lines: Sequence[EntryLine]) -> int:
    """How many characters of their ids tell these works apart: at least eight."""
    works = {line.work_id for line in lines}
    lengths = range(_SHORTEST, _WHOLE)
    return next((length for length in lengths if len({work[:length] for work in works}) == len(works)), _WHOLE)
