"""Where a fetch may go: addresses come from forms, and must not lead into a private network."""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

from AntiSSRF import IPAddressRanges

from extractors.failures import ForbiddenAddress

DENIED = tuple(ip_network(network) for network in IPAddressRanges.recommended_latest)
_GLOBAL_UNICAST = ip_network("2000::/3")
"""The only IPv6 addresses given out (IANA); outside are also all forms that embed an IPv4 address without a tunnel."""


class AddressGuard:
    """Judges the addresses and the port of each connection before it is made.

    ``ports`` are the only ports; ``allow`` are host names and networks that may be fetched though private.
    """

    def __init__(self, ports: Iterable[int], allow: Iterable[str] = ()) -> None:
        self._ports = frozenset(ports)
        entries = [(entry.strip().rstrip(".").lower(), _network(entry.strip())) for entry in allow]
        self._hosts = {name for name, network in entries if network is None}
        self._networks = [network for _, network in entries if network is not None]

    def check_port(self, port: int) -> None:
        """Raise ``ForbiddenAddress`` unless the port is one of those named."""
        if port not in self._ports:
            raise ForbiddenAddress(f"port {port}")

    def check_addresses(self, host: str, addresses: Iterable[str]) -> None:
        """Raise ``ForbiddenAddress`` when any of the host's addresses must not be connected to.

        One bad address condemns the host: whoever controls the name chooses which one is used.
        """
        if host.rstrip(".").lower() in self._hosts:
            return
        if not all(self._allowed(ip_address(address)) for address in addresses):
            raise ForbiddenAddress("not a public address")

    def _allowed(self, address: IPv4Address | IPv6Address) -> bool:
        if any(address in network for network in self._networks):
            return True
        given_out = address.version == 4 or address in _GLOBAL_UNICAST  # noqa: PLR2004 - the protocol's name
        return given_out and address.is_global and not any(address in network for network in DENIED)


def _network(entry: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(entry, strict=False)
    except ValueError:
        return None
