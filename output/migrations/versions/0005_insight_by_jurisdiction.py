"""Keep the jurisdiction of action points beside them, and find entries and decisions by their moment."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision."""
    op.drop_index("ix_action_points_due_owner", "action_points")
    op.add_column("action_points", sa.Column("jurisdiction", sa.Text(), nullable=True))
    op.execute(
        "UPDATE action_points SET jurisdiction = "
        "(SELECT reviews.jurisdiction FROM reviews WHERE reviews.work_id = action_points.work_id)"
    )
    op.create_index(
        op.f("ix_action_points_due_jurisdiction_owner_kind"), "action_points", ["due", "jurisdiction", "owner", "kind"]
    )
    op.create_index(op.f("ix_entries_created_at"), "entries", ["created_at"])
    op.create_index(op.f("ix_decisions_when"), "decisions", ["when"])
