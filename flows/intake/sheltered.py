"""A reception whose errors end one document, never the batch that it is in."""

from extractors.failures import DocumentFailure
from extractors.unforeseen import crashed
from flows.intake.reception import Reception
from models.snapshot import Snapshot
from output.store.errors import StoreFailure


class Sheltered:
    """Another reception, of which nothing unforeseen comes."""

    def __init__(self, reception: Reception) -> None:
        self._reception = reception

    def receive(self, url: str) -> Snapshot:
        """The bytes at ``url``. Raises a ``DocumentFailure``, ``Crashed`` for what nobody foresaw, or a
        ``StoreFailure``, after which no other document could be stored either.
        """
        try:
            return self._reception.receive(url)
        except (DocumentFailure, StoreFailure):
            raise
        except Exception as error:
            raise crashed(error) from error
