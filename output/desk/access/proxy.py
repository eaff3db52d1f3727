"""What a trusted proxy says of its visitors; what anyone else says in the same headers is not heard."""

from ipaddress import ip_address

from starlette.requests import HTTPConnection

from output.desk.options import DeskOptions, TrustedProxy

_FORWARDING = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")


def is_secure(request: HTTPConnection) -> bool:
    """Whether the visitor's connection is encrypted as far as the desk can know."""
    options: DeskOptions = request.app.state.options
    if options.secure or request.url.scheme == "https":
        return True
    return _proxy_of(request) is not None and _last(request, "x-forwarded-proto") == "https"


def named_by_proxy(request: HTTPConnection) -> str | None:
    """The name that a trusted proxy gives to its visitor; None when no trusted proxy gives one."""
    proxy = _proxy_of(request)
    if proxy is None or proxy.header is None:
        return None
    # Two of them: one could be the visitor's own, so neither is believed.
    values = request.headers.getlist(proxy.header)
    return values[0].strip() or None if len(values) == 1 else None


def address_of(request: HTTPConnection) -> str:
    """The IP address of the visitor: the last that a trusted proxy saw, else that of the connection."""
    peer = request.client.host if request.client else "unknown"
    forwarded = _last(request, "x-forwarded-for") if _proxy_of(request) else None
    try:
        return str(ip_address(forwarded or peer))
    except ValueError:
        return peer


def is_local(request: HTTPConnection) -> bool:
    """Whether the visitor is on this machine, and no proxy passed the request on."""
    if any(header in request.headers for header in _FORWARDING):
        return False
    try:
        return ip_address(request.client.host if request.client else "").is_loopback
    except ValueError:
        return False


def _proxy_of(request: HTTPConnection) -> TrustedProxy | None:
    proxy: TrustedProxy | None = request.app.state.options.proxy
    return proxy if proxy and request.client and proxy.trusts(request.client.host) else None


def _last(request: HTTPConnection, header: str) -> str | None:
    # A proxy adds its own word at the end; what stands before it may be the visitor's.
    values = ",".join(request.headers.getlist(header)).split(",")
    return values[-1].strip() or None
