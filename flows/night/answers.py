"""What sources answer when they are asked for their documents: got only when it has changed, and kept for a while.

The answers are no documents: they stay out of the archive, and are worth keeping only until the source is asked again.
"""

from datetime import timedelta
from hashlib import sha256

from extractors.failures import ForbiddenAddress
from extractors.fetch import Courtesy, FetchLimits, Validators, fetch, fetch_changed
from extractors.fetch.address import local_path
from extractors.fetch.limits import MEBIBYTE
from flows.desk.disk_cache import DiskCache
from flows.night.handed import Clock
from flows.settings import Settings
from models.snapshot import Snapshot
from models.source_state import Answered

MOST_BYTES = 50 * MEBIBYTE
"""The largest sitemap that its standard allows (sitemaps.org); no other list of documents is as large."""
FOLDER = "answers"


class Answers:
    """Asks sources. Threads may share it. ``now`` decides how long a server is believed that nothing has changed."""

    def __init__(self, settings: Settings, courtesy: Courtesy, now: Clock) -> None:
        self._settings = settings
        self._courtesy = courtesy
        self._now = now
        self._kept = DiskCache(settings.home / FOLDER, settings.cache_bytes)
        most = {"max_bytes": MOST_BYTES, "max_decoded_bytes": MOST_BYTES}
        limits = settings.fetch_limits
        self._limits: FetchLimits = limits.model_copy(
            update={name: min(bound, getattr(limits, name)) for name, bound in most.items()}
        )

    def ask(self, url: str, known: Answered | None) -> Answered:
        """What the address answers now, ``known`` being what it answered last. Raises a ``DocumentFailure``."""
        if local_path(url) is not None and not self._settings.local_files:
            raise ForbiddenAddress("files of this machine")
        said = self._validators(known) if known else {}
        if not known or not said:
            return self._keep(fetch(url, self._limits, self._courtesy))
        changed = fetch_changed(url, said, self._limits, self._courtesy)
        return self._keep(changed) if changed else known

    def body(self, answered: Answered) -> Snapshot:
        """The answer whole: kept, or else asked for once more. Raises a ``DocumentFailure``."""
        content = self._kept.get(answered.sha256)
        if content is None:
            return fetch(answered.url, self._limits, self._courtesy)
        return Snapshot(
            sha256=sha256(content).hexdigest(),
            content=content,
            media_type=answered.content_type.split(";")[0].strip().lower(),
            requested_url=answered.url,
            final_url=answered.final_url,
            headers={"content-type": answered.content_type},
            fetched_at=answered.fetched_at,
        )

    def _validators(self, known: Answered) -> dict[str, Validators]:
        believed = self._now() - known.fetched_at < timedelta(days=self._settings.fetch_trust_days)
        if not believed or not (known.etag or known.last_modified):
            return {}
        return {known.final_url: Validators(etag=known.etag, last_modified=known.last_modified)}

    def _keep(self, snapshot: Snapshot) -> Answered:
        self._kept.put(snapshot.sha256, snapshot.content)
        return Answered(
            url=snapshot.requested_url,
            final_url=snapshot.final_url,
            sha256=snapshot.sha256,
            content_type=snapshot.headers.get("content-type", ""),
            etag=snapshot.headers.get("etag"),
            last_modified=snapshot.headers.get("last-modified"),
            fetched_at=self._now(),
        )
