"""Drafts in the staff store, over SQLite and over a real PostgreSQL."""

import resource
import signal
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

import importer
from importer.store import database
from importer.store.database import STORE_FILE, Database, StoreBusy, StoreUnavailable, sqlite_url
from importer.store.draft import DraftMode, DraftMoved, DraftState, DraftUnknown
from importer.store.drafts import read_drafts
from importer.store.staff_store import StaffStore
from tests.kept_drafts import NEW, ROWS

SOURCE = Path(importer.__file__).parents[1]
KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from importer.store.audit_log import Act
from importer.store.draft import DraftMode, DraftRow, NewDraft
from importer.store.staff_store import StaffStore
from importer.store.vault import Vault

def rows():
    for number in range(4500):
        yield DraftRow("长沙", number, True, None, {})
    os.kill(os.getpid(), signal.SIGKILL)

store = StaffStore.open(sys.argv[1], Vault.from_key(bytes.fromhex(sys.argv[2])))
new = NewDraft("示例办", "43", DraftMode.ADD, None, b"", {}, rows())
store.keep_draft(new, Act("clerk", "here", datetime(2026, 3, 2, tzinfo=UTC)))
"""


def test_a_draft_comes_back_as_it_was_kept(store, act):
    draft_id = store.keep_draft(NEW, act)
    kept = store.draft(draft_id)
    assert (kept.office, kept.scope, kept.mode, kept.base_edition) == ("示例办", "4301", DraftMode.WHOLE, 3)
    assert (kept.state, kept.edition, kept.created_at) == (DraftState.OPEN, None, act.at)
    assert (kept.rows, kept.publishable) == (2, 1)
    assert store.rows(draft_id) == list(ROWS)
    assert store.workbook(draft_id) == NEW.workbook
    assert store.report(draft_id) == NEW.report
    assert store.findings(draft_id) == NEW.findings


def test_drafts_outlive_the_process_that_kept_them(store, place, vault, act):
    draft_id = store.keep_draft(NEW, act)
    store.close()
    again = StaffStore.open(place.url, vault)
    assert again.rows(draft_id) == list(ROWS)
    again.close()


def test_a_moment_comes_back_as_the_same_moment_whatever_its_zone(store, act):
    beijing = replace(act, at=datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=timezone(timedelta(hours=8))))
    kept = store.draft(store.keep_draft(NEW, beijing))
    assert kept.created_at == beijing.at
    assert kept.created_at.tzinfo is UTC


def test_an_empty_sheet_makes_a_draft_too(store, act):
    draft_id = store.keep_draft(replace(NEW, rows=(), workbook=b"", report={}), act)
    assert store.rows(draft_id) == []
    assert (store.draft(draft_id).rows, store.workbook(draft_id), store.report(draft_id)) == (0, b"", {})


def test_rows_keep_their_order_over_many_batches(store, act):
    rows = [replace(ROWS[0], row=number) for number in range(7, 5007)]
    draft_id = store.keep_draft(replace(NEW, rows=iter(rows)), act)
    assert [row.row for row in store.rows(draft_id)] == list(range(7, 5007))
    assert store.draft(draft_id).publishable == 5000


def test_drafts_are_listed_oldest_first_and_by_state(store, act):
    first, second, third = (store.keep_draft(NEW, act) for _ in range(3))
    store.move_draft(second, DraftState.HANDED_IN, act)
    assert [draft.id for draft in store.drafts()] == [first, second, third]
    assert [draft.id for draft in store.drafts(DraftState.OPEN)] == [first, third]


def test_an_unknown_draft_is_called_that_everywhere(store, act):
    store.keep_draft(NEW, act)
    for ask in (store.draft, store.rows, store.workbook, store.report, store.findings):
        with pytest.raises(DraftUnknown, match="2"):
            ask(2)
    with pytest.raises(DraftUnknown):
        store.move_draft(2, DraftState.WITHDRAWN, act)
    with pytest.raises(DraftUnknown):
        store.prepare_publication(1, [2], [], "", act)
    assert store.unfinished_publications() == []


def test_a_draft_whose_rows_fail_half_way_is_not_kept(store, act):
    def rows():
        yield from (ROWS[0] for _ in range(4500))
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store.keep_draft(replace(NEW, rows=rows()), act)
    assert store.drafts() == []
    assert store.audit() == []


def test_a_draft_whose_process_is_killed_half_way_is_not_kept(store, place, key, act):
    draft_id = store.keep_draft(NEW, act)
    ended = subprocess.run([sys.executable, "-c", KILLED, place.url, key.hex()], cwd=SOURCE, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert [draft.id for draft in store.drafts()] == [draft_id]
    assert store.keep_draft(NEW, act) == draft_id + 1
    assert len(store.rows(draft_id + 1)) == 2


def test_two_writers_at_once_both_keep_all_they_bring(store, place, vault, act):
    other = StaffStore.open(place.url, vault)
    with ThreadPoolExecutor(4) as together:
        waiting = [together.submit(each.keep_draft, NEW, act) for each in (store, other) * 10]
        numbers = [each.result() for each in waiting]
    other.close()
    assert sorted(numbers) == list(range(1, 21))
    assert all(store.rows(number) == list(ROWS) for number in numbers)
    assert [entry.id for entry in store.audit()] == list(range(1, 21))


def test_a_reader_does_not_wait_for_a_writer_and_sees_nothing_unfinished(store, place, act):
    store.keep_draft(NEW, act)
    writing = Database.open(place.url)
    with writing.writing() as connection:
        connection.exec_driver_sql("UPDATE drafts SET office = 'half'")
        assert [draft.office for draft in store.drafts()] == ["示例办"]
    writing.close()


def test_a_reader_sees_one_state_throughout(store, place, act):
    reading = Database.open(place.url)
    with reading.reading() as connection:
        assert read_drafts(connection, None) == []
        store.keep_draft(NEW, act)
        assert read_drafts(connection, None) == []
    reading.close()
    assert len(store.drafts()) == 1


def test_a_writer_that_waits_too_long_is_told_so_and_keeps_nothing(place, vault, act, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE_S", 1)
    store = StaffStore.open(place.url, vault)
    other = Database.open(place.url)
    with other.writing(), pytest.raises(StoreBusy, match="稍后"):
        store.keep_draft(NEW, act)
    other.close()
    assert store.drafts() == []
    store.close()


def test_a_store_that_fails_under_an_act_is_one_sentence_and_keeps_nothing(store, place, act):
    # Each database in its own way: a disk without room, a server that goes away.
    room = resource.getrlimit(resource.RLIMIT_FSIZE)

    def rows():
        yield from ROWS
        if place.cluster:
            terminate = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            place.cluster.run("psql", "-h", str(place.cluster.folder), "-U", "tongban", "-c", terminate, "postgres")
        else:
            resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, room[1]))
        yield from (replace(ROWS[0], row=number) for number in range(4500))

    try:
        with pytest.raises(StoreUnavailable, match="磁盘"):
            store.keep_draft(replace(NEW, rows=rows()), act)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, room)
    assert store.drafts() == []


def test_a_file_that_is_damaged_while_it_is_open_is_one_sentence(tmp_path, vault):
    store = StaffStore.open(sqlite_url(tmp_path), vault)
    file = tmp_path / STORE_FILE
    with closing(sqlite3.connect(file)) as beside:
        beside.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    file.write_bytes(b"these are not the tables you are looking for" * 1000)
    with pytest.raises(StoreUnavailable, match="打不开或不能读写"):
        store.drafts()
    store.close()


def test_a_draft_is_handed_in_returned_reopened_and_withdrawn(store, act):
    draft_id = store.keep_draft(NEW, act)
    for state in (DraftState.HANDED_IN, DraftState.RETURNED, DraftState.OPEN, DraftState.WITHDRAWN):
        store.move_draft(draft_id, state, act)
        assert store.draft(draft_id).state is state


def test_a_withdrawn_or_returned_draft_is_not_published(store, act):
    withdrawn, returned = store.keep_draft(NEW, act), store.keep_draft(NEW, act)
    store.move_draft(withdrawn, DraftState.WITHDRAWN, act)
    store.move_draft(returned, DraftState.HANDED_IN, act)
    store.move_draft(returned, DraftState.RETURNED, act)
    for draft_id in (withdrawn, returned):
        with pytest.raises(DraftMoved, match=str(draft_id)):
            store.prepare_publication(1, [draft_id], [], "", act)
    with pytest.raises(DraftMoved):
        store.move_draft(withdrawn, DraftState.OPEN, act)
