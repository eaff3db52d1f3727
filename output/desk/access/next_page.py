"""Where to go after logging in: only ever to a page of the desk itself."""

from urllib.parse import urlsplit

HOME = "/"


def local_path(address: str | None) -> str:
    r"""The path and query of an address when browsers would look for it at the desk; "/" otherwise.

    Browsers read "//host", "/\host" and addresses with tabs or new lines in them as other hosts. Of a whole
    address, such as htmx tells, only path and query are kept.
    """
    if not address or not address.isprintable() or "\\" in address or any(map(str.isspace, address)):
        return HOME
    try:
        parts = urlsplit(address)
    except ValueError:
        return HOME
    if parts.scheme not in {"", "http", "https"} or not parts.path.startswith("/") or parts.path.startswith("//"):
        return HOME
    if not parts.scheme and parts.netloc:
        return HOME
    return f"{parts.path}?{parts.query}" if parts.query else parts.path
