"""Who works at the desk, and what each may do there."""

from enum import StrEnum

from pydantic import Field

from models.value import Value


class Role(StrEnum):
    """What someone may do at the desk. Each role may do all that those before it may."""

    READER = "reader"
    """Looks at drafts, sources and decisions."""
    REVIEWER = "reviewer"
    """Decides, comments and assigns."""
    EDITOR = "editor"
    """Approves, publishes, and takes in addresses."""
    ADMIN = "admin"
    """Says who may work at the desk."""

    def may(self, least: "Role") -> bool:
        """Whether this role may do what needs at least the role ``least``."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(least)


class User(Value):
    """Someone who works at the desk. ``name`` is what they log in with and what decisions are signed with."""

    name: str = Field(min_length=1)
    display: str = Field(min_length=1)
    role: Role
