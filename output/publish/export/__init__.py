"""The monitor as a folder of files that any web server can host."""

from output.publish.export.errors import ExportRefused
from output.publish.export.site_files import Exported, export

__all__ = ["ExportRefused", "Exported", "export"]
