"""What was found at some addresses, kept together: one transaction for many costs hardly more than for one."""

from pydantic import Field
from sqlalchemy import Connection

from models.item_state import ItemState
from models.source_state import SourceState
from models.value import Value
from output.store.fetches import save_fetches
from output.store.items import save_items
from output.store.nights import count_asked
from output.store.queries import FetchState
from output.store.source_states import save_source_states


class Visits(Value):
    """New states of sources, documents and addresses; of each the last one counts.

    ``asked`` addresses were asked in the night called ``night``, of which ``unchanged`` gave nothing new.
    """

    night: int
    sources: tuple[SourceState, ...] = ()
    items: tuple[ItemState, ...] = ()
    fetches: tuple[FetchState, ...] = ()
    asked: int = Field(default=0, ge=0)
    unchanged: int = Field(default=0, ge=0)


def save_visits(connection: Connection, visits: Visits) -> None:
    """Set what is known of these sources, documents and addresses."""
    save_fetches(connection, visits.fetches)
    save_items(connection, visits.items)
    save_source_states(connection, visits.sources)
    count_asked(connection, visits.night, visits.asked, visits.unchanged)
