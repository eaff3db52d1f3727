"""The JSON API: what the desk does, for programs that show a token."""

from output.desk.api.app import create_api

__all__ = ["create_api"]
