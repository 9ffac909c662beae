"""What citizens said in the staff store, over SQLite and over a real PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest
from alembic import command
from sqlalchemy import create_engine, insert, update
from sqlalchemy.exc import IntegrityError

from importer.store.corrections import Correction
from importer.store.database import Database
from importer.store.migrations import configuration
from importer.store.schema import CORRECTIONS
from importer.store.staff_store import StaffStore
from importer.store.vault import SealBroken
from locator.corrections.note import Note, Wrong

SAID = "SENTINEL 下午三点就关门了"
FIRST = Correction(Note("1" * 32, "430103-HALL", date(2026, 3, 2), Wrong.HOURS, SAID), "天心区数据局")
SECOND = Correction(Note("2" * 32, "430104-HALL", date(2026, 3, 1), Wrong.CLOSED, ""), None)


@pytest.fixture
def below(place, store):
    """The database under the store, for one who goes around it."""
    database = Database.open(place.url)
    yield database
    database.close()


def test_corrections_come_back_as_they_were_kept_the_oldest_first(store, act):
    assert store.keep_corrections([FIRST, SECOND], act) == 2
    assert store.corrections() == [SECOND, FIRST]


def test_a_correction_that_is_kept_stays_as_it_is(store, act):
    store.keep_corrections([FIRST], act)
    other = Correction(replace(FIRST.note, text="something else"), "another office")
    assert store.keep_corrections([other, SECOND, other], act) == 1
    assert store.corrections() == [SECOND, FIRST]
    assert store.keep_corrections([], act) == 0


def test_each_keeping_that_brings_something_new_is_in_the_audit_log(store, act):
    for _ in range(2):
        store.keep_corrections([FIRST], act)
    [entry] = store.audit("inbox")
    assert (entry.what, entry.details) == ("corrections-kept", {"ids": [FIRST.note.id]})


def test_collectors_at_once_keep_each_correction_once(store, place, vault, act):
    other = StaffStore.open(place.url, vault)
    with ThreadPoolExecutor(4) as together:
        new = list(together.map(lambda each: each.keep_corrections([FIRST, SECOND], act), (store, other) * 5))
    other.close()
    assert sorted(new) == [0] * 9 + [2]
    assert len(store.corrections()) == 2


def test_no_text_lies_in_the_database_in_clear(store, place, act):
    store.keep_corrections([FIRST], act)
    content = place.everything_on_disk()
    assert FIRST.note.window_id.encode() in content
    assert b"SENTINEL" not in content
    assert b"SENTINEL".hex().encode() not in content


@pytest.mark.parametrize("moved", [{"window_id": "430104-HALL"}, {"day": date(2026, 3, 3)}, {"wrong": "closed"}])
def test_a_text_opens_under_no_other_window_day_or_choice(store, below, act, moved):
    store.keep_corrections([FIRST], act)
    with below.writing() as connection:
        connection.execute(update(CORRECTIONS).values(moved))
    with pytest.raises(SealBroken):
        store.corrections()


def test_the_database_itself_refuses_a_choice_that_there_is_not(store, below, act):
    store.keep_corrections([FIRST], act)
    with pytest.raises(IntegrityError), below.writing() as connection:
        connection.execute(update(CORRECTIONS).values(wrong="all"))


def test_the_database_knows_every_choice(below):
    rows = [
        {"id": f"{number:032}", "window_id": "w", "day": FIRST.note.day, "wrong": wrong.value, "content": b""}
        for number, wrong in enumerate(Wrong)
    ]
    with below.writing() as connection:
        assert connection.execute(insert(CORRECTIONS), rows).rowcount in {len(rows), -1}


def test_a_store_from_before_corrections_takes_them(place, vault, act):
    place.staff.mkdir()
    engine = create_engine(place.url)
    with engine.begin() as connection:
        command.upgrade(configuration(connection), "0002")
    engine.dispose()
    store = StaffStore.open(place.url, vault)
    assert store.keep_corrections([FIRST], act) == 1
    store.close()
