"""kill −9 while somebody works at a draft: it is as it was before the act, or as it is after, and nothing between."""

from pathlib import Path

import pytest

from importer.desk import mending, passing_on
from importer.store.draft import DraftState
from locator.divisions.divisions import Divisions
from tests.desk_drafts import COMMENT, NEW_ADDRESS, ROW, DraftDesk, asked, opened_desk
from tests.sheets import changsha_rows
from tests.stepwise import kills


@pytest.fixture
def data(tmp_path: Path, divisions: Divisions) -> Path:
    """A data folder with one draft, which somebody has mended and handed in."""
    with opened_desk(tmp_path / "data", divisions) as desk:
        rows = changsha_rows()
        rows[1]["division_code"] = "410029"
        draft_id = desk.upload(rows)
        mending.edit(desk.acts, draft_id, 4, {"transit": "公交：102"}, asked())
        passing_on.hand_in(desk.acts, [draft_id], asked())
    return tmp_path / "data"


def whole(desk: DraftDesk, draft_id: int = 1) -> tuple[DraftState, int, str]:
    """A draft's state, version, and second address; what is kept of it is what it comes to, to the letter."""
    now = desk.now(draft_id)
    draft, notices = desk.store.draft(draft_id), desk.acts.judge.rules().notices
    if draft.state is not DraftState.PUBLISHED:
        assert desk.store.report(draft_id) == now.report(notices)
        assert desk.store.findings(draft_id)["publishable"] == draft.publishable == now.judged.publishable
        assert sum(row.publishable for row in desk.store.rows(draft_id)) == draft.publishable
    logged = [entry.details.get("number") for entry in desk.store.audit(f"draft {draft_id}")]
    assert [number for number in logged if number] == list(range(2, now.version + 1))
    return draft.state, now.version, now.judged.tables[0].table.text("address", 1)


def left(action: str, data: Path, tmp_path: Path, divisions: Divisions) -> set[tuple[DraftState, int, str]]:
    """What a writer that is killed at each of its steps leaves of the first draft; the next act has to work there."""
    found = set()
    for copy, before in kills(action, data, tmp_path / "copies").items():
        with opened_desk(copy, divisions) as desk:
            found.add(whole(desk))
            said = len(passing_on.thread(desk.acts, 1))
            passing_on.comment(desk.acts, 1, "还在", asked())
            assert len(passing_on.thread(desk.acts, 1)) == said + 1, before
    return found


def test_an_edit_is_kept_whole_or_not_at_all(data: Path, tmp_path: Path, divisions: Divisions) -> None:
    old = "湖南省长沙市天心区示例路2号"
    handed_in = DraftState.HANDED_IN
    # The last step that is not done is what comes after the commit, where there is one.
    found = left("mend", data, tmp_path, divisions)
    assert (handed_in, 3, old) in found
    assert found <= {(handed_in, 3, old), (handed_in, 4, NEW_ADDRESS)}


def test_a_return_and_its_comment_are_kept_together(data: Path, tmp_path: Path, divisions: Divisions) -> None:
    for copy, before in kills("return-draft", data, tmp_path / "copies").items():
        with opened_desk(copy, divisions) as desk:
            state, version, _ = whole(desk)
            said = [each.text for each in passing_on.thread(desk.acts, 1)]
        assert (state, version, said) in (
            (DraftState.HANDED_IN, 3, [""]),
            (DraftState.RETURNED, 4, ["", COMMENT]),
        ), before


def test_an_upload_takes_the_earlier_drafts_place_or_there_is_none(
    data: Path, tmp_path: Path, divisions: Divisions
) -> None:
    with opened_desk(data, divisions) as desk:
        passing_on.give_back(desk.acts, 1, COMMENT, asked())
    for copy, before in kills("upload-again", data, tmp_path / "copies").items():
        with opened_desk(copy, divisions) as desk:
            states = [draft.state for draft in desk.store.drafts()]
            if len(states) == 2:
                whole(desk, 2)
        assert states in ([DraftState.RETURNED], [DraftState.WITHDRAWN, DraftState.OPEN]), before


def test_a_published_draft_is_public_as_it_was_mended_or_is_handed_in_still(
    data: Path, tmp_path: Path, divisions: Divisions
) -> None:
    with opened_desk(data, divisions) as desk:
        mending.edit(desk.acts, 1, ROW, {"address": NEW_ADDRESS, "division_code": "430103"}, asked())
    seen = set()
    for copy, before in kills("publish-draft", data, tmp_path / "copies").items():
        with opened_desk(copy, divisions) as desk:
            state, version, address = whole(desk)
            public = {window.address for window in desk.work.live_windows()}
        assert (version, address) == (4, NEW_ADDRESS), before
        assert state is (DraftState.PUBLISHED if public else DraftState.HANDED_IN), before
        assert not public or NEW_ADDRESS in public, before
        seen.add(state)
    assert seen == {DraftState.HANDED_IN, DraftState.PUBLISHED}
