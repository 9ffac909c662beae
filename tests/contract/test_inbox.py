"""The inbox as the public process uses it: whole notes, names that nobody guesses, and no more than may wait."""

import os
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from locator.corrections.inbox import MOST_BYTES, Inbox, InboxFull
from locator.corrections.sealed_box import PUBLIC_KEY_FILE, key_line, public_key_in


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An inbox."""
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    inbox.chmod(0o1730)
    return inbox


def notes(folder: Path) -> list[Path]:
    """The notes that wait."""
    return sorted(folder.glob("*.note"))


def test_a_note_is_put_in_whole_under_a_name_that_nobody_guesses(folder: Path) -> None:
    for _ in range(2):
        Inbox(folder).add(b"sealed")
    first, second = notes(folder)
    assert {first.read_bytes(), second.read_bytes()} == {b"sealed"}
    assert all(re.fullmatch(r"\d{4}-[0-9a-f]{32}\.note", each.name) for each in (first, second))
    assert len(list(folder.iterdir())) == 4


def test_a_note_is_not_its_writers_to_read_and_tells_no_hour(folder: Path) -> None:
    before = os.umask(0o077)
    try:
        Inbox(folder).add(b"sealed")
    finally:
        os.umask(before)
    [note] = notes(folder)
    assert note.stat().st_mode & 0o777 == 0o044
    assert note.stat().st_mtime == 0


def test_no_more_notes_wait_than_may(folder: Path) -> None:
    inbox = Inbox(folder, most=3)
    for _ in range(3):
        inbox.add(b"sealed")
    with pytest.raises(InboxFull):
        inbox.add(b"sealed")
    assert len(notes(folder)) == 3
    # Another process, or the same one started anew, counts as this one does.
    with pytest.raises(InboxFull):
        Inbox(folder, most=3).add(b"sealed")


def test_of_many_that_come_at_once_no_more_are_taken_than_may_wait(folder: Path) -> None:
    def put(_: int) -> bool:
        try:
            Inbox(folder, most=5).add(b"sealed")
        except InboxFull:
            return False
        return True

    with ThreadPoolExecutor(8) as together:
        taken = list(together.map(put, range(40)))
    assert taken.count(True) == len(notes(folder)) == 5


def test_what_is_larger_than_any_note_is_not_put_in(folder: Path) -> None:
    with pytest.raises(ValueError, match="larger"):
        Inbox(folder).add(bytes(MOST_BYTES + 1))
    assert list(folder.iterdir()) == []


def test_a_note_that_cannot_be_written_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full_disk(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space"):
        Inbox(folder).add(b"sealed")
    assert list(folder.iterdir()) == []


def test_where_there_is_no_inbox_none_takes_notes(tmp_path: Path, folder: Path) -> None:
    (tmp_path / "file").touch()
    assert Inbox(folder).takes_notes()
    assert not Inbox(tmp_path / "none").takes_notes()
    assert not Inbox(tmp_path / "file").takes_notes()


@pytest.mark.parametrize("content", [b"", b"no key", b"AAAA\n", b"\xff" * 44, key_line(bytes(33)), b"A" * 10_000])
def test_what_is_no_key_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / PUBLIC_KEY_FILE).write_bytes(content)
    assert public_key_in(tmp_path) is None


def test_a_key_is_read_as_it_was_written(tmp_path: Path) -> None:
    (tmp_path / PUBLIC_KEY_FILE).write_bytes(key_line(bytes(range(32))))
    assert public_key_in(tmp_path) == bytes(range(32))
    assert public_key_in(tmp_path / "none") is None
