"""What was read and found, put together as a draft entry: every field with its proof, or why it is empty."""

from extractors.draft.entry import draft

__all__ = ["draft"]
