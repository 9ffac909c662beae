"""What contract tests stand on: each database the staff store runs over, an empty one for every test."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from importer.store.audit_log import Act
from importer.store.database import sqlite_url
from importer.store.staff_store import StaffStore
from importer.store.vault import Vault
from tests.private_postgresql import USER, Cluster, PostgresqlMissing, private_cluster


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """One cluster a test process."""
    with ExitStack() as running:
        try:
            yield running.enter_context(private_cluster("16MB"))
        except PostgresqlMissing as missing:
            pytest.fail(str(missing))


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
