"""What comes back as it was stays as it was: no edition, the same day of confirmation, position and private fields."""

from datetime import date

import pytest

from importer.store.private_fields import ABSENT
from locator.datum import position_in
from locator.position import Datum
from tests.desk import Desk
from tests.offices import TIANXIN, UNDATED, counter, of
from tests.sheets import LABELS, SENTINEL_MOBILE, SENTINEL_NAME


def test_what_changes_nothing_makes_no_edition(desk: Desk) -> None:
    assert desk.publish([counter("甲窗口")], header=of(TIANXIN)).document["edition"] == 1
    for options in ([], ["--whole"]):
        said = desk.publish([counter("甲窗口")], *options, header=of(TIANXIN))
        assert (said.code, said.document["edition"], len(said.document["drafts"])) == (0, None, 1)
    assert desk.editions() == [1]


def test_a_later_date_on_unchanged_rows_is_all_that_changes(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    assert desk.publish([counter("甲窗口")], header=of(TIANXIN, "2026年3月4日")).document["edition"] == 2
    (change,) = desk.diff(1, 2)["changed"]
    assert change["fields"] == {"confirmed_on": ["2026-03-02", "2026-03-04"]}
    assert change["moved_m"] == 0


@pytest.mark.parametrize("header", [UNDATED, of(TIANXIN, "2025年12月1日")])
def test_without_a_date_or_with_an_earlier_one_unchanged_rows_keep_theirs(desk: Desk, header: str) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    assert desk.publish([counter("甲窗口")], header=header).document["edition"] is None
    assert desk.windows()["甲窗口"].confirmed_on == date(2026, 3, 2)


def test_of_two_rows_only_the_changed_one_is_confirmed_anew_by_an_undated_sheet(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    desk.publish([counter("甲窗口"), counter("乙窗口", transit="步行")], header=UNDATED)
    windows = desk.windows()
    assert windows["甲窗口"].confirmed_on == date(2026, 3, 2)
    assert windows["乙窗口"].confirmed_on > date(2026, 3, 2)


def test_a_position_that_comes_back_in_another_datum_is_the_same_position(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    known = desk.windows()["甲窗口"]
    lon, lat = position_in(known.position, Datum.BD09)
    back = counter("甲窗口", longitude=lon, latitude=lat, transit="步行", datum="百度")
    assert desk.publish([back], labels={**LABELS, "datum": "坐标系"}, header=UNDATED).document["edition"] == 2
    now = desk.windows()["甲窗口"]
    assert (now.position, now.source_datum, now.precision_m) == (known.position, Datum.GCJ02, known.precision_m)
    private = desk.private(now)
    assert (private.longitude_text, private.datum, private.datum_from) == ("112.990137", "gcj02", "assumed")


def test_an_absent_private_column_leaves_what_is_stored_and_an_empty_cell_clears_it(desk: Desk) -> None:
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    window = desk.windows()["甲窗口"]
    assert (desk.private(window).manager_name, desk.private(window).manager_mobile) == (SENTINEL_NAME, SENTINEL_MOBILE)

    without = {field: label for field, label in LABELS.items() if not field.startswith("manager")}
    assert desk.publish([counter("甲窗口", transit="步行")], labels=without, header=UNDATED).document["edition"] == 2
    assert (desk.private(window).manager_name, desk.private(window).manager_mobile) == (SENTINEL_NAME, SENTINEL_MOBILE)

    emptied = counter("甲窗口", transit="步行", manager_name=None)
    assert desk.publish([emptied], header=UNDATED).document["edition"] == 3
    assert (desk.private(window).manager_name, desk.private(window).manager_mobile) == (None, SENTINEL_MOBILE)


def test_a_column_that_was_never_there_is_absent_in_the_store(desk: Desk) -> None:
    without = {field: label for field, label in LABELS.items() if not field.startswith("manager")}
    desk.publish([counter("甲窗口")], labels=without, header=of(TIANXIN))
    assert desk.private(desk.windows()["甲窗口"]).manager_name is ABSENT


def test_a_citys_code_and_its_mending_leave_one_window_with_one_id(desk: Desk) -> None:
    desk.publish([counter("甲窗口"), counter("乙窗口")], header=of(TIANXIN))
    before = desk.windows()["甲窗口"]
    desk.publish([counter("甲窗口", division_code="430100")], header=of(TIANXIN))
    (wrong,) = (window for window in desk.windows().values() if window.name == "甲窗口")
    assert (wrong.id, wrong.division.code) == (before.id, "430100")
    desk.publish([counter("甲窗口")], header=of(TIANXIN))
    assert desk.windows()["甲窗口"] == before
