"""What citizens say is wrong about windows is kept until an office has answered it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "corrections",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("window_id", sa.String, nullable=False),
        sa.Column("office", sa.String),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("wrong", sa.String(16), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.CheckConstraint(
            "wrong IN ('position', 'hours', 'phone', 'address', 'closed', 'items', 'other')", name="wrong"
        ),
    )
