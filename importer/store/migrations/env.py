"""What Alembic runs to have a connection: the caller's, in the caller's transaction. It sets up no logging."""

from alembic import context

from importer.store.migrations import CONNECTION
from importer.store.schema import METADATA

context.configure(
    connection=context.config.attributes[CONNECTION],
    target_metadata=METADATA,
    render_as_batch=True,  # SQLite changes a column by making its table anew
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
