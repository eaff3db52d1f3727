"""Puts the desk on the store, the workers and the flows of this installation."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from ipaddress import ip_address

from fastapi import FastAPI

from extractors.profiles import load_profile
from flows.desk.ingest import DeskIngest
from flows.desk.rules import rule_reason
from flows.desk.sources import DeskSources
from flows.intake.intake import open_store
from flows.settings import Settings, variable
from flows.sources.sources import BadSources, load_sources
from models.source import Source
from output.desk import DeskOptions, Services, SourceUnavailable, create_desk
from output.desk.options import LOOPBACK_HOSTS, OidcOptions, TrustedProxy

_EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104  named to be told apart


class DeskMisconfigured(Exception):
    """The desk would be reached by nobody, or by everybody. ``str()`` says which setting to change."""


@contextmanager
def opened_desk(settings: Settings, host: str, port: int) -> Iterator[FastAPI]:
    """The desk that listens at ``host`` and ``port``. Raises ``DeskMisconfigured`` or a ``StoreFailure``."""
    options = desk_options(settings, host, port)
    with open_store(settings) as store:
        if not options.single_user and not store.people.any():
            raise DeskMisconfigured(
                "The desk has no users yet, and others than you could reach it. Add the first administrator with "
                "`policy-monitor people add NAME --role admin`, then start the desk again."
            )
        with DeskSources(settings, store) as sources:
            sources.warm_up()
            services = Services(
                ingest=DeskIngest(settings, store),
                document=sources.document,
                page_picture=sources.page_picture,
                page_sizes=sources.page_sizes,
                guess_kind=sources.guess_kind,
                rule_reason=rule_reason,
                home=load_profile(settings.profile),
                sources=lambda: _watched(settings),
            )
            yield create_desk(store, services, options)


def _watched(settings: Settings) -> tuple[Source, ...]:
    try:
        return load_sources(settings.sources)
    except BadSources as error:
        raise SourceUnavailable(str(error)) from error


def desk_options(settings: Settings, host: str, port: int) -> DeskOptions:
    """How the settings and the place where it listens set up the desk. Raises ``DeskMisconfigured``."""
    loopback = is_loopback(host)
    own = frozenset() if loopback or host in _EVERYWHERE else frozenset({host})
    options = DeskOptions(
        loopback=loopback,
        allowed_hosts=own | frozenset(settings.desk_allowed_hosts),
        public_url=settings.desk_public_url,
        proxy=_proxy(settings),
        oidc=_oidc(settings),
        newcomers=settings.desk_newcomers,
        session_idle=timedelta(hours=settings.desk_session_idle_hours),
        session_length=timedelta(hours=settings.desk_session_hours),
        timezone=settings.desk_timezone,
        # Browsers do not tell the ports of a host apart: a second desk must not log one out of the first.
        cookie="desk" if settings.desk_public_url else f"desk-{port}",
    )
    if not loopback and options.hosts == LOOPBACK_HOSTS:
        raise DeskMisconfigured(
            f"Nobody could reach the desk at {host}: it answers only to names that it knows. Set "
            f"{variable('desk_public_url')} to the address that people use, such as https://desk.example.org."
        )
    return options


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what listens at ``host``."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _proxy(settings: Settings) -> TrustedProxy | None:
    if settings.desk_proxies:
        return TrustedProxy(settings.desk_proxies, settings.desk_proxy_header)
    if settings.desk_proxy_header:
        raise DeskMisconfigured(
            f"{variable('desk_proxy_header')} is set, but anyone can write a header. Name the addresses of the proxies "
            f'that may in {variable("desk_proxies")}, such as ["10.1.2.3"].'
        )
    return None


def _oidc(settings: Settings) -> OidcOptions | None:
    issuer, client_id, secret = (
        settings.desk_oidc_issuer,
        settings.desk_oidc_client_id,
        settings.desk_oidc_client_secret,
    )
    if issuer is None:
        return None
    if client_id is None:
        raise DeskMisconfigured(
            f"{variable('desk_oidc_issuer')} is set without {variable('desk_oidc_client_id')}: the provider gives "
            "you one when you register the desk there."
        )
    return OidcOptions(issuer, client_id, secret.get_secret_value() if secret else None, settings.desk_oidc_claim)
