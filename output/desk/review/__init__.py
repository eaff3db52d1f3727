"""Review: an entry's claims beside its source, to accept, edit, reject or doubt one by one."""
