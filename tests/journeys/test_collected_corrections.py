"""Collecting the inbox whatever lies in it and whatever is killed: each note kept once, and what is none kept aside."""

import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from importer.corrections.collecting import ASIDE, collect
from locator.corrections.inbox import INBOX, MOST_BYTES, Inbox
from locator.corrections.note import Note, Wrong
from locator.corrections.sealed_box import PUBLIC_KEY_FILE, new_private_key, public_key_in, public_key_of, sealed
from tests.desk import Desk
from tests.house import HOUSE
from tests.sheets import changsha_rows

DAY = date(2026, 3, 2)
# Ends itself before a step of collecting: each removal of a file, and the transaction's end.
KILLED = """
import os, pathlib, signal, sys
from sqlalchemy import Engine, event
import tongban

steps = iter(range(int(sys.argv[1])))

def step(*_):
    if next(steps, None) is None:
        os.kill(os.getpid(), signal.SIGKILL)

unlink = pathlib.Path.unlink
pathlib.Path.unlink = lambda path, **how: (step(), unlink(path, **how))
event.listen(Engine, "commit", step)
tongban.run(["corrections", "--json"])
"""


@pytest.fixture
def inbox(desk: Desk) -> Path:
    """An inbox that is open."""
    assert desk.run("corrections").code == 0
    return desk.data / INBOX


def note(number: int, text: str = "") -> Note:
    """A note of its own."""
    return Note(f"{number:032x}", "430103-HALL", DAY, Wrong.HOURS, text)


def put(desk: Desk, *notes: Note) -> None:
    """Put notes into the inbox as the public process does."""
    key = public_key_in(desk.data / "public")
    assert key is not None
    for each in notes:
        Inbox(desk.data / INBOX).add(sealed(each.packed(), key))


def ids(said: Any) -> list[int]:
    """The numbers of the notes that are listed."""
    return [int(each["id"], 16) for each in said["corrections"]]


def test_a_collector_killed_at_any_step_loses_none_and_doubles_none(desk: Desk, inbox: Path) -> None:
    env = {**os.environ, "TONGBAN_DATA": str(desk.data)}
    put(desk, note(1), note(2))
    ended = -signal.SIGKILL
    for step in range(20):
        ended = subprocess.run(
            [sys.executable, "-c", KILLED, str(step)], cwd=HOUSE, env=env, capture_output=True, check=False
        ).returncode
        if ended == 0:
            break
        put(desk, note(step + 3))
    assert step > 4
    assert ended == 0
    said = desk.run("corrections", "--json").document
    assert ids(said) == list(range(1, step + 3))
    assert list(inbox.iterdir()) == []


def test_a_note_that_comes_twice_is_kept_once(desk: Desk, inbox: Path) -> None:
    put(desk, note(1, "甲"), note(1, "甲"))
    first = desk.run("corrections", "--json").document
    put(desk, note(1, "乙"))
    again = desk.run("corrections", "--json").document
    assert (first["collected"], again["collected"]) == (1, 0)
    assert first["corrections"] == again["corrections"]


def test_what_cannot_be_opened_is_kept_aside_and_told(desk: Desk, inbox: Path, tmp_path: Path) -> None:
    put(desk, note(1))
    secret = tmp_path / "secret"
    secret.write_text("secret")
    strange = {
        "0001-of-another-key.note": sealed(note(2).packed(), public_key_of(new_private_key())),
        "0002-of-no-key.note": b"nonsense",
        "0003-large.note": bytes(MOST_BYTES + 1),
        "0004-empty.note": b"",
        "README": b"no note",
    }
    key = public_key_in(desk.data / "public")
    assert key is not None
    strange["0005-sealed-nonsense.note"] = sealed(b"nonsense", key)
    for name, content in strange.items():
        (inbox / name).write_bytes(content)
    (inbox / "0006-link.note").symlink_to(secret)
    os.mkfifo(inbox / "0007-pipe.note")
    (inbox / "\udcff\n\x1b[2J.note").touch()
    said = desk.run("corrections", "--json")
    assert (said.code, ids(said.document)) == (1, [1])
    assert {*strange, "0006-link.note", "0007-pipe.note"} < {*said.document["unopened"]}
    assert list(inbox.iterdir()) == []
    aside = desk.data / "staff" / ASIDE
    assert {name: (aside / name).read_bytes() for name in strange} == strange
    assert secret.read_text() == "secret"
    told = desk.run("corrections")
    assert (told.code, told.err.count("\n")) == (1, 1)
    assert "0001-of-another-key.note" in told.err
    assert "\x1b" not in told.err


def test_what_cannot_be_moved_stays_and_is_told(tmp_path: Path) -> None:
    inbox, staff = tmp_path / "inbox", tmp_path / "staff"
    (inbox / "folder" / "inner").mkdir(parents=True)
    (staff / ASIDE / "folder" / "taken").mkdir(parents=True)
    found = collect(inbox, staff, new_private_key(), len, datetime(2026, 3, 2, tzinfo=UTC))
    assert (found.new, found.stuck) == (0, ("folder",))
    assert (inbox / "folder" / "inner").is_dir()


def test_what_a_killed_writer_left_is_swept_and_what_is_being_written_is_not(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    part, slot, free = inbox / "0003-abc.part", inbox / "0003.slot", inbox / "0004.slot"
    for each in (part, slot, free):
        each.touch()
    written = datetime.fromtimestamp(part.stat().st_ctime, UTC)
    collect(inbox, tmp_path / "staff", new_private_key(), len, written)
    assert sorted(inbox.iterdir()) == [part, slot]
    collect(inbox, tmp_path / "staff", new_private_key(), len, written + timedelta(hours=2))
    collect(inbox, tmp_path / "staff", new_private_key(), len, written + timedelta(hours=2))
    assert list(inbox.iterdir()) == []


def test_the_first_publication_opens_the_inbox_and_later_ones_leave_it(desk: Desk) -> None:
    assert desk.run("items", "publish").code == 2
    key, inbox = desk.data / "public" / PUBLIC_KEY_FILE, desk.data / INBOX
    assert inbox.stat().st_mode & 0o7777 == 0o1730
    assert key.stat().st_mode & 0o777 == 0o644
    first = key.read_bytes()
    inbox.chmod(0o777)
    desk.run("items", "publish")
    assert inbox.stat().st_mode & 0o7777 == 0o1730
    assert key.read_bytes() == first


def test_a_public_key_that_was_lost_or_damaged_is_laid_again(desk: Desk, inbox: Path) -> None:
    key = desk.data / "public" / PUBLIC_KEY_FILE
    first = key.read_bytes()
    for spoil in (key.unlink, lambda: key.write_bytes(b"damaged")):
        spoil()
        assert desk.run("corrections").code == 0
        assert key.read_bytes() == first


def test_the_private_key_lies_under_the_vaults_seal(desk: Desk, inbox: Path) -> None:
    lies = desk.data / "staff" / PUBLIC_KEY_FILE
    assert lies.stat().st_mode & 0o777 == 0o600
    sealed_length = 33 + 32
    assert len(lies.read_bytes()) == sealed_length
    lies.write_bytes(bytes(sealed_length))
    said = desk.run("corrections")
    assert (said.code, said.is_one_line) == (2, True)


def test_no_edition_waits_for_an_inbox_that_cannot_be_made(desk: Desk) -> None:
    desk.data.mkdir()
    (desk.data / INBOX).touch()
    assert desk.publish(changsha_rows()).document["edition"] == 1
    assert desk.run("corrections").is_one_line
    assert not (desk.data / "public" / PUBLIC_KEY_FILE).exists()
