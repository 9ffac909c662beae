"""What is done with a draft after it came is kept beside it, and on which terms it came."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table, and the column."""
    op.add_column("drafts", sa.Column("terms", sa.LargeBinary))
    op.create_table(
        "draft_deeds",
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("drafts.id"), primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("key", sa.String(80)),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("number >= 1", name="number"),
    )
    op.create_index("ix_draft_deeds_key", "draft_deeds", ["key"], unique=True)
