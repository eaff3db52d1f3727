"""Why an export is refused: nothing was changed. ``str()`` is a sentence for people."""


class ExportRefused(Exception):
    """The folder cannot take the export."""


class NotAnExport(ExportRefused):
    """The folder holds things that no export made."""


class InTheWay(ExportRefused):
    """Something that no export made stands where a file should go."""


class LeadsOutside(ExportRefused):
    """A link inside the folder would lead the export out of it."""


class AnotherAtWork(ExportRefused):
    """Another export is writing to the folder."""
