"""What contract tests stand on: each database the staff store runs over, an empty one for every test."""

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from importer.store.audit_log import Act
from importer.store.database import sqlite_url
from importer.store.staff_store import StaffStore
from importer.store.vault import Vault

USER = "tongban"
DEBIAN = Path("/usr/lib/postgresql")


@dataclass(frozen=True, slots=True)
class Cluster:
    """A private PostgreSQL: its programs, its folder, which holds the socket too, and whom it runs as."""

    programs: Path
    folder: Path
    system_user: str | None

    def run(self, program: str, *words: str) -> str:
        """Run one of PostgreSQL's programs as the cluster's user; its standard output."""
        done = subprocess.run(
            [self.programs / program, *words],
            # Root has to step down, other users stay who they are. The folder is one that this user may enter.
            user=self.system_user,
            group=pwd.getpwnam(self.system_user).pw_gid if self.system_user else None,
            cwd=self.folder,
            env={"PATH": os.defpath, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{program}: {done.stderr}"
        return done.stdout

    def url(self, database: str) -> str:
        """The address of one database, over the socket."""
        return f"postgresql+psycopg://{USER}@/{database}?host={self.folder}"

    def dump(self, database: str) -> str:
        """All that is in a database, as text."""
        return self.run("pg_dump", "-h", str(self.folder), "-U", USER, database)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One cluster a test process: no TCP, no syncing, gone at the end."""
    programs = _programs()
    # Not under pytest's own folder: a socket's path has 107 bytes at most.
    folder = Path(tempfile.mkdtemp(prefix="tongban-pg-", dir="/tmp"))
    system_user = "postgres" if os.getuid() == 0 else None
    if system_user:
        shutil.chown(folder, system_user)
    private = Cluster(programs, folder, system_user)
    data = str(folder / "data")
    try:
        private.run("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        settings = f"-k {folder} -c listen_addresses='' -c fsync=off -c shared_buffers=16MB -c max_connections=30"
        private.run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", settings, "start")
        yield private
        private.run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Place:
    """An empty database: its kind, its address, and the staff folder beside it."""

    kind: str
    url: str
    staff: Path
    cluster: Cluster | None

    def everything_on_disk(self) -> bytes:
        """All that somebody sees who gets hold of the database."""
        if self.cluster:
            return self.cluster.dump(self.url.split("/")[3].split("?")[0]).encode()
        return b"".join(path.read_bytes() for path in self.staff.iterdir() if path.name != "key")


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Each of the databases that the store promises to run over, empty."""
    staff = tmp_path / "staff"
    if request.param == "sqlite":
        return Place("sqlite", sqlite_url(staff), staff, None)
    cluster: Cluster = request.getfixturevalue("cluster")
    database = f"t{secrets.token_hex(6)}"
    cluster.run("createdb", "-h", str(cluster.folder), "-U", USER, "-T", "template0", database)
    return Place("postgresql", cluster.url(database), staff, cluster)


@pytest.fixture
def key() -> bytes:
    """The key of this test alone."""
    return secrets.token_bytes(32)


@pytest.fixture
def vault(key: bytes) -> Vault:
    """The vault under that key."""
    return Vault.from_key(key)


@pytest.fixture
def store(place: Place, vault: Vault) -> Iterator[StaffStore]:
    """An open, empty store."""
    opened = StaffStore.open(place.url, vault)
    yield opened
    opened.close()


@pytest.fixture
def act() -> Act:
    """Somebody who does something."""
    return Act("clerk", "127.0.0.1", datetime(2026, 3, 2, 9, 0, tzinfo=UTC))


def _programs() -> Path:
    """Where PostgreSQL's programs lie, the newest first; Debian keeps them off the path."""
    for folder in sorted(DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    pytest.fail("PostgreSQL is missing. Type: apt-get install postgresql")
