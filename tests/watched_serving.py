"""A program that serves the public site and writes down every file of `TONGBAN_DATA` that it opens or looks into.

    python -m tests.watched_serving SEEN

`SEEN` gets a line for each: the event, what for (`r` or `w`), and the path below `TONGBAN_DATA`.
"""

import os
import sys
from pathlib import Path

import tongban

_PATH_EVENTS = {
    "open", "os.listdir", "os.scandir", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "os.link",
    "os.truncate", "os.chdir", "os.utime", "sqlite3.connect", "glob.glob", "shutil.copyfile", "shutil.rmtree",
}  # fmt: skip
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def main(seen: Path) -> None:
    """Watch, and serve until told to stop."""
    data = Path(os.environ["TONGBAN_DATA"])
    notes = os.open(seen, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def watch(name: str, arguments: tuple[object, ...]) -> None:
        if name not in _PATH_EVENTS:
            return
        reads = name == "open" and isinstance(arguments[2], int) and not arguments[2] & _WRITING
        reads = reads or name in {"os.listdir", "os.scandir", "glob.glob"}
        for each in arguments:
            if isinstance(each, (str, os.PathLike)) and Path(each).is_relative_to(data):
                os.write(notes, f"{name} {'r' if reads else 'w'} {Path(each).relative_to(data)}\n".encode())

    sys.addaudithook(watch)
    sys.exit(tongban.run(["serve", "--public", "127.0.0.1:0"]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
