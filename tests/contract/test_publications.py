"""Publications in the staff store, over SQLite and PostgreSQL: prepared, completed, abandoned, brought back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from importer.store.draft import DraftMoved, DraftState
from importer.store.private_fields import PrivateFields
from importer.store.private_rows import PrivateRow
from importer.store.publications import (
    EditionTaken,
    PublicationPublished,
    PublicationState,
    PublicationUnfinished,
    PublicationUnknown,
)
from tests.kept_drafts import NEW

WINDOW = "430103-aaaaaaaa"
JIA = PrivateFields(manager_name="示例甲", manager_mobile="19900000001")
YI = PrivateFields(manager_name="示例乙")


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
