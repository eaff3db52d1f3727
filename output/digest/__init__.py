"""The digest: what a night brought, told in text, HTML and JSON."""
