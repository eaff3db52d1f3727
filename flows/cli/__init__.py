"""The command line: ``policy-monitor --help`` begins here."""

from flows.cli.app import main

__all__ = ["main"]
