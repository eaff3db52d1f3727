"""An error that nobody foresaw, as the failure of the one document at which it came up."""

from pathlib import Path
from traceback import extract_tb

from extractors.failures import Crashed


def crashed(error: Exception) -> Crashed:
    """The failure of a document at which ``error`` was raised.

    Its detail is the kind of error and the line that raised it: for a bug report, without the document's words.
    """
    frame = extract_tb(error.__traceback__)[-1]
    return Crashed(f"{type(error).__name__} at {'/'.join(Path(frame.filename).parts[-3:])}:{frame.lineno}")
