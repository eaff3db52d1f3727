"""The store: works, snapshots, entries, decisions and outcomes, in a database beside a folder of blobs."""

from output.store.ingestions import Ingestions
from output.store.store import Store

__all__ = ["Ingestions", "Store"]
