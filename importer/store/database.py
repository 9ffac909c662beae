"""The database under the staff store: opened, brought to the newest tables, read from and written to by transaction."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DatabaseError, DBAPIError, InterfaceError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from importer.staff_fault import StaffFault
from importer.store.schema import HEAD
from importer.store.staff_folder import open_staff_folder, place_once

STORE_FILE = "staff.sqlite"
PATIENCE_S = 30
"""How long an act waits for another's transaction to end."""

_WRITING = "tongban_writing"
# Any number, as long as it is always the same one: what PostgreSQL knows this lock by.
_WRITERS = 0x746F6E67
_LOCK_NOT_AVAILABLE = "55P03"


class StoreUnavailable(StaffFault):
    """The database cannot be reached, is full or damaged, is none, or is of a later version than this program."""


class StoreBusy(StaffFault):
    """Another transaction did not end in time; nothing of this act was kept."""


def sqlite_url(staff: Path) -> str:
    """The address of the default database, a file in the staff folder."""
    return URL.create("sqlite", database=str(staff / STORE_FILE)).render_as_string(hide_password=False)


class Database:
    """One database, SQLite or PostgreSQL, that acts the same either way: many readers, one writer at a time."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str) -> "Database":
        """Connect, and bring the tables to the newest version; several processes may do so at once.

        Raises
        ------
        StoreUnavailable
            If the address means nothing, nobody answers there, or the tables are of a later version.
        """
        try:
            engine = _engine(url)
        except (ArgumentError, ImportError) as failure:
            raise StoreUnavailable(
                "工作库的地址无法使用：应为 sqlite:///文件 或 postgresql+psycopg://…（后者须安装 tongban[postgresql]）",
                "The staff store's address cannot be used: it is sqlite:///FILE or postgresql+psycopg://… "
                "(for which tongban[postgresql] is installed first).",
            ) from failure
        database = cls(engine)
        try:
            database._bring_to_head()
        except DBAPIError as failure:
            database.close()
            raise _unavailable(engine) from failure
        except BaseException:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Let go of every connection."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that reads, and sees one state throughout.

        PostgreSQL is asked for that (`REPEATABLE READ`); SQLite's own transactions are so.

        Raises
        ------
        StoreUnavailable
            If the database fails under it.
        """
        with self._told(), self._engine.connect() as connection:
            if connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes, alone: kept whole at the end of the block, or not at all.

        Raises
        ------
        StoreBusy
            If another one does not end within `PATIENCE_S`.
        StoreUnavailable
            If the database fails under it: the disk is full, the file damaged, the server gone.
        """
        with (
            self._told(),
            self._engine.connect().execution_options(**{_WRITING: True}) as connection,
            connection.begin(),
        ):
            if connection.dialect.name == "postgresql":
                connection.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE_S}s'"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:writers)"), {"writers": _WRITERS})
            yield connection

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what the database fails of as a fault; a statement that is wrong in itself stays what it is."""
        try:
            yield
        except DBAPIError as failure:
            if _is_busy(failure):
                raise _busy() from failure
            # SQLite calls a damaged file nothing closer than a `DatabaseError`.
            if isinstance(failure, (OperationalError, InterfaceError)) or type(failure) is DatabaseError:
                raise _unavailable(self._engine) from failure
            raise

    def _bring_to_head(self) -> None:
        with self.reading() as connection:
            if _version(connection) == HEAD:
                return
        with self.writing() as connection:
            # Asked again, alone: another process may have done it in between.
            version = _version(connection)
            if version is not None and version > HEAD:
                raise StoreUnavailable(
                    f"工作库的版本（{version}）比本程序（{HEAD}）新，请升级程序。",
                    f"The staff store is of version {version}, later than this program's {HEAD}: upgrade the program.",
                )
            if version != HEAD:
                # Alembic takes longer to load than everything else here, and is needed once in a store's life.
                from importer.store.migrations import upgrade  # noqa: PLC0415

                upgrade(connection)


def _version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def _engine(url: str) -> Engine:
    address = make_url(url)
    # Statements that fail are quoted without the values that they carried.
    if address.get_backend_name() != "sqlite":
        return create_engine(address, hide_parameters=True, pool_pre_ping=True)
    engine = create_engine(address, hide_parameters=True, connect_args={"timeout": PATIENCE_S})
    if address.database is None:
        raise ArgumentError("a database in memory keeps nothing")
    path = Path(address.database)
    try:
        open_staff_folder(path.parent)
        place_once(path, _write_empty)
    except OSError as failure:
        raise StoreUnavailable(
            f"工作库文件 {path} 无法建立：{failure.strerror}。", f"The store {path} cannot be made: {failure.strerror}."
        ) from failure
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _write_empty(path: Path) -> None:
    """An empty database in WAL mode, which is kept in the file itself.

    Set here, before anybody else sees the file: two processes that switch the mode of one file at once fail.
    """
    connection = sqlite3.connect(path)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # The driver's own notion of transactions begins them late and ends them at every CREATE; ours are explicit.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _is_busy(failure: DBAPIError) -> bool:
    if isinstance(failure.orig, sqlite3.OperationalError):
        return failure.orig.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
    return getattr(failure.orig, "sqlstate", None) == _LOCK_NOT_AVAILABLE


def _unavailable(engine: Engine) -> StoreUnavailable:
    # The driver's own text is not handed on: it may quote the address, and the password in it.
    where = engine.url.render_as_string(hide_password=True)
    return StoreUnavailable(
        f"工作库 {where} 打不开或不能读写，请检查地址、权限、磁盘空间和服务是否正常。",
        f"The staff store {where} cannot be opened, read or written: check its address, its permissions, "
        "the space on its disk, and that it runs.",
    )


def _busy() -> StoreBusy:
    return StoreBusy(
        f"另一项操作占用工作库超过 {PATIENCE_S} 秒，本次操作没有保存，请稍后再试。",
        f"Another act has held the staff store for over {PATIENCE_S} seconds; nothing was kept: try again later.",
    )
