"""The first tables: drafts, publications, private rows, the audit log."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)

# A row that takes the place of another (`INSERT OR REPLACE`) fires no trigger on deletion: hence the third.
SQLITE_APPEND_ONLY = (
    """CREATE TRIGGER audit_stays_as_written BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log can only be added to'); END""",
    """CREATE TRIGGER audit_stays_whole BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log can only be added to'); END""",
    """CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
    WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'the audit log can only be added to'); END""",
)
POSTGRESQL_APPEND_ONLY = (
    """CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the audit log can only be added to'; END $$""",
    """CREATE TRIGGER audit_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
    FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()""",
)


def upgrade() -> None:
    """Make every table, and the triggers that let the audit log only grow."""
    _make_drafts_and_publications()
    _make_private_rows()
    _make_audit_log()


def _make_drafts_and_publications() -> None:
    op.create_table(
        "seal_check",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("id = 1", name="single"),
    )
    op.create_table(
        "publications",
        sa.Column("edition", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("restores", sa.Integer),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("published_at", MOMENT),
        sa.CheckConstraint("state IN ('prepared', 'published')", name="state"),
        sa.CheckConstraint("edition >= 1", name="edition"),
        sa.CheckConstraint("restores < edition", name="restores"),
    )
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("office", sa.String, nullable=False),
        sa.Column("scope", sa.String(6), nullable=False),
        sa.Column("mode", sa.String(16), nullable=False),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("base_edition", sa.Integer),
        sa.Column("edition", sa.Integer, sa.ForeignKey("publications.edition")),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("rows", sa.Integer, nullable=False),
        sa.Column("publishable", sa.Integer, nullable=False),
        sa.Column("workbook", sa.LargeBinary, nullable=False),
        sa.Column("report", sa.LargeBinary, nullable=False),
        sa.CheckConstraint("mode IN ('add', 'whole', 'summary')", name="mode"),
        sa.CheckConstraint("state IN ('open', 'returned', 'handed-in', 'published', 'withdrawn')", name="state"),
        sa.CheckConstraint("(state = 'published') = (edition IS NOT NULL)", name="edition"),
    )
    op.create_index("ix_drafts_state", "drafts", ["state"])
    op.create_table(
        "draft_rows",
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("drafts.id"), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("row", sa.Integer, nullable=False),
        sa.Column("publishable", sa.Boolean, nullable=False),
        sa.Column("window_id", sa.String),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )


def _make_private_rows() -> None:
    op.create_table(
        "publication_drafts",
        sa.Column("edition", sa.Integer, sa.ForeignKey("publications.edition"), primary_key=True, autoincrement=False),
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("drafts.id"), primary_key=True, autoincrement=False),
        sa.Column("position", sa.Integer, nullable=False),
    )
    op.create_table(
        "window_private",
        sa.Column("window_id", sa.String, primary_key=True),
        sa.Column("edition", sa.Integer, sa.ForeignKey("publications.edition"), primary_key=True, autoincrement=False),
        sa.Column("draft_id", sa.Integer, sa.ForeignKey("drafts.id"), nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_window_private_edition", "window_private", ["edition"])


def _make_audit_log() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("details", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_audit_subject", "audit", ["subject"])
    for statement in SQLITE_APPEND_ONLY if op.get_bind().dialect.name == "sqlite" else POSTGRESQL_APPEND_ONLY:
        op.execute(statement)
