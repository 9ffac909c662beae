"""The staff store's tables through time: each step in `versions/`, and the way to the newest."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

CONNECTION = "connection"


def configuration(connection: Connection) -> Config:
    """Alembic's settings without a file: where the steps lie (beside this module), and the connection to take."""
    config = Config()
    # Alembic reads its options as a template, in which a percent sign is written twice.
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes[CONNECTION] = connection
    return config


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest version, within the transaction that the connection is in."""
    command.upgrade(configuration(connection), "head")
