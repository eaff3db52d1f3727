"""The desk of this installation: its store, workers, sources, pictures and ad-hoc ingestion put together."""
