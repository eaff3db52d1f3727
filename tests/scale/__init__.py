"""The monitor on several workers and PostgreSQL."""
