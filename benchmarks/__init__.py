"""Slow and statistical checks, with floors that continuous integration keeps."""
