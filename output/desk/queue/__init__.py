"""The queue: which drafts there are, those first that matter most."""
