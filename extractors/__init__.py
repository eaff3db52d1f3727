"""Bytes to entry: plain functions from one value to the next, without Prefect and without a database."""
