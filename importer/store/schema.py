"""The staff store's tables. Everything that a sheet says in private lies in a sealed column; the rest is clear."""

from datetime import UTC, datetime

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

HEAD = "0005"
"""The migration that these tables are at; a test holds it against the folder of migrations."""


class Moment(TypeDecorator[datetime]):
    """An aware moment (an `Act` has no other), kept in UTC. SQLite has no zones: what it holds is UTC by agreement."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC."""
        if value is None:
            return None
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# One row: a known text, sealed. It tells at opening, before anything is mixed, that the vault has another key.
SEAL_CHECK = Table(
    "seal_check",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("content", LargeBinary, nullable=False),
    CheckConstraint("id = 1", name="single"),
)

PUBLICATIONS = Table(
    "publications",
    METADATA,
    Column("edition", Integer, primary_key=True, autoincrement=False),
    Column("state", String(16), nullable=False),
    Column("note", String, nullable=False),
    Column("restores", Integer),  # the edition that a rollback brings back
    Column("created_at", Moment, nullable=False),
    Column("published_at", Moment),
    CheckConstraint("state IN ('prepared', 'published')", name="state"),
    CheckConstraint("edition >= 1", name="edition"),
    CheckConstraint("restores < edition", name="restores"),
)

# `workbook`, `report`, `findings` and `terms` are sealed: a file's name and a notice may hold a person's.
# `report`, `findings`, `base_edition` and the counts are of the draft as it stands after its last deed.
DRAFTS = Table(
    "drafts",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("office", String, nullable=False),
    Column("scope", String(6), nullable=False),
    Column("mode", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("base_edition", Integer),  # what it was compared with; it may be from before this store
    Column("edition", Integer, ForeignKey(PUBLICATIONS.c.edition)),  # what it was published in
    Column("created_at", Moment, nullable=False),
    Column("rows", Integer, nullable=False),
    Column("publishable", Integer, nullable=False),
    Column("workbook", LargeBinary, nullable=False),
    Column("report", LargeBinary, nullable=False),
    Column("findings", LargeBinary),  # none of a draft that was kept before they were
    Column("terms", LargeBinary),  # nor these
    CheckConstraint("mode IN ('add', 'whole', 'summary')", name="mode"),
    CheckConstraint("state IN ('open', 'returned', 'handed-in', 'published', 'withdrawn')", name="state"),
    CheckConstraint("(state = 'published') = (edition IS NOT NULL)", name="edition"),
    Index(None, "state"),
)

# `content` is sealed, the sheet's name with it. `position` counts the draft's rows from 0; `row` is the workbook's own.
DRAFT_ROWS = Table(
    "draft_rows",
    METADATA,
    Column("draft_id", Integer, ForeignKey(DRAFTS.c.id), primary_key=True, autoincrement=False),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("row", Integer, nullable=False),
    Column("publishable", Boolean, nullable=False),
    Column("window_id", String),
    Column("content", LargeBinary, nullable=False),
)

# What was done with a draft since it came, in order: nothing is changed or taken out. `content` is sealed. `key` is
# the name that whoever asked gave to the act, by which it is done once however often it is asked for.
DRAFT_DEEDS = Table(
    "draft_deeds",
    METADATA,
    Column("draft_id", Integer, ForeignKey(DRAFTS.c.id), primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("key", String(80)),
    Column("at", Moment, nullable=False),
    Column("who", String, nullable=False),
    Column("content", LargeBinary, nullable=False),
    CheckConstraint("number >= 1", name="number"),
    Index(None, "key", unique=True),
)

PUBLICATION_DRAFTS = Table(
    "publication_drafts",
    METADATA,
    Column("edition", Integer, ForeignKey(PUBLICATIONS.c.edition), primary_key=True, autoincrement=False),
    Column("draft_id", Integer, ForeignKey(DRAFTS.c.id), primary_key=True, autoincrement=False),
    Column("position", Integer, nullable=False),  # of two drafts with one window the later has the last word
)

# A window's private fields from this edition on; effective only once the publication is published.
WINDOW_PRIVATE = Table(
    "window_private",
    METADATA,
    Column("window_id", String, primary_key=True),
    Column("edition", Integer, ForeignKey(PUBLICATIONS.c.edition), primary_key=True, autoincrement=False),
    Column("draft_id", Integer, ForeignKey(DRAFTS.c.id), nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index(None, "edition"),
)

# What citizens said is wrong about windows; `office` owned the window when it was collected. `content` is sealed.
CORRECTIONS = Table(
    "corrections",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("window_id", String, nullable=False),
    Column("office", String),
    Column("day", Date, nullable=False),
    Column("wrong", String(16), nullable=False),
    Column("content", LargeBinary, nullable=False),
    CheckConstraint("wrong IN ('position', 'hours', 'phone', 'address', 'closed', 'items', 'other')", name="wrong"),
)

# `credentials` is sealed, and bound to the clear columns that say what the account may do.
ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", String(40), nullable=False),
    Column("rights", String, nullable=False),
    Column("scope", String(6), nullable=False),
    Column("office", String),
    Column("state", String(16), nullable=False),
    Column("created_by", String, nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("credentials", LargeBinary, nullable=False),
    CheckConstraint("state IN ('invited', 'active', 'disabled')", name="state"),
    Index(None, "name", unique=True),
)

# One-time links by which a password is set. Here and below a token itself is kept nowhere.
ACCOUNT_LINKS = Table(
    "account_links",
    METADATA,
    Column("token_hash", String(64), primary_key=True),
    Column("account_id", Integer, ForeignKey(ACCOUNTS.c.id), nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("used_at", Moment),
    Index(None, "account_id"),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("token_hash", String(64), primary_key=True),
    Column("account_id", Integer, ForeignKey(ACCOUNTS.c.id), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("begun_at", Moment, nullable=False),
    Column("last_used_at", Moment, nullable=False),
    Column("origin", String, nullable=False),
    CheckConstraint("stage IN ('code', 'enrol', 'password', 'full')", name="stage"),
    Index(None, "account_id"),
)

# What programs sign in by; revoked ones stay, so that a number always means the same.
API_TOKENS = Table(
    "api_tokens",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("account_id", Integer, ForeignKey(ACCOUNTS.c.id), nullable=False),
    Column("token_hash", String(64), nullable=False),
    Column("rights", String, nullable=False),
    Column("scope", String(6), nullable=False),
    Column("made_by", String, nullable=False),
    Column("made_at", Moment, nullable=False),
    Column("expires_at", Moment, nullable=False),
    Column("last_used_on", Date),
    Column("revoked_at", Moment),
    Index(None, "token_hash", unique=True),
    Index(None, "account_id"),
)

# Wrong passwords in a row, by a keyed hash of the name that was typed: it may be somebody's password. Null: no account.
SIGN_IN_TRIALS = Table(
    "sign_in_trials",
    METADATA,
    Column("name_key", String(64), primary_key=True),
    Column("account_id", Integer, ForeignKey(ACCOUNTS.c.id)),
    Column("trials", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
    CheckConstraint("trials >= 0", name="trials"),
    Index(None, "last_at"),
)

# Only ever added to: triggers refuse everything else. `details` is sealed, and bound to the row's clear columns.
AUDIT = Table(
    "audit",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", Moment, nullable=False),
    Column("who", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("what", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("details", LargeBinary, nullable=False),
    Index(None, "subject"),
)
