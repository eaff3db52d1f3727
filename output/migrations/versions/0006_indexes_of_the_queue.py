"""List and count the queue from indexes."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_COUNTED = ("jurisdiction", "document_type", "language", "source", "impact", "state", "assignee")


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.drop_index("ix_reviews_priority", "reviews")
    op.create_index(op.f("ix_reviews_priority_created_at_id"), "reviews", ["priority", "created_at", "id"])
    for column in _COUNTED:
        op.create_index(op.f(f"ix_reviews_{column}"), "reviews", [column])
