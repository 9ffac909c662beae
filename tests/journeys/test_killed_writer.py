"""kill −9 while a writer imports and publishes: no half edition, and nothing that was acknowledged is lost."""

from pathlib import Path

import pytest

from importer.workplace import Workplace
from locator.divisions.divisions import Divisions
from tests.killing import kill_writers
from tests.staff_side import NOTHING, Kept, import_rows, kept_in, rows_of_turn, staff_workplace
from tests.stepwise import kills

KILLS = 20


def next_import(work: Workplace, promised: Kept) -> Kept:
    """What there is after the next import, which has to work, and to leave nothing behind."""
    edition = import_rows(rows_of_turn(9), work)
    kept = kept_in(work.settings.data)
    assert kept.live == edition == max(kept.editions)
    assert kept.unfinished == ()
    assert kept.lacks(promised) == []
    assert {each.manager_mobile for each in kept.private[edition].values()} == {"13900000009"}
    assert not [path.name for path in (work.public / "editions").iterdir() if not path.name.isdigit()]
    return kept


@pytest.fixture
def published(tmp_path: Path, divisions: Divisions) -> Path:
    """A data folder with two editions."""
    work = staff_workplace(tmp_path / "data", divisions)
    assert [import_rows(rows_of_turn(turn), work) for turn in (0, 1)] == [1, 2]
    return tmp_path / "data"


@pytest.mark.parametrize("action", ["publish", "rollback"])
def test_a_writer_killed_at_any_step_leaves_the_old_edition_or_the_new_one(
    action: str, published: Path, tmp_path: Path, divisions: Divisions
) -> None:
    promised = kept_in(published)
    seen = set()
    for copy, before in kills(action, published, tmp_path / "copies").items():
        left = kept_in(copy)
        assert left.lacks(promised) == [], before
        assert left.live in {2, 3}, before
        assert set(left.editions) - {3} == {1, 2}, before
        after = next_import(staff_workplace(copy, divisions), left)
        assert after.live == (left.live or 0) + 1, before
        seen.add((left.live, bool(left.unfinished), 3 in left.editions))
    assert seen == {
        (2, False, False),  # nothing prepared yet
        (2, True, False),  # private rows, no folder
        (2, True, True),  # folder, not live
        (3, True, True),  # live, not completed
    }


def test_a_first_writer_killed_at_any_step_leaves_no_edition_or_a_whole_one(
    tmp_path: Path, divisions: Divisions
) -> None:
    for copy, before in kills("publish", tmp_path / "none", tmp_path / "copies").items():
        work = staff_workplace(copy, divisions)
        if (copy / "staff" / "staff.sqlite").exists():
            left = kept_in(copy)
            assert left.live in {None, 1}, before
            assert set(left.editions) <= {1}, before
        else:
            left = NOTHING
            assert not (copy / "public").exists()
        assert next_import(work, left).live == (left.live or 0) + 1, before
        assert (copy / "staff").stat().st_mode & 0o777 == 0o700
        assert {path.stat().st_mode & 0o777 for path in (copy / "staff").iterdir()} == {0o600}
        assert all(
            path.stat().st_mode & 0o555 == 0o555 for path in [copy, *copy.glob("public"), *copy.glob("public/*/")]
        )


def test_whoever_takes_up_a_killed_publication_may_be_killed_too(
    published: Path, tmp_path: Path, divisions: Divisions
) -> None:
    promised = kept_in(published)
    copy_at = {before: copy for copy, before in kills("publish", published, tmp_path / "copies").items()}
    for at, becomes in (
        ("fsync .half-3", 2),  # the folder is still a half one
        ("fsync editions", 2),  # the folder has its number, the pointer is at the old one
        ("fsync public", 3),  # the pointer has moved, the private rows are not effective
    ):
        again = kills("recover", copy_at[at], tmp_path / at.replace(" ", "-"))
        assert "commit" in again.values()
        for copy, before in again.items():
            left = kept_in(copy)
            assert left.lacks(promised) == [], before
            assert left.live == becomes, before
            assert next_import(staff_workplace(copy, divisions), left).live == becomes + 1, before


def test_twenty_writers_killed_at_random_moments_lose_nothing(
    tmp_path: Path, divisions: Divisions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path / "data"))
    kill_writers(tmp_path, divisions, KILLS)
