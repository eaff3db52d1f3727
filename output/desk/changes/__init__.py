"""The changes: what became of documents between two visits, in a list and one by one."""
