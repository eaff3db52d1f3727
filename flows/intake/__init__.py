"""From an address to a stored draft: get, archive, read in a worker, compare, store, record."""
