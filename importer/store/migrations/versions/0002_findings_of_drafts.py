"""What a check found is kept with its draft, so that the office's workbook can be given back marked at any time."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of drafts that are there already nothing can be put into it."""
    op.add_column("drafts", sa.Column("findings", sa.LargeBinary))
