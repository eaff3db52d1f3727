"""Why a document has no entry: small named exceptions, put into words once, by ``flows.intake.outcomes``."""

from typing import ClassVar


class DocumentFailure(Exception):
    """A document could not be taken in. ``code`` is stable; ``detail`` is for the log, never raw input alone.

    ``lasting`` when the same bytes fail again whenever the same extractor reads them.
    """

    code: ClassVar[str] = "failed"
    lasting: ClassVar[bool] = False

    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.detail = detail


class UnknownScheme(DocumentFailure):
    """The address begins with something other than http:, https: or file:."""

    code = "unknown-scheme"


class BadAddress(DocumentFailure):
    """The address is no URL that can be fetched: it does not parse, has no host, or carries a user name."""

    code = "bad-address"


class ForbiddenAddress(DocumentFailure):
    """The address leads to a place that may not be fetched, such as a private network."""

    code = "forbidden-address"


class NotFound(DocumentFailure):
    """The server or the file system has no such document (404, 410, no file)."""

    code = "not-found"


class SaysItIsGone(DocumentFailure):
    """The server answers as if all were well, with a page that says that there is no such document."""

    code = "soft-404"
    lasting = True


class AccessDenied(DocumentFailure):
    """The server wants a log-in, or refuses (401, 403, 407, 451)."""

    code = "access-denied"


class RobotsForbid(DocumentFailure):
    """The host's robots.txt asks programs not to read the page."""

    code = "robots"


class AskedToWait(DocumentFailure):
    """The server is busy (429, 503), or may not be asked again as soon as it would have to be."""

    code = "asked-to-wait"


class UnaskedNotModified(DocumentFailure):
    """The server says "not modified" (304) to a request that did not ask whether it was."""

    code = "unasked-not-modified"


class ServerTrouble(DocumentFailure):
    """The server answered with another error (other 4xx, 5xx), or breaks the protocol."""

    code = "server-error"


class Unreachable(DocumentFailure):
    """No connection: unknown host, refused, broken TLS."""

    code = "unreachable"


class TimedOut(DocumentFailure):
    """The server did not finish within the deadline."""

    code = "timeout"


class TooManyRedirects(DocumentFailure):
    """The address leads round in circles or through too many others."""

    code = "too-many-redirects"


class TooLarge(DocumentFailure):
    """More bytes than the limit, before or after decompression."""

    code = "too-large"


class CutShort(DocumentFailure):
    """The transfer ended before the length that the server announced."""

    code = "cut-short"


class EmptyFile(DocumentFailure):
    """No bytes at all."""

    code = "empty-file"


class UnknownFormat(DocumentFailure):
    """Neither a web page nor a PDF nor another format that is read."""

    code = "unknown-format"
    lasting = True


class Unreadable(DocumentFailure):
    """The file is damaged: truncated, or not what it says it is."""

    code = "unreadable"
    lasting = True


class Encrypted(DocumentFailure):
    """The PDF opens only with a password."""

    code = "encrypted"
    lasting = True


class NoText(DocumentFailure):
    """The page or file holds no text to read."""

    code = "no-text"
    lasting = True


class NeedsOcr(DocumentFailure):
    """The PDF holds only images, and no OCR program is installed."""

    code = "needs-ocr"


class TooSlow(DocumentFailure):
    """Reading or finding took longer than the limit and was stopped."""

    code = "too-slow"


class TooMuchMemory(DocumentFailure):
    """Reading or finding needed more memory than the limit and was stopped."""

    code = "too-much-memory"


class Crashed(DocumentFailure):
    """The process that read the document died."""

    code = "crashed"


class NotArchived(DocumentFailure):
    """The document was to be taken from the archive, which does not have its bytes, or has them damaged."""

    code = "not-archived"


class Interrupted(DocumentFailure):
    """Whatever took the document in was stopped before it ended, and nothing is known of the document."""

    code = "interrupted"


class UnexpectedShape(DocumentFailure):
    """What a source answers is not built as its interface says; ``detail`` names the field: "results[3].link"."""

    code = "unexpected-shape"


class BadQuery(DocumentFailure):
    """The list of sources asks an open interface for something that it does not offer; ``detail`` names it."""

    code = "bad-query"


def failure_of(code: str, detail: str = "") -> DocumentFailure:
    """The failure with this code, as it was raised elsewhere; ``Crashed`` when there is no such code."""
    kind = next((kind for kind in DocumentFailure.__subclasses__() if kind.code == code), Crashed)
    return kind(detail)
