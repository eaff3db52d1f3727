"""Names of files and anchors, made only of characters that mean nothing to a file system or a browser."""

import re
from hashlib import sha256

_PLAIN = re.compile(r"[a-z0-9][a-z0-9-]{0,99}")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)")


def plain_name(identifier: str) -> str:
    """The identifier itself when it is short and made of a-z, 0-9 and "-"; else a hash of it.

    Good for a file name (without its suffix) on any system, and for an anchor.
    """
    if _PLAIN.fullmatch(identifier) and not _RESERVED.fullmatch(identifier):
        return identifier
    return f"x-{sha256(identifier.encode()).hexdigest()[:24]}"


def file_name(work_id: str, language: str, suffix: str) -> str:
    """The name of the file in which a work's entry is written: e.g. "nl-vision.en.html"."""
    return f"{plain_name(work_id)}.{language}.{suffix}"
