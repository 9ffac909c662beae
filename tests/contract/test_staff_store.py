"""Drafts and publications in the staff store, over SQLite and over a real PostgreSQL."""

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
from importer.store.draft import DraftMode, DraftMoved, DraftRow, DraftState, DraftUnknown, NewDraft
from importer.store.drafts import read_drafts
from importer.store.private_fields import PrivateFields
from importer.store.private_rows import PrivateRow
from importer.store.publications import (
    EditionTaken,
    PublicationPublished,
    PublicationState,
    PublicationUnfinished,
    PublicationUnknown,
)
from importer.store.staff_store import StaffStore

SOURCE = Path(importer.__file__).parents[1]
ROWS = (
    DraftRow(
        sheet="长沙",
        row=7,
        publishable=True,
        window_id="430103-aaaaaaaa",
        source={"C7": "示例窗口"},
        private={"manager_name": "示例甲"},
        unknown={"备注": "靠窗"},
    ),
    DraftRow(
        sheet="长沙",
        row=8,
        publishable=False,
        window_id=None,
        source={"C8": "", "K8": "半个\ud83d字"},
        private={"manager_name": None},
    ),
)
NEW = NewDraft(
    office="示例办",
    scope="4301",
    mode=DraftMode.WHOLE,
    base_edition=3,
    workbook=b"PK\x03\x04\x00\xff",
    report={"file": "示例.xlsx", "rows": 2, "notices": []},
    rows=ROWS,
)
WINDOW = "430103-aaaaaaaa"
JIA = PrivateFields(manager_name="示例甲", manager_mobile="19900000001")
YI = PrivateFields(manager_name="示例乙")
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


@pytest.fixture
def publish(store, act):
    """Publish what one draft says of windows, at once."""

    def published(edition, said):
        draft_id = store.keep_draft(NEW, act)
        rows = [PrivateRow(window_id, draft_id, fields) for window_id, fields in said.items()]
        store.prepare_publication(edition, [draft_id], rows, "", act)
        store.complete_publication(edition, act)
        return draft_id

    return published


def test_a_draft_comes_back_as_it_was_kept(store, act):
    draft_id = store.keep_draft(NEW, act)
    kept = store.draft(draft_id)
    assert (kept.office, kept.scope, kept.mode, kept.base_edition) == ("示例办", "4301", DraftMode.WHOLE, 3)
    assert (kept.state, kept.edition, kept.created_at) == (DraftState.OPEN, None, act.at)
    assert (kept.rows, kept.publishable) == (2, 1)
    assert store.rows(draft_id) == list(ROWS)
    assert store.workbook(draft_id) == NEW.workbook
    assert store.report(draft_id) == NEW.report


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
    for ask in (store.draft, store.rows, store.workbook, store.report):
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


def test_only_a_publication_makes_a_draft_published(store, act):
    draft_id = store.keep_draft(NEW, act)
    with pytest.raises(DraftMoved):
        store.move_draft(draft_id, DraftState.PUBLISHED, act)


def test_a_draft_on_its_way_out_stays_as_it_is(store, act):
    draft_id = store.keep_draft(NEW, act)
    store.prepare_publication(1, [draft_id], [], "", act)
    with pytest.raises(PublicationUnfinished, match="1"):
        store.move_draft(draft_id, DraftState.WITHDRAWN, act)


def test_private_rows_are_effective_only_once_their_edition_is_live(store, act):
    draft_id = store.keep_draft(NEW, act)
    store.prepare_publication(1, [draft_id], [PrivateRow(WINDOW, draft_id, JIA)], "三月", act)
    assert store.private_of([WINDOW]) == {}
    assert [each.edition for each in store.unfinished_publications()] == [1]
    later = replace(act, at=act.at + timedelta(minutes=5))
    store.complete_publication(1, later)
    assert store.private_of([WINDOW]) == {WINDOW: JIA}
    assert store.unfinished_publications() == []
    published = store.publication(1)
    assert (published.state, published.note, published.draft_ids) == (PublicationState.PUBLISHED, "三月", (draft_id,))
    assert (published.created_at, published.published_at) == (act.at, later.at)
    assert (store.draft(draft_id).state, store.draft(draft_id).edition) == (DraftState.PUBLISHED, 1)


def test_an_abandoned_publication_leaves_nothing_and_its_number_is_free(store, act):
    draft_id = store.keep_draft(NEW, act)
    store.prepare_publication(1, [draft_id], [PrivateRow(WINDOW, draft_id, JIA)], "", act)
    store.abandon_publication(1, act)
    assert (store.private_of([WINDOW]), store.unfinished_publications()) == ({}, [])
    assert store.draft(draft_id).state is DraftState.OPEN
    store.prepare_publication(1, [draft_id], [PrivateRow(WINDOW, draft_id, YI)], "", act)
    store.complete_publication(1, act)
    assert store.private_of([WINDOW]) == {WINDOW: YI}


def test_a_publication_is_completed_once_and_then_stays(store, act, publish):
    publish(1, {WINDOW: JIA})
    lines = len(store.audit())
    store.complete_publication(1, act)
    assert len(store.audit()) == lines
    with pytest.raises(PublicationPublished, match="rollback"):
        store.abandon_publication(1, act)
    assert store.private_of([WINDOW]) == {WINDOW: JIA}


def test_an_unknown_publication_is_called_that(store, act):
    for ask in (
        lambda: store.publication(9),
        lambda: store.complete_publication(9, act),
        lambda: store.abandon_publication(9, act),
    ):
        with pytest.raises(PublicationUnknown, match="9"):
            ask()


def test_editions_are_numbered_upwards_and_come_one_at_a_time(store, act, publish):
    publish(4, {})
    for taken in (4, 3):
        with pytest.raises(EditionTaken, match="4"):
            store.prepare_publication(taken, [], [], "", act)
    store.prepare_publication(5, [], [], "", act)
    with pytest.raises(PublicationUnfinished, match="5"):
        store.prepare_publication(6, [], [], "", act)
    with pytest.raises(PublicationUnfinished, match="5"):
        store.record_rollback(6, 4, "", act)


def test_a_publication_that_fails_half_way_is_not_prepared(store, act):
    draft_id = store.keep_draft(NEW, act)
    with pytest.raises(ValueError, match="draft"):
        store.prepare_publication(1, [draft_id], [PrivateRow(WINDOW, draft_id + 1, JIA)], "", act)
    assert store.unfinished_publications() == []


def test_what_a_later_sheet_leaves_out_stays_and_what_it_empties_goes(store, publish):
    publish(1, {WINDOW: JIA})
    publish(2, {WINDOW: YI})
    assert store.private_of([WINDOW])[WINDOW] == PrivateFields(manager_name="示例乙", manager_mobile="19900000001")
    publish(3, {WINDOW: PrivateFields(manager_mobile=None)})
    assert store.private_of([WINDOW])[WINDOW] == PrivateFields(manager_name="示例乙", manager_mobile=None)


def test_of_two_drafts_of_one_edition_the_later_has_the_last_word(store, act):
    first, second = store.keep_draft(NEW, act), store.keep_draft(NEW, act)
    rows = [PrivateRow(WINDOW, second, YI), PrivateRow(WINDOW, first, JIA)]
    store.prepare_publication(1, [first, second], rows, "", act)
    store.complete_publication(1, act)
    assert store.private_of([WINDOW])[WINDOW] == JIA.followed_by(YI)


def test_each_edition_keeps_its_own_private_state(store, publish):
    publish(1, {WINDOW: JIA, "430104-bbbbbbbb": YI})
    publish(2, {"430104-bbbbbbbb": JIA})
    publish(5, {WINDOW: YI})
    assert store.private_of([WINDOW, "430104-bbbbbbbb"], at_edition=1) == {WINDOW: JIA, "430104-bbbbbbbb": YI}
    assert store.private_of([WINDOW], at_edition=4) == {WINDOW: JIA}
    assert store.private_of(["430104-bbbbbbbb"], at_edition=2) == {"430104-bbbbbbbb": JIA}
    assert store.private_of([WINDOW, "no-such-window"]) == {WINDOW: JIA.followed_by(YI)}
    assert store.private_of([]) == {}


def test_a_rollback_brings_back_what_was_private_then(store, act, publish):
    publish(1, {WINDOW: JIA})
    publish(2, {WINDOW: PrivateFields(manager_name=None, manager_mobile=None)})
    store.record_rollback(3, 1, "回到第一版", act)
    assert store.private_of([WINDOW])[WINDOW].manager_name is None
    store.complete_publication(3, act)
    assert store.private_of([WINDOW]) == {WINDOW: JIA}
    assert store.publication(3).restores == 1


def test_what_is_published_after_a_rollback_builds_on_what_it_brought_back(store, act, publish):
    publish(1, {WINDOW: JIA})
    publish(2, {WINDOW: PrivateFields(manager_mobile="19900000002", unknown={"备注": "第二版"})})
    store.record_rollback(3, 1, "", act)
    store.complete_publication(3, act)
    publish(4, {WINDOW: YI})
    assert store.private_of([WINDOW]) == {WINDOW: JIA.followed_by(YI)}
    # The same sheet again as in the edition that was undone: it must count, though a row of it lies there already.
    publish(5, {WINDOW: PrivateFields(manager_mobile="19900000002")})
    assert store.private_of([WINDOW])[WINDOW].manager_mobile == "19900000002"


def test_an_abandoned_rollback_changes_nothing(store, act, publish):
    publish(1, {WINDOW: JIA})
    publish(2, {WINDOW: YI})
    before = store.private_of([WINDOW])
    store.record_rollback(3, 1, "", act)
    store.abandon_publication(3, act)
    assert store.private_of([WINDOW]) == before
    with pytest.raises(ValueError, match="3"):
        store.record_rollback(3, 3, "", act)


def test_a_province_of_windows_is_kept_and_found(store, publish):
    said = {f"430000-{number:08d}": PrivateFields(number=str(number)) for number in range(12_000)}
    publish(1, said)
    assert store.private_of(list(said)) == said
