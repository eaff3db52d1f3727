"""The demo documents, what comes out of them, and what should."""
