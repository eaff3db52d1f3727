"""Documents on this machine."""

from datetime import UTC, datetime
from hashlib import sha256
from mimetypes import guess_type
from pathlib import Path

from extractors.failures import EmptyFile, NotFound, TooLarge
from extractors.fetch.limits import FetchLimits
from models.snapshot import Snapshot

UNKNOWN_TYPE = "application/octet-stream"


def read_file(path: Path, limits: FetchLimits) -> Snapshot:
    """The snapshot of a file; its media type is what its name says, for nobody else declares one.

    Raises ``NotFound`` when there is no file that may be read, ``TooLarge`` and ``EmptyFile``.
    """
    try:
        if path.stat().st_size > limits.max_bytes:
            raise TooLarge(f"{path.stat().st_size} bytes")
        if not path.is_file():
            raise NotFound("not a file")
        content = path.read_bytes()
    except (OSError, ValueError) as error:  # the latter for what no path can hold, such as NUL
        raise NotFound("no file that can be opened") from error
    if not content:
        raise EmptyFile
    url = path.resolve().as_uri()
    return Snapshot(
        sha256=sha256(content).hexdigest(),
        content=content,
        media_type=guess_type(path.name)[0] or UNKNOWN_TYPE,
        requested_url=url,
        final_url=url,
        fetched_at=datetime.now(UTC),
    )
