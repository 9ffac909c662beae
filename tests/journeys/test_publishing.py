"""Publishing: editions made, brought back and copied; what was interrupted is taken up; who writes, writes alone."""

import errno
import hashlib
import os
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import geopandas  # type: ignore[import-untyped]  # has no stubs
import pyarrow.parquet as pq
import pytest

from importer.publishing.edition_writer import NewEdition, make_live, make_public_folder, write_edition
from importer.publishing.held_press import act_of, held_press
from importer.publishing.press import PointerLost, Press
from importer.store.draft import DraftState
from importer.store.writer_lock import writer_lock
from importer.workplace import Workplace
from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.editions.snapshot import Snapshot
from locator.editions.window_table import windows_of
from tests.sheets import workbook
from tests.staff_side import DUTY, DUTY_LABELS, import_rows, kept_in, rows_of_turn, staff_workplace
from tests.starting_gate import run_together
from tests.windows import window
from tongban import run

W_KEYS = [
    "id", "name", "division", "address", "phones", "hours", "transit", "kind", "level", "lon", "lat", "source_datum",
    "precision_m", "office", "confirmed_on", "closed_until", "items",
]  # fmt: skip
MOMENT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture
def work(tmp_path: Path, divisions: Divisions, monkeypatch: pytest.MonkeyPatch) -> Workplace:
    """A workplace over an empty folder, which is the commands' too."""
    monkeypatch.setenv("TONGBAN_DATA", str(tmp_path / "data"))
    return staff_workplace(tmp_path / "data", divisions)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A sheet as a file."""
    path = tmp_path / "表.xlsx"
    path.write_bytes(workbook(rows_of_turn(7), labels=DUTY_LABELS))
    return path


def addresses(work: Workplace) -> set[str]:
    """The ends of the live windows' addresses, which tell the turn."""
    return {window.address[-2:] for window in work.live_windows()}


def mobiles(press: Press) -> set[object]:
    """The managers' mobiles that are effective now."""
    said = press.store.private_of([window.id for window in press.live_windows()])
    return {fields.manager_mobile for fields in said.values()}


def test_each_import_makes_the_next_edition_and_leaves_the_earlier_ones_as_they_were(work: Workplace) -> None:
    assert import_rows(rows_of_turn(1), work) == 1
    first = kept_in(work.settings.data).editions[1]
    assert import_rows(rows_of_turn(2), work) == 2
    assert (work.folders.numbers(), work.folders.current()) == ([1, 2], 2)
    assert kept_in(work.settings.data).editions[1] == first
    assert addresses(work) == {"2层"}


def test_an_import_that_changes_nothing_makes_no_edition(work: Workplace) -> None:
    assert import_rows(rows_of_turn(1), work) == 1
    assert import_rows(rows_of_turn(1), work) is None
    assert work.folders.numbers() == [1]
    assert [len(kept_in(work.settings.data).drafts), kept_in(work.settings.data).unfinished] == [2, ()]


@pytest.mark.parametrize("changed", [{"manager_mobile": "13900007777"}, {"manager_name": None}, {"duty": "值班乙"}])
def test_another_contact_alone_makes_an_edition_and_is_effective_in_it(
    changed: dict[str, str | None], work: Workplace
) -> None:
    import_rows(rows_of_turn(1), work)
    windows = work.live_windows()
    assert import_rows([{**row, **changed} for row in rows_of_turn(1)], work) == 2
    assert work.live_windows() == windows
    ((field, value),) = changed.items()
    with held_press(work, "test") as press:
        for said in press.store.private_of([window.id for window in windows]).values():
            assert (said.unknown[DUTY] if field == "duty" else getattr(said, field)) == value


def test_empty_private_cells_clear_what_was_there(work: Workplace) -> None:
    import_rows(rows_of_turn(1), work)
    silent = [{**row, "manager_mobile": None, "duty": None} for row in rows_of_turn(1)]
    assert import_rows(silent, work) == 2
    with held_press(work, "test") as press:
        assert mobiles(press) == {None}


def test_the_texts_that_a_position_was_first_read_from_stay_while_it_stays(work: Workplace) -> None:
    import_rows(rows_of_turn(1), work)
    again = [{**row, "longitude": f"{row['longitude']}0", "latitude": f"{row['latitude']}0"} for row in rows_of_turn(2)]
    assert import_rows(again, work) == 2
    moved = [{**row, "longitude": "112.9866"} for row in again if row["division_code"] == "430103"]
    assert import_rows(moved, work) == 3
    with held_press(work, "test") as press:
        said = press.store.private_of([window.id for window in work.live_windows()])
    texts = {fields.longitude_text for fields in said.values()}
    assert texts == {"113.032261", "112.9866", "112.931375", "112.985884"}


def test_a_rollback_is_a_new_edition_with_the_old_windows_and_their_contacts(work: Workplace) -> None:
    for turn in (1, 2):
        import_rows(rows_of_turn(turn), work)
    assert run(["rollback", "1"]) == 0
    assert work.folders.current() == 3
    assert work.folders.manifest(3).restores == 1
    assert addresses(work) == {"1层"}
    with held_press(work, "test") as press:
        assert mobiles(press) == {"13900000001"}
    assert import_rows(rows_of_turn(3), work) == 4
    assert addresses(work) == {"3层"}


def test_a_rollback_to_an_edition_that_is_not_there_is_refused(
    work: Workplace, capsys: pytest.CaptureFixture[str]
) -> None:
    import_rows(rows_of_turn(1), work)
    assert run(["rollback", "7"]) == 2
    assert capsys.readouterr().err == "没有第 7 版。\n"
    assert work.folders.numbers() == [1]


def prepared(press: Press, work: Workplace) -> NewEdition:
    """Edition 2 as far as the private rows: what the live windows would say with other contacts, and no draft."""
    windows = press.live_windows()
    press.store.prepare_publication(2, [], [], "", act_of(work))
    return NewEdition(2, [*windows[1:]], MOMENT, "")


@pytest.mark.parametrize("reached", ["rows", "half", "folder", "pointer"])
def test_whatever_was_reached_the_next_writer_takes_it_up(reached: str, work: Workplace) -> None:
    import_rows(rows_of_turn(1), work)
    with held_press(work, "test") as press:
        new = prepared(press, work)
        if reached == "half":
            (work.public / "editions" / ".half-2").mkdir()
            (work.public / "editions" / ".half-2" / "windows.parquet").write_bytes(b"PAR1")
        if reached in {"folder", "pointer"}:
            write_edition(work.public, new)
        if reached == "pointer":
            make_live(work.public, 2)
    with held_press(work, "test") as press:
        live = 2 if reached == "pointer" else 1
        assert press.store.unfinished_publications() == []
        assert press.store.published_editions() == list(range(1, live + 1))
        assert (work.folders.numbers(), work.folders.current()) == (list(range(1, live + 1)), live)
        assert sorted(path.name for path in (work.public / "editions").iterdir()) == [*map(str, range(1, live + 1))]


def test_a_folder_that_nobody_here_prepared_is_left_alone_and_its_number_is_not_taken(work: Workplace) -> None:
    import_rows(rows_of_turn(1), work)
    write_edition(work.public, NewEdition(5, work.live_windows(), MOMENT, "laid here by hand"))
    assert import_rows(rows_of_turn(2), work) == 6
    assert work.folders.numbers() == [1, 5, 6]


def test_a_pointer_set_back_by_hand_costs_no_edition(work: Workplace) -> None:
    for turn in (1, 2, 3):
        import_rows(rows_of_turn(turn), work)
    (work.public / "current").write_text("1\n", "ascii")
    assert import_rows(rows_of_turn(4), work) == 4
    assert work.folders.numbers() == [1, 2, 3, 4]


def test_the_number_of_an_edition_that_was_live_is_never_given_again(work: Workplace) -> None:
    for turn in (1, 2, 3):
        import_rows(rows_of_turn(turn), work)
    (work.public / "current").write_text("1\n", "ascii")
    for edition in (2, 3):
        shutil.rmtree(work.folders.folder(edition))
    assert import_rows(rows_of_turn(2), work) == 4


def test_a_lost_pointer_is_said_and_nothing_is_published_from_nothing(
    work: Workplace, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_rows(rows_of_turn(1), work)
    (work.public / "current").unlink()
    with pytest.raises(PointerLost), held_press(work, "test"):
        pytest.fail("no press without a pointer")
    assert run(["--lang", "en", "import", str(sheet), "--publish"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert "Edition 1 was published" in said.err
    assert work.folders.numbers() == [1]
    (work.public / "current").write_text("1\n", "ascii")
    assert run(["import", str(sheet), "--publish"]) == 0


def test_a_damaged_live_edition_is_said_and_nothing_is_published_over_it(
    work: Workplace, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import_rows(rows_of_turn(1), work)
    path = work.folders.folder(1) / "windows.parquet"
    path.write_bytes(path.read_bytes()[:-1])
    assert run(["import", str(sheet), "--publish"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert work.folders.numbers() == [1]


def test_a_second_writer_is_refused_with_one_line_that_names_the_first(
    work: Workplace, sheet: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    work.settings.data.mkdir()
    with writer_lock(work.staff, "import", clock=lambda: MOMENT):
        for command in (["import", str(sheet), "--publish"], ["import", str(sheet)], ["rollback", "1"]):
            assert run(command) == 2
            said = capsys.readouterr()
            assert (said.out, said.err.count("\n")) == ("", 1)
            assert f"进程 {os.getpid()}" in said.err
    assert not work.public.exists()
    assert run(["import", str(sheet), "--publish"]) == 0


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> dict[str, BaseException]:
    """What forcing a file or folder of some name to disk raises; the name is what its path ends in."""
    fails: dict[str, BaseException] = {}
    fsync = os.fsync

    def fsync_or_fail(descriptor: int) -> None:
        name = Path(f"/proc/self/fd/{descriptor}").readlink().name
        if name in fails:
            raise fails.pop(name)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", fsync_or_fail)
    return fails


@pytest.mark.parametrize("at", ["windows.parquet", "manifest.json", ".half-2", "editions", ".current"])
def test_a_full_disk_leaves_the_live_edition_and_the_drafts(
    at: str, work: Workplace, sheet: Path, failing: dict[str, BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    import_rows(rows_of_turn(1), work)
    before = kept_in(work.settings.data)
    failing[at] = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    assert run(["import", str(sheet), "--publish"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    after = kept_in(work.settings.data)
    assert after.lacks(before) == []
    assert (after.live, after.unfinished, len(after.drafts)) == (1, (), 2)
    assert [path.name for path in (work.public / "editions").iterdir()] == ["1"]
    assert run(["import", str(sheet), "--publish"]) == 0
    assert addresses(work) == {"7层"}


def test_ctrl_c_after_the_pointer_has_moved_completes_the_edition(
    work: Workplace, sheet: Path, failing: dict[str, BaseException]
) -> None:
    import_rows(rows_of_turn(1), work)
    failing["public"] = KeyboardInterrupt()
    assert run(["import", str(sheet), "--publish"]) == 130
    kept = kept_in(work.settings.data)
    assert (kept.live, kept.unfinished) == (2, ())
    assert {fields.manager_mobile for fields in kept.private[2].values()} == {"13900000007"}
    with held_press(work, "test") as press:
        assert [draft.state for draft in press.store.drafts()] == [DraftState.PUBLISHED] * 2


def test_a_copy_of_an_editions_folder_is_a_copy_of_the_edition(
    work: Workplace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for turn in (1, 2):
        import_rows(rows_of_turn(turn), work)
    other = tmp_path / "another host"
    shutil.copytree(work.folders.folder(1), other / "public" / "editions" / "1")
    (other / "public" / "current").write_text("1\n", "ascii")
    snapshot = Snapshot.load(EditionFolders(other / "public"), 1)
    assert (len(snapshot), snapshot.edition) == (4, 1)
    monkeypatch.setenv("TONGBAN_DATA", str(other))
    assert run(["find", "--at", "112.98,28.11", "--json"]) == 0
    assert "1层" in capsys.readouterr().out


def test_an_editions_windows_open_in_geopandas_as_points_in_wgs84(work: Workplace) -> None:
    import_rows(rows_of_turn(1), work)
    frame = geopandas.read_parquet(work.folders.folder(1) / "windows.parquet")
    assert frame.crs is not None
    assert frame.crs.to_epsg() == 4326
    assert [*frame.columns] == [*W_KEYS, "closed_from", "geometry"]
    assert frame.geometry.is_valid.all()
    assert set(frame.geometry.geom_type) == {"Point"}
    assert [(point.x, point.y) for point in frame.geometry] == [*zip(frame.lon, frame.lat, strict=True)]
    assert set(frame.division[0]) == {"code", "name", "city", "province"}
    assert set(frame.hours[0]) == {"text", "parsed", "osm"}
    assert [*frame.id] == sorted(frame.id)


def test_an_edition_keeps_the_first_day_out_of_service_and_one_without_that_column_is_read(work: Workplace) -> None:
    suspended = window("A", closed_from=date(2026, 12, 1), closed_until=date(2026, 12, 5))
    write_edition(work.public, NewEdition(1, [suspended], MOMENT, ""))
    manifest = work.folders.manifest(1)
    assert windows_of(work.folders.windows(manifest)) == [suspended]
    path = work.folders.folder(1) / "windows.parquet"
    pq.write_table(pq.read_table(path).drop(["closed_from"]), path)  # as it was written before
    early = manifest.model_copy(update={"files": {path.name: hashlib.sha256(path.read_bytes()).hexdigest()}})
    assert windows_of(work.folders.windows(early)) == [replace(suspended, closed_from=None)]


def test_an_edition_without_windows_opens_too(work: Workplace) -> None:
    write_edition(work.public, NewEdition(1, [], MOMENT, ""))
    frame = geopandas.read_parquet(work.folders.folder(1) / "windows.parquet")
    assert (len(frame), [*frame.columns]) == (0, [*W_KEYS, "closed_from", "geometry"])
    assert windows_of(work.folders.windows(work.folders.manifest(1))) == []


def test_an_edition_that_is_there_is_never_written_again(work: Workplace) -> None:
    write_edition(work.public, NewEdition(1, [], MOMENT, ""))
    with pytest.raises(FileExistsError):
        write_edition(work.public, NewEdition(1, [], MOMENT, "another"))
    assert work.folders.manifest(1).note == ""


@pytest.mark.parametrize("umask", [0o077, 0o022, 0o000])
def test_others_can_read_editions_and_nothing_of_the_staffs_whatever_the_umask(umask: int, work: Workplace) -> None:
    before = os.umask(umask)
    try:
        import_rows(rows_of_turn(1), work)
    finally:
        os.umask(before)
    data = work.settings.data
    folders = [data, work.public, work.public / "editions", work.folders.folder(1)]
    assert [oct(folder.stat().st_mode & 0o777) for folder in folders] == ["0o755"] * 4
    files = [path for path in work.public.rglob("*") if path.is_file()]
    assert {path.name for path in files} == {
        "corrections-key",
        "current",
        "items.toml",
        "manifest.json",
        "windows.parquet",
    }
    assert {oct(path.stat().st_mode & 0o777) for path in files} == {"0o644"}
    assert oct(work.staff.stat().st_mode & 0o777) == "0o700"
    assert {oct(path.stat().st_mode & 0o777) for path in work.staff.iterdir()} == {"0o600"}
    assert {path.name for path in data.iterdir()} == {"inbox", "public", "staff"}


def test_a_folder_that_its_owner_closed_stays_closed(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir(mode=0o750)
    make_public_folder(tmp_path / "data")
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o750


def test_processes_that_make_one_folder_at_once_all_find_it(tmp_path: Path) -> None:
    script = """
import sys
from pathlib import Path
from importer.publishing.edition_writer import make_public_folder

make_public_folder(Path(sys.argv[1]))
"""
    run_together(script, [str(tmp_path / "above" / "data")], 4)
    assert [path.name for path in (tmp_path / "above").iterdir()] == ["data"]
