"""A PostgreSQL of one's own: no TCP, nothing synced to the disk, gone at the end."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

USER = "tongban"
DEBIAN = Path("/usr/lib/postgresql")


class PostgresqlMissing(RuntimeError):
    """PostgreSQL is not installed here; the message is the line to type."""


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


@contextmanager
def private_cluster(shared_buffers: str) -> Iterator[Cluster]:
    """A cluster that runs until the end, with this much memory for its pages (`16MB`).

    Raises
    ------
    PostgresqlMissing
        If there is none on this machine.
    """
    programs = _programs()
    # Not under pytest's own folder: a socket's path has 107 bytes at most.
    folder = Path(tempfile.mkdtemp(prefix="tongban-pg-", dir="/tmp"))
    system_user = "postgres" if os.getuid() == 0 else None
    if system_user:
        shutil.chown(folder, system_user)
    private = Cluster(programs, folder, system_user)
    data = str(folder / "data")
    settings = (
        f"-k {folder} -c listen_addresses='' -c fsync=off -c max_connections=30 -c shared_buffers={shared_buffers}"
    )
    try:
        private.run("initdb", "-D", data, "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
        private.run("pg_ctl", "-D", data, "-w", "-l", str(folder / "log"), "-o", settings, "start")
        try:
            yield private
        finally:
            private.run("pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _programs() -> Path:
    """Where PostgreSQL's programs lie, the newest first; Debian keeps them off the path."""
    for folder in sorted(DEBIAN.glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True):
        if (folder / "initdb").exists():
            return folder
    found = shutil.which("initdb")
    if found:
        return Path(found).resolve().parent
    raise PostgresqlMissing("PostgreSQL is missing. Type: apt-get install postgresql")
