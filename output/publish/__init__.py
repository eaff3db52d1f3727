"""The public monitor: published entries as pages, feeds, tables and linked data, served or written to a folder."""
