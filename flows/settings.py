"""Every setting of the program, from the environment, ``settings.env`` in the home folder, or a file of its own."""

import os
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Any, Literal, Self
from zoneinfo import ZoneInfo

from platformdirs import user_data_path
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict, SettingsError

from extractors.fetch import FetchLimits, Politeness
from extractors.worker import WorkerLimits
from models.user import Role

PREFIX = "POLICY_MONITOR_"


class Settings(BaseSettings):
    """The settings; ``docs/settings.md`` explains each. Make one with :meth:`load`."""

    # A value of the wrong shape may hold a password, and what is raised ends in logs.
    model_config = SettingsConfigDict(env_prefix=PREFIX, extra="ignore", frozen=True, hide_input_in_errors=True)

    home: Path = Field(
        default_factory=lambda: user_data_path("policy-monitor"),
        description="The folder that holds all data: database, archived documents, Prefect's own database.",
    )
    database_url: SecretStr | None = Field(
        default=None,
        validation_alias="DATABASE_URL",
        description="The database, e.g. postgresql+psycopg://user:password@host/name. "
        "Without it, SQLite in the home folder.",
    )
    archive_url: SecretStr | None = Field(
        default=None,
        description="Where fetched documents are archived: a folder or an fsspec URL. Without it, in the home folder.",
    )
    secrets: Path | None = Field(
        default=None,
        description="A folder in which each file is named like a setting and holds its value, "
        "e.g. /run/secrets with a file DATABASE_URL. Read from the environment only.",
    )
    sources: Path = Field(
        default=Path("sources.toml"),
        description="The list of sources that the nightly run visits.",
    )
    profile: str = Field(
        default="flanders",
        description="The home profile: for whom impact and takeaways are worked out.",
    )
    local_files: bool = Field(
        default=True, description="Whether files of this machine may be taken in; `serve` turns it off for its runs."
    )
    batch_size: int = Field(default=40, ge=1, le=500, description="Documents in one Prefect task.")
    shard_patience_seconds: float = Field(
        default=900,
        gt=0,
        description="Seconds without any document recorded after which a shard on another worker counts as lost.",
    )
    nightly_cron: str = Field(default="15 2 * * *", description="When `serve` starts the nightly run, as cron.")
    nightly_timezone: str = Field(default="Europe/Brussels", description="The time zone of `NIGHTLY_CRON`.")
    night_hosts: int = Field(default=16, ge=1, le=200, description="Hosts that are asked at the same time at night.")
    night_host_minutes: float = Field(
        default=60,
        gt=0,
        description="Minutes a night for one host; what is due there after that is asked the next night.",
    )
    fetch_connect_seconds: float = Field(default=10, gt=0, description="Seconds to connect to a server.")
    fetch_header_seconds: float = Field(default=30, gt=0, description="Seconds until a server has sent its headers.")
    fetch_total_seconds: float = Field(default=120, gt=0, description="Seconds for one document, redirects included.")
    fetch_max_bytes: int = Field(default=64 * 1024**2, gt=0, description="The largest transfer, in bytes.")
    fetch_max_decoded_bytes: int = Field(
        default=96 * 1024**2, gt=0, description="The largest document after unpacking, in bytes."
    )
    fetch_max_redirects: int = Field(default=10, ge=0, description="Redirects that are followed.")
    fetch_allow: tuple[str, ...] = Field(
        default=(),
        description="Hosts and networks that may be fetched though they are private: "
        'a JSON list such as ["intranet.example.org", "10.1.0.0/16"].',
    )
    fetch_contact: str | None = Field(
        default=None,
        pattern=r"^[!-'*-~ ]+$",
        max_length=200,
        description="Where publishers can complain, e.g. monitor@example.org: it goes with every request.",
    )
    fetch_robots: bool = Field(
        default=True,
        description="Whether a site's robots.txt is obeyed. Turn it off only for publishers who gave you leave.",
    )
    fetch_pause_seconds: float = Field(
        default=1,
        ge=0,
        description="Seconds between two requests to a host; a Crawl-delay in its robots.txt can ask more.",
    )
    fetch_patience_seconds: float = Field(
        default=120,
        ge=0,
        description="Seconds that one document may wait for its turn, a Crawl-delay or a Retry-After.",
    )
    fetch_tries: int = Field(
        default=3, ge=1, le=10, description="How often a document is asked for when the server is busy or hangs up."
    )
    fetch_trust_days: float = Field(
        default=7,
        ge=0,
        description="Days for which a server is believed that nothing has changed; then the document is fetched whole.",
    )
    fetch_ports: tuple[int, ...] = Field(
        default=(80, 443), description="Ports that may be fetched from, as a JSON list."
    )
    cache_bytes: int = Field(
        default=1024**3,
        ge=0,
        description="Room for what can be made again, such as pictures of pages for the desk, in bytes.",
    )
    worker_count: int = Field(default=2, ge=1, description="Documents that are read at the same time.")
    worker_seconds: float = Field(default=180, gt=0, description="Seconds that reading one document may take.")
    worker_memory_bytes: int = Field(
        default=2 * 1024**3, gt=0, description="Memory that reading one document may take, in bytes."
    )

    digest_to: tuple[SecretStr, ...] = Field(
        default=(),
        description="Where the digest of each night goes, as a JSON list of Apprise addresses: mail, Slack, Teams, "
        "webhooks (docs/digest.md). They hold passwords and tokens and are never printed.",
    )
    digest_language: Literal["nl", "en"] = Field(default="nl", description="The language of the digest, nl or en.")
    digest_when: Literal["always", "news"] = Field(
        default="always",
        description="Whether there is a digest of every night (always), or only of those with news (news).",
    )

    desk_public_url: str | None = Field(
        default=None,
        pattern=r"^https?://[^\s/?#@]+/?$",
        description="Where people reach the desk when a proxy stands before it, e.g. https://desk.example.org.",
    )
    desk_allowed_hosts: tuple[str, ...] = Field(
        default=(), description="More host names that the desk answers to, as a JSON list."
    )
    desk_proxies: tuple[IPv4Network | IPv6Network, ...] = Field(
        default=(),
        description="Addresses and networks of reverse proxies that are believed about their visitors: "
        'a JSON list such as ["127.0.0.1", "10.1.0.0/16"].',
    )
    desk_proxy_header: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9-]+$",
        description="The header in which these proxies name who is logged in, e.g. X-Remote-User.",
    )
    desk_oidc_issuer: str | None = Field(
        default=None, description="The OpenID Connect provider that logs people in, e.g. https://login.example.org."
    )
    desk_oidc_client_id: str | None = Field(default=None, description="The desk's name at that provider.")
    desk_oidc_client_secret: SecretStr | None = Field(default=None, description="The desk's secret at that provider.")
    desk_oidc_claim: str = Field(
        default="preferred_username",
        description="The claim that holds the name under which people were added; `email` must be verified.",
    )
    desk_newcomers: Role | None = Field(
        default=None,
        description="The role of people whom the proxy or provider knows and nobody added, e.g. reader. "
        "Without it they are refused.",
    )
    desk_session_idle_hours: float = Field(
        default=4, gt=0, le=24 * 30, description="Hours after which a browser that is not used is logged out."
    )
    desk_session_hours: float = Field(
        default=16, gt=0, le=24 * 90, description="Hours after which a browser is logged out in any case."
    )
    desk_timezone: ZoneInfo = Field(
        default=ZoneInfo("Europe/Brussels"), description="The time zone in which the desk shows moments."
    )

    @classmethod
    def load(cls) -> Self:
        """The settings of this moment.

        Raises ``pydantic.ValidationError`` for a value that makes no sense, ``SettingsError`` when there is no folder
        of secrets where one is named.
        """
        options: dict[str, Any] = {"_env_file": settings_file(), "_secrets_dir": secrets_folder()}
        return cls(**options)

    @property
    def fetch_limits(self) -> FetchLimits:
        """The bounds of one fetch."""
        return FetchLimits(
            connect_seconds=self.fetch_connect_seconds,
            header_seconds=self.fetch_header_seconds,
            total_seconds=self.fetch_total_seconds,
            max_bytes=self.fetch_max_bytes,
            max_decoded_bytes=self.fetch_max_decoded_bytes,
            max_redirects=self.fetch_max_redirects,
            allow=self.fetch_allow,
            ports=self.fetch_ports,
            contact=self.fetch_contact,
        )

    @property
    def politeness(self) -> Politeness:
        """How servers are treated."""
        return Politeness(
            robots=self.fetch_robots,
            pause_seconds=self.fetch_pause_seconds,
            patience_seconds=self.fetch_patience_seconds,
            tries=self.fetch_tries,
        )

    @property
    def worker_limits(self) -> WorkerLimits:
        """What reading one document may cost."""
        return WorkerLimits(
            workers=self.worker_count, seconds=self.worker_seconds, memory_bytes=self.worker_memory_bytes
        )


def settings_file() -> Path:
    """The file of settings in the home folder, which may not be there."""
    return Path(os.environ.get(f"{PREFIX}HOME") or user_data_path("policy-monitor")) / "settings.env"


def secrets_folder() -> Path | None:
    """The folder of files with a setting each, if one is named. Raises ``SettingsError`` when it is no folder."""
    named = os.environ.get(f"{PREFIX}SECRETS")
    if not named:
        return None
    if not Path(named).is_dir():
        raise SettingsError(f"{PREFIX}SECRETS names {named}, which is no folder. See docs/settings.md.")
    return Path(named)


def variable(name: str) -> str:
    """The environment variable of the setting called ``name``."""
    alias = Settings.model_fields[name].validation_alias
    return alias if isinstance(alias, str) else f"{PREFIX}{name.upper()}"
