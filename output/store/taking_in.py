"""What the store tells the intake, so that nothing is asked or read twice."""

from sqlalchemy import Engine

from models.outcome import Outcome
from output.store.engine import reading, writing
from output.store.fetches import addresses_of
from output.store.outcomes import outcome_of_reading
from output.store.readings import PageLead, load_content, load_lead, save_lead, works_saying


class TakingIn:
    """The part of the store that remembers what reading a snapshot told."""

    engine: Engine

    def save_lead(self, lead: PageLead) -> None:
        """Note where a page leads, in place of what was known."""
        with writing(self.engine) as connection:
            save_lead(connection, lead)

    def lead(self, sha: str, url: str) -> PageLead | None:
        """Where the page with these bytes, found at ``url``, leads; none when nobody has read it yet."""
        with reading(self.engine) as connection:
            return load_lead(connection, sha, url)

    def content(self, sha: str, extractor_version: str) -> str | None:
        """The hash of what the snapshot says to this extractor; none when it has not read it."""
        with reading(self.engine) as connection:
            return load_content(connection, sha, extractor_version)

    def works_saying(self, content_hash: str, extractor_version: str) -> tuple[str, ...]:
        """The works whose current entry is from a snapshot that says this to the extractor, the oldest entry first."""
        with reading(self.engine) as connection:
            return tuple(works_saying(connection, content_hash, extractor_version))

    def outcome_of_reading(self, sha: str, extractor_version: str) -> Outcome | None:
        """How it ended when this extractor last dealt with the snapshot; none when it has not."""
        with reading(self.engine) as connection:
            return outcome_of_reading(connection, sha, extractor_version)

    def addresses(self, sha: str) -> tuple[str, ...]:
        """The addresses that gave these bytes when they were last asked."""
        with reading(self.engine) as connection:
            return tuple(addresses_of(connection, sha))
