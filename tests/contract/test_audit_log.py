"""The audit log holds every act, and can only be added to."""

from datetime import datetime

import pytest
from sqlalchemy import text, update
from sqlalchemy.exc import DBAPIError

from importer.store.audit_log import Act
from importer.store.database import Database
from importer.store.draft import DraftMode, DraftMoved, DraftState, NewDraft
from importer.store.schema import AUDIT
from importer.store.vault import SealBroken

NEW = NewDraft("示例办", "4301", DraftMode.ADD, None, b"", {}, ())


@pytest.fixture
def below(place, store):
    """The database under the store, for one who goes around the store."""
    database = Database.open(place.url)
    yield database
    database.close()


def test_every_act_is_written_down_with_who_when_what_and_from_where(store, act):
    first, second = store.keep_draft(NEW, act), store.keep_draft(NEW, act)
    store.move_draft(first, DraftState.HANDED_IN, Act("城市", "10.0.0.2", act.at))
    store.prepare_publication(1, [second], [], "", act)
    store.abandon_publication(1, act)
    store.prepare_publication(1, [second], [], "", act)
    store.complete_publication(1, act)
    store.record_rollback(2, 1, "", act)
    store.record(act, "contact-shown", "window w1", {"agency": "示例局"})
    said = store.audit()
    assert [(entry.what, entry.subject) for entry in said] == [
        ("draft-kept", "draft 1"),
        ("draft-kept", "draft 2"),
        ("draft-handed-in", "draft 1"),
        ("publication-prepared", "edition 1"),
        ("publication-abandoned", "edition 1"),
        ("publication-prepared", "edition 1"),
        ("publication-completed", "edition 1"),
        ("rollback-prepared", "edition 2"),
        ("contact-shown", "window w1"),
    ]
    assert said[2].act == Act("城市", "10.0.0.2", act.at)
    assert said[2].details == {"before": "open"}
    assert said[-1].details == {"agency": "示例局"}
    assert [entry.what for entry in store.audit("draft 1")] == ["draft-kept", "draft-handed-in"]


def test_an_act_that_fails_is_not_written_down(store, act):
    draft_id = store.keep_draft(NEW, act)
    with pytest.raises(DraftMoved):
        store.move_draft(draft_id, DraftState.RETURNED, act)
    assert [entry.what for entry in store.audit()] == ["draft-kept"]


def test_an_act_at_no_certain_moment_is_refused():
    with pytest.raises(ValueError, match="zone"):
        Act("clerk", "here", datetime(2026, 3, 2))  # noqa: DTZ001


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET who = 'nobody'",
        "UPDATE audit SET details = details WHERE id = 1",
        "DELETE FROM audit",
        "DELETE FROM audit WHERE id = 1",
    ],
)
def test_the_database_refuses_to_change_a_line(store, below, act, statement):
    store.keep_draft(NEW, act)
    with pytest.raises(DBAPIError, match="only be added to"), below.writing() as connection:
        connection.execute(text(statement))
    assert [entry.act for entry in store.audit()] == [act]


def test_a_line_is_neither_replaced_nor_are_all_wiped_away(store, below, place, act):
    store.keep_draft(NEW, act)
    statement = {
        "sqlite": "INSERT OR REPLACE INTO audit SELECT id, at, 'nobody', origin, what, subject, details FROM audit",
        "postgresql": "TRUNCATE audit",
    }[place.kind]
    with pytest.raises(DBAPIError, match="only be added to"), below.writing() as connection:
        connection.execute(text(statement))
    assert [entry.act for entry in store.audit()] == [act]


@pytest.mark.parametrize("column", ["id", "at", "who", "origin", "what", "subject"])
def test_a_line_that_was_forged_behind_the_triggers_does_not_open(store, below, place, act, column):
    store.record(act, "contact-shown", "window w1", {})
    forged = {"at": act.at.replace(year=2020), "id": 2}.get(column, "another")
    off = {"sqlite": "DROP TRIGGER audit_stays_as_written", "postgresql": "ALTER TABLE audit DISABLE TRIGGER USER"}
    with below.writing() as connection:
        connection.execute(text(off[place.kind]))
        connection.execute(update(AUDIT).values({column: forged}))
    with pytest.raises(SealBroken, match="audit"):
        store.audit()
