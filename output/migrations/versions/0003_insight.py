"""Keep what insight counts, so that it reads no entry; and what people asked the desk to take in."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables to this revision. The rows of action points and verdicts are filled in afterwards."""
    op.execute("DELETE FROM review_search")
    op.create_index(op.f("ix_outcomes_url"), "outcomes", ["url"], postgresql_using="hash")
    op.create_table(
        "action_points",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("work_id", sa.Text(), nullable=False),
        sa.Column("finding_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("deadline", sa.Text(), nullable=True),
        sa.Column("starts", sa.String(length=10), nullable=True),
        sa.Column("due", sa.String(length=10), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_action_points_work_id_works")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_action_points")),
    )
    op.create_index(op.f("ix_action_points_due_owner"), "action_points", ["due", "owner"])
    op.create_index(op.f("ix_action_points_work_id"), "action_points", ["work_id"])
    op.create_table(
        "verdicts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("work_id", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("rule_version", sa.Integer(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["work_id"], ["works.id"], name=op.f("fk_verdicts_work_id_works")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_verdicts")),
    )
    op.create_index(
        op.f("ix_verdicts_rule_id_rule_version_verdict"), "verdicts", ["rule_id", "rule_version", "verdict"]
    )
    op.create_index(op.f("ix_verdicts_work_id"), "verdicts", ["work_id"])
    op.create_table(
        "ingestions",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("same", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.JSON(none_as_null=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ingestions")),
    )
    op.create_index(op.f("ix_ingestions_asked_at"), "ingestions", ["asked_at"])
    op.create_index(op.f("ix_ingestions_ended_at"), "ingestions", ["ended_at"])
