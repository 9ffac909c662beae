"""One window twice: in a file, through its sheets, and beside what is public."""

from collections.abc import Sequence

import pytest

from importer.checks import repeated_rows
from importer.checks.duplicates import Sight, heard, heard_all, metres_between, repeated
from importer.checks.personal import discreet
from importer.checks.persons import Persons
from importer.checks.sheet_table import SheetTable
from importer.notices import Notice, Severity
from importer.workbook.cells import CellValue
from locator.position import Position
from locator.window import Window
from tests.notice_scenes import HERE, NAME, OFFICE, WHOLE, WITH_DATUM, Scene
from tests.sheets import SENTINEL_NAME, cells, row
from tests.windows import beside, window

LON, LAT = 112.990137, 28.110259
METRE = 1 / 111_320.0


def duplicates(scene: Scene) -> list[Notice]:
    return [notice for notice in scene.notices() if notice.code == "window-duplicate"]


def rows_told(*rows: dict[str, CellValue]) -> list[int | None]:
    return [notice.place.row for notice in duplicates(Scene(rows))]


@pytest.mark.parametrize(
    ("second", "fires", "why"),
    [
        ({}, True, "the same in all"),
        ({"latitude": LAT + 0.02}, True, "same name and address, two kilometres away"),
        ({"address": "乙路2号", "latitude": LAT + 49 * METRE}, True, "same name within fifty metres"),
        ({"address": "乙路2号", "latitude": LAT + 52 * METRE}, False, "same name beyond fifty metres"),
        ({"window_name": "天心区政务服务中心“跨省通办”窗口1"}, True, "01 and 1"),
        ({"window_name": "天心区政务服务中心 “跨省通办” 窗口０１"}, True, "spaces and full width"),
        ({"window_name": "天心区政务服务中心跨省通办窗口01"}, True, "without quotes"),
        ({"window_name": "天心区政务服务中心“跨省通办”窗口10"}, False, "another number"),
        ({"window_name": "天心区政务服务中心“跨省通办”窗口02"}, False, "its neighbour"),
        ({"address": "湖南省长沙市天心区示例路１号 ", "latitude": LAT + 0.02}, True, "an address in other widths"),
        ({"address": "湖南省长沙市天心区示例路11号", "latitude": LAT + 0.02}, False, "another house"),
        (
            {"division_code": "430104", "latitude": LAT + 0.02},
            True,
            "one address under another code, two kilometres away",
        ),
        ({"division_code": "430104", "latitude": LAT + 0.2}, False, "another county's street of that name"),
        ({"address": "乙路2号", "latitude": None}, False, "another address, and nobody knows where"),
    ],
)
def test_the_second_of_two_rows_is_a_window_again(second: dict[str, CellValue], fires: bool, why: str) -> None:
    assert rows_told(row(), row(number=2, **second)) == ([5] if fires else []), why


def test_what_is_nowhere_is_infinitely_far_from_everything() -> None:
    here, nowhere = Sight("甲", "路1号", "430103", HERE), Sight("甲", "路2号", "430103", None)
    far = [metres_between(*pair) for pair in ((here, nowhere), (nowhere, here), (nowhere, nowhere), (here, here))]
    assert far == [float("inf")] * 3 + [0.0]


def test_the_first_stands_and_all_others_are_not_published() -> None:
    notices = duplicates(Scene([row(), row(), row(office_phone="12345")]))
    assert [(notice.place.cell, notice.severity) for notice in notices] == [
        ("C5", Severity.ERROR),
        ("C6", Severity.ERROR),
    ]
    assert "第 4 行" in notices[1].words["other"]


@pytest.mark.parametrize(
    ("second", "reason", "reason_en"),
    [
        ({"latitude": LAT + 0.02}, "名称、地点都相同", "same name and address"),
        ({"address": "乙路2号"}, "名称相同，相距约 0 米", "same name, about 0 m apart"),
        ({"address": "乙路2号", "latitude": LAT + 40 * METRE}, "名称相同，相距约 40 米", "same name, about 40 m apart"),
    ],
)
def test_what_two_rows_have_in_common_is_said(second: dict[str, CellValue], reason: str, reason_en: str) -> None:
    (notice,) = duplicates(Scene([row(), row(**second)]))
    assert (notice.words["reason"], notice.words["reason_en"]) == (reason, reason_en)


def test_a_window_is_found_by_its_address_though_another_division_has_it_too() -> None:
    far, here, again = (
        Sight("一号窗口", "人民路1号", code, Position(LON, LAT + north))
        for code, north in (("430681", 0.7), ("430103", 0.0), ("430103", 0.02))
    )
    assert repeated({0: far, 1: here, 2: again}, (0, 1, 2)) == {2: 1}


@pytest.mark.parametrize("offset", range(0, 1000, 125))
def test_windows_that_are_near_are_found_in_the_far_north_too(offset: int) -> None:
    lon = 122.3 + offset * 1e-6
    east = 49 * METRE / 0.6  # the cosine of 53°
    one, other = (
        Sight("一号窗口", f"{name}路", "232701", Position(at, 53.0)) for name, at in ((1, lon), (2, lon + east))
    )
    assert repeated({0: one, 1: other}, (0, 1)) == {1: 0}


def test_windows_forty_metres_apart_are_no_chain() -> None:
    row_of = [row(address=f"{n}号", latitude=LAT + n * 40 * METRE) for n in range(4)]
    assert rows_told(*row_of) == [5, 7]


def test_a_faulty_row_sinks_no_sound_one() -> None:
    assert rows_told(row(office_phone="无", longitude="见地图"), row()) == [4]


def test_a_list_pasted_many_times_over_is_gone_through_once_for_all_its_doubles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_through: list[int] = []

    def counted(notices: Sequence[Notice], table: SheetTable, persons: Persons) -> list[Notice]:
        looked_through.append(len(notices))
        return discreet(notices, table, persons)

    monkeypatch.setattr(repeated_rows, "discreet", counted)
    assert len(rows_told(*[row()] * 50)) == 49
    assert looked_through == [49]


def test_a_row_without_a_name_is_nobodys_double() -> None:
    assert rows_told(row(window_name=None), row(window_name=None)) == []


def test_a_window_in_two_sheets_is_told_with_the_other_sheets_name() -> None:
    notices = duplicates(Scene(sheets=[cells([row()], name="甲"), cells([row()], name="乙")]))
    assert [(notice.place.sheet, notice.place.row) for notice in notices] == [("乙", 4)]
    assert "表“甲”第 4 行" in notices[0].words["other"]


def test_a_doubled_name_with_a_person_in_it_is_not_shown() -> None:
    twice = [row(window_name=f"一号窗口（{SENTINEL_NAME}）")] * 2
    assert [notice.value for notice in duplicates(Scene(twice))] == [None]


@pytest.mark.parametrize(
    ("published", "fires", "why"),
    [
        ([window("X", NAME, office="别的局", position=HERE)], True, "another office's, of one name and address"),
        (
            [window("X", NAME.replace("01", "1"), office="别的局", address="乙路", position=beside(30, HERE))],
            True,
            "near",
        ),
        ([window("X", NAME, office="别的局", address="乙路", position=beside(80, HERE))], False, "farther away"),
        ([window("X", NAME, office=OFFICE, position=HERE)], False, "it is this very window"),
        ([window("X", "乙窗口", office="别的局", position=HERE)], False, "of another name"),
    ],
)
def test_a_window_that_is_public_already_is_told_of_and_published(
    published: Sequence[Window], fires: bool, why: str
) -> None:
    assert [notice.severity for notice in duplicates(Scene([row()], published=published))] == (
        [Severity.WARNING] if fires else []
    ), why


def test_a_whole_list_does_not_double_what_it_takes_down() -> None:
    published = [window("X", NAME, office=OFFICE, position=HERE), window("Y", NAME.replace("01", "1"), office=OFFICE)]
    assert duplicates(Scene([row()], published=published, standing=WHOLE)) == []
    assert len(duplicates(Scene([row()], published=published))) == 1


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(("east", "north"), [(1, 1), (1, -1), (1, 0), (0, 1)])
def test_a_cell_of_the_grid_parts_no_neighbours(east: int, north: int, turned: bool) -> None:
    # 113.000, 28.110 is a corner of four cells in WGS-84, the datum of these rows.
    lon, lat = 113.0, 28.11
    here = row(address="甲", datum="WGS84", longitude=lon - east * 1e-5 + 1e-6, latitude=lat - north * 1e-5 + 1e-6)
    there = row(address="乙", datum="WGS84", longitude=lon + east * 1e-5 + 1e-6, latitude=lat + north * 1e-5 + 1e-6)
    scene = Scene([there, here] if turned else [here, there], labels=WITH_DATUM)
    assert [notice.place.row for notice in duplicates(scene)] == [5]


@pytest.mark.parametrize(
    "odd",
    [[], ["\0窗口0１"], ["\0窗口0１"] * 20],
    ids=["without a NUL", "with one, which parts the texts of a column", "with many"],
)
def test_a_column_of_names_is_heard_as_each_by_itself(odd: list[str]) -> None:
    texts = [
        "“跨省通办”窗口01",
        "窗口 １",
        "Ａ００1号",
        "00",
        "100",
        "无",
        "***",
        "#REF!",
        "",
        "İ大厅ß",
        "0\u200b01",
    ]
    column = [text for text in texts for _ in range(20)] + odd
    assert heard_all(column) == list(map(heard, column))
