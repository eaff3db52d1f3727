"""How the desk is set up: who may reach it, and how they prove who they are."""

from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network, ip_address
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from models.user import Role

LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class TrustedProxy:
    """A reverse proxy that logs people in and says who they are in a header.

    Only requests that come from ``networks`` are believed, for the header can be written by anyone. The same
    proxy is believed about the address (X-Forwarded-For) and the scheme (X-Forwarded-Proto) of its visitors.
    """

    networks: tuple[IPv4Network | IPv6Network, ...]
    header: str | None = None
    """The header with the name of who is logged in; without it the proxy only passes requests on."""

    def trusts(self, address: str | None) -> bool:
        """Whether a request from this IP address may say who its visitor is."""
        try:
            ip = ip_address(address or "")
        except ValueError:
            return False
        plain = getattr(ip, "ipv4_mapped", None) or ip
        return any(plain in network for network in self.networks)


@dataclass(frozen=True)
class OidcOptions:
    """An OpenID Connect provider that logs people in."""

    issuer: str
    """Its address: what ``/.well-known/openid-configuration`` is added to."""
    client_id: str
    client_secret: str | None = field(default=None, repr=False)
    claim: str = "preferred_username"
    """The claim that holds the name under which people are known here."""


@dataclass(frozen=True)
class DeskOptions:
    """How one desk is set up. The defaults are those of a desk on loopback for one person."""

    loopback: bool = True
    """Whether only this machine reaches the desk. Then it opens without log-in as long as it has no users."""
    allowed_hosts: frozenset[str] = frozenset()
    """Host names, besides those of loopback, that the desk answers to: any other may be a trick of a web page."""
    public_url: str | None = None
    """Where people reach the desk, such as https://desk.example.org, when a proxy stands before it."""
    proxy: TrustedProxy | None = None
    oidc: OidcOptions | None = None
    newcomers: Role | None = None
    """The role of people whom the proxy or provider knows and the desk does not; without it they are refused."""
    session_idle: timedelta = timedelta(hours=4)
    """How long a session lasts without a request."""
    session_length: timedelta = timedelta(hours=16)
    """How long a session lasts at most."""
    timezone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    """In which moments are shown."""
    cookie: str = "desk"
    """The name of the cookie; desks at several ports of one host need one each."""

    @property
    def hosts(self) -> frozenset[str]:
        """All host names that the desk answers to."""
        public = urlsplit(self.public_url or "").hostname
        named = {host.lower() for host in self.allowed_hosts}
        return LOOPBACK_HOSTS | named | ({public} if public else set())

    @property
    def secure(self) -> bool:
        """Whether people reach the desk over https, whatever the connection behind the proxy is."""
        return urlsplit(self.public_url or "").scheme == "https"

    @property
    def single_user(self) -> bool:
        """Whether the desk, as long as it has no users, opens without log-in."""
        return self.loopback and not (self.proxy or self.oidc or self.public_url or self.allowed_hosts)
