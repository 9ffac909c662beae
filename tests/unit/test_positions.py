"""Positions judged: the samples, both in one cell, decimals in disguise, datums, doubtful and distant points."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyproj import Geod, Transformer

from importer.checks.judged import JudgedFile
from importer.checks.judging import judge
from importer.checks.rules import CheckRules
from importer.columns import read_form
from importer.notices import Notice, NoticeTable, Severity
from importer.workbook.cells import CellValue
from locator.datum import position_in
from locator.divisions.divisions import Divisions
from locator.position import Datum
from locator.window import Window
from tests.sheets import LABELS, cells, row

WGS84 = Geod(ellps="WGS84")
MERCATOR = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
WITH_DATUM = {**LABELS, "datum": "坐标系"}
IN_ONE_COLUMN = {field: "经纬度" if field == "longitude" else label for field, label in LABELS.items()}
del IN_ONE_COLUMN["latitude"]
LINES = (Path(__file__).parents[1] / "samples" / "positions.jsonl").read_text("utf-8").splitlines()
SAMPLES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
NINGXIANG = {"division_code": "430182", "region_name": "宁乡市", "address": "湖南省长沙市宁乡市示例路1号"}


@cache
def rules() -> CheckRules:
    return CheckRules(read_form(), NoticeTable.read(), Divisions.load(), date(2026, 3, 5))


def judged(*rows: Mapping[str, CellValue], datum: Datum | None = None, **layout: Any) -> JudgedFile:
    return judge("表.xlsx", [cells(rows, **layout)], replace(rules(), datum=datum))


def found(file: JudgedFile, code: str) -> list[Notice]:
    return [notice for notice in file.notices if notice.code == code]


def codes(file: JudgedFile) -> set[str]:
    return {notice.code for notice in file.notices}


def only_window(file: JudgedFile) -> Window:
    ((_, window),) = file.windows()
    return window


def as_given(window: Window, datum: Datum = Datum.GCJ02) -> tuple[float, float]:
    return position_in(window.position, datum)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_read_and_judged_as_it_should_be(sample: dict[str, Any]) -> None:
    fields = ("division_code", "region_name", "address", "longitude", "latitude", "datum")
    file = judged(row(**{field: sample[field] for field in fields}), labels=WITH_DATUM)
    assert set(sample["notices"]) <= codes(file)
    assert not set(sample["not_notices"]) & codes(file)
    true = sample["expect"]
    if true is None:
        assert file.publishable == 0
    else:
        position = only_window(file).position
        assert WGS84.inv(position.lon, position.lat, true["lon"], true["lat"])[2] <= true["within_m"]


@pytest.mark.parametrize(
    ("lon", "lat", "why"),
    [
        ("112.990137,28.110259", None, "in the longitude's cell"),
        (None, "112.990137,28.110259", "in the latitude's cell"),
        ("28.110259 112.990137", "28.110259 112.990137", "in both, latitude first"),
        ("112.990137,28.110259", "28.110259,112.990137", "in both, in either order"),
        ("112.990137，28.110259", "28.110259", "the latitude once more"),
        ("112.990137，28.110259", "见左", "a word that leads there"),
        ("N28°6′36.93″ E112°59′24.49″", "/", "degrees, minutes and seconds"),
        ("112,990137 28,110259", "", "decimal commas"),
    ],
)
def test_both_coordinates_may_stand_in_one_cell(lon: str | None, lat: str | None, why: str) -> None:
    file = judged(row(longitude=lon, latitude=lat))
    assert codes(file) <= {"position-datum-assumed", "value-tidied"}, why
    assert as_given(only_window(file)) == pytest.approx((112.990137, 28.110259), abs=5e-6)


@pytest.mark.parametrize(
    ("longitude", "codes_told", "why"),
    [
        ("139.69, 35.68", {"position-outside-china"}, "a pair abroad is one all the same"),
        ("140 30", {"value-missing"}, "two numbers that are no place in China are one coordinate"),
    ],
)
def test_a_pair_beside_an_empty_cell(longitude: str, codes_told: set[str], why: str) -> None:
    file = judged(row(longitude=longitude, latitude=None))
    assert {notice.code for notice in file.notices if notice.severity is Severity.ERROR} == codes_told, why


@pytest.mark.parametrize(
    ("longitude", "latitude", "field"),
    [
        ("112.990137,28.110259", 28.5, "longitude"),
        (112.5, "112.990137,28.110259", "latitude"),
        ("112.990137,28.110259", "112.990137,28.5", "longitude"),
    ],
)
def test_a_pair_that_its_other_cell_contradicts_is_not_taken(
    longitude: CellValue, latitude: CellValue, field: str
) -> None:
    file = judged(row(longitude=longitude, latitude=latitude))
    assert [notice.place.field for notice in found(file, "position-unreadable")] == [field]


@pytest.mark.parametrize("label", ["经纬度", "经度\n纬度", "坐标", "经纬度（百度）"])
def test_one_column_may_hold_both(label: str) -> None:
    file = judged(row(longitude="28.110259,112.990137"), labels={**IN_ONE_COLUMN, "longitude": label})
    assert "column-missing" not in codes(file)
    assert file.publishable == 1


def test_one_column_of_both_is_read_as_both_where_it_could_be_one_coordinate() -> None:
    (notice,) = found(judged(row(longitude="113 28"), labels=IN_ONE_COLUMN), "position-placeholder")
    assert notice.value == "113.000000, 28.000000"


def test_an_empty_cell_of_both_is_missed_once() -> None:
    file = judged(row(longitude=""), labels=IN_ONE_COLUMN)
    assert [notice.place.cell for notice in found(file, "value-missing")] == ["K4"]


def test_a_cell_without_a_number_is_told_of_though_the_other_is_empty() -> None:
    file = judged(row(longitude="见地图", latitude=""))
    assert {notice.place.field for notice in found(file, "position-unreadable")} == {"longitude"}
    assert {notice.place.field for notice in found(file, "value-missing")} == {"latitude"}


def test_exchanged_metres_are_turned_round() -> None:
    x, y = MERCATOR.transform(112.990137, 28.110259)
    file = judged(row(longitude=round(y, 2), latitude=round(x, 2)))
    assert [notice.place.cell for notice in found(file, "position-swapped")] == ["K4"]
    assert as_given(only_window(file)) == pytest.approx((112.990137, 28.110259), abs=1e-7)


@pytest.mark.parametrize(
    ("longitude", "latitude", "expected"),
    [
        ("28°11'", "112°99'", (112.99, 28.11)),
        ("28.11", "112°99'", (112.99, 28.11)),
        ("28°99'", "113°1'", (113.1, 28.99)),
    ],
)
def test_exchanged_decimals_in_disguise_are_turned_round(
    longitude: str, latitude: str, expected: tuple[float, float]
) -> None:
    file = judged(row(longitude=longitude, latitude=latitude))
    told = {code: notice.value for code in codes(file) for notice in found(file, code)}
    assert {"position-swapped", "position-disguised-decimal"} <= told.keys()
    assert told["position-swapped"] == f"{expected[0]:.6f}, {expected[1]:.6f}"


@pytest.mark.parametrize(("text", "tidy"), [("112,990137", "112.990137"), ("１１２。９９０１３７", "112.990137")])
def test_what_was_put_in_a_points_place_is_told(text: str, tidy: str) -> None:
    (notice,) = found(judged(row(longitude=text)), "value-tidied")
    assert f"已整理为“{tidy}”" in rules().notices.sentence(notice)


# Rows that only one meaning suits: in 宁乡市 as decimals 112.55, 28.28, in 天心区 as minutes 112.967, 28.117.
DECIMALS = row(window_name="甲", **NINGXIANG, longitude="112°55'", latitude="28°28'")
MINUTES = row(window_name="乙", longitude="112°58'", latitude="28°7'")


@pytest.mark.parametrize(
    ("lon", "lat", "alone", "why"),
    [
        ("112°31'", "28°15'", False, "both meanings lie in the county: minutes, where nothing speaks against them"),
        ("112°10'", "28°15'", True, "the minutes lie 400 m outside, which is less than a minute"),
    ],
)
def test_a_row_that_cannot_tell_follows_the_rows_that_can(lon: str, lat: str, alone: bool, why: str) -> None:
    unsure = row(window_name="丙", **NINGXIANG, longitude=lon, latitude=lat)
    told = [
        "position-disguised-decimal"
        in {notice.code for notice in judged(*others, unsure).notices if notice.place.row == at}
        for others, at in (([], 4), ([DECIMALS], 5), ([MINUTES], 5))
    ]
    assert told == [alone, True, False], why


@pytest.mark.parametrize(
    ("lon", "lat", "expected"),
    [
        ("112°55'", 28.28, (112.55, 28.28)),
        (112.55, "28°28'", (112.55, 28.28)),
        ("112°58'", 28.117, (112.966667, 28.117)),
    ],
)
def test_one_coordinate_alone_may_be_a_decimal_in_disguise(
    lon: CellValue, lat: CellValue, expected: tuple[float, float]
) -> None:
    is_decimal = expected[0] == 112.55
    there: Mapping[str, CellValue] = NINGXIANG if is_decimal else {}
    file = judged(row(**there, longitude=lon, latitude=lat))
    assert ("position-disguised-decimal" in codes(file)) is is_decimal
    assert as_given(only_window(file)) == pytest.approx(expected, abs=2e-6)


def test_a_plain_decimal_in_a_file_of_disguised_ones_is_plain() -> None:
    assert [n.place.row for n in found(judged(DECIMALS, DECIMALS, row()), "position-disguised-decimal")] == [4, 5]


def test_a_decimal_in_disguise_outside_its_division_is_told_where_it_lies_as_a_decimal() -> None:
    file = judged(DECIMALS, DECIMALS, row(window_name="丙", longitude="112°54'", latitude="28°28'"))
    (notice,) = found(file, "position-outside-division")
    assert (notice.place.row, notice.value) == (6, "112.540000, 28.280000")
    assert "在湖南省长沙市宁乡市" in rules().notices.sentence(notice)


@pytest.mark.parametrize(
    ("odd", "others", "rows"),
    [
        (MINUTES, [DECIMALS, DECIMALS], [4, 5]),
        (DECIMALS, [MINUTES, MINUTES], [6]),
        # As a decimal 400 m outside, which its second digit allows for; as minutes 20 km.
        ({**DECIMALS, "longitude": "112°13'", "latitude": "28°27'"}, [MINUTES, MINUTES], [6]),
    ],
)
def test_a_row_that_one_meaning_alone_suits_is_not_outvoted(
    odd: dict[str, CellValue], others: list[dict[str, CellValue]], rows: list[int]
) -> None:
    assert [notice.place.row for notice in found(judged(*others, odd), "position-disguised-decimal")] == rows


@pytest.mark.parametrize(
    ("given", "datum", "why"),
    [
        ({"labels": {**LABELS, "longitude": "经度（WGS-84）", "latitude": "纬度（WGS-84）"}}, Datum.WGS84, "label"),
        ({"labels": {**LABELS, "longitude": "百度经度", "latitude": "百度纬度"}}, Datum.BD09, "word in the label"),
        ({"header": "填报单位：天心区局 填报人：李哨兵 坐标系：百度"}, Datum.BD09, "the header line"),
        ({"datum": Datum.CGCS2000}, Datum.WGS84, "the upload"),
        (
            {"datum": Datum.WGS84, "header": "填报单位：天心区局 坐标系：百度"},
            Datum.BD09,
            "the sheet before the upload",
        ),
    ],
)
def test_a_datum_may_be_stated_by_labels_header_line_or_upload(given: dict[str, Any], datum: Datum, why: str) -> None:
    file = judged(row(), **given)
    assert "position-datum-assumed" not in codes(file), why
    assert only_window(file).source_datum is datum
    assert as_given(only_window(file), datum) == pytest.approx((112.990137, 28.110259), abs=1e-8)


def test_a_datum_beside_the_number_counts_before_the_labels() -> None:
    labels = {**LABELS, "longitude": "经度（WGS-84）", "latitude": "纬度（WGS-84）"}
    window = only_window(judged(row(longitude="112.990137（百度）", latitude="28.110259"), labels=labels))
    assert window.source_datum is Datum.BD09


@pytest.mark.parametrize(
    ("lon", "lat", "precision_m", "imprecise"),
    [
        (112.990137, 28.110259, 0.11, False),
        (112.99, 28.110, 1108.12, True),
        (112.99, 28.113, 110.81, False),  # the workbook dropped a nought
        (112.9, 28.113, 110.81, False),  # or two
        (113, 28.113, 98260.46, True),  # but nobody has three
        (112.9, 28.1131, 9826.57, True),  # nor any behind the point
        ("112.990", "28.110", 110.81, False),  # noughts that were written count
        ("112°59′", "28°6′", 1846.87, True),
        ("112°59′", "28°6′36″", 1637.70, True),  # a minute is a minute beside a second
        ("112°59′24″", "28°6′36″", 30.78, False),
        ("112°99′55″", "28°11′02″", 11.08, False),  # four digits behind the point, written as minutes and seconds
        (112.99013700000001, 28.110259, 0.11, False),
    ],
)
def test_precision_is_what_the_digits_are_worth_on_the_ground(
    lon: CellValue, lat: CellValue, precision_m: float, imprecise: bool
) -> None:
    file = judged(row(longitude=lon, latitude=lat))
    assert ("position-imprecise" in codes(file)) is imprecise
    if file.publishable:
        assert only_window(file).precision_m == pytest.approx(precision_m, rel=1e-3)


def at_one_point(*addresses: str) -> list[dict[str, CellValue]]:
    return [row(number=n, window_name=f"{n}号窗口", address=address) for n, address in enumerate(addresses, 1)]


@pytest.mark.parametrize(
    ("addresses", "rows", "why"),
    [
        (["天心区甲路1号", "天心区乙路2号", "天心区丙路3号"], [4, 5, 6], "three buildings on one point"),
        (["天心区甲路1号", "天心区乙路2号"], [], "two may face each other"),
        (["天心区甲路1号1楼", "天心区甲路1号 2楼", "天心区甲路1号北厅"], [], "three halls of one building"),
    ],
)
def test_one_point_for_many_addresses_is_a_placeholder(addresses: list[str], rows: list[int], why: str) -> None:
    assert [notice.place.row for notice in found(judged(*at_one_point(*addresses)), "position-placeholder")] == rows, (
        why
    )


@pytest.mark.parametrize(("longitude", "told"), [(113.0, True), (112.990137, False)])
def test_whole_degrees_are_a_placeholder_and_one_whole_coordinate_is_none(longitude: float, told: bool) -> None:
    latitude = 28.0 if told else 28.110259
    assert bool(found(judged(row(longitude=longitude, latitude=latitude)), "position-placeholder")) is told
    assert not found(judged(row(longitude=longitude, latitude=28.110259)), "position-placeholder")


def test_points_that_differ_by_less_than_anybody_measures_are_one() -> None:
    rows = at_one_point("天心区甲路1号", "天心区乙路2号", "天心区丙路3号")
    rows[1]["longitude"] = 112.9901372
    assert len(found(judged(*rows), "position-placeholder")) == 3
    rows[1]["longitude"] = 112.990139
    assert found(judged(*rows), "position-placeholder") == []


def test_a_placeholder_is_seen_through_all_tables_of_a_file() -> None:
    addresses = ["天心区甲路1号", "天心区乙路2号", "天心区丙路3号"]
    sheets = [cells([each], name=str(n)) for n, each in enumerate(at_one_point(*addresses))]
    file = judge("表.xlsx", sheets, rules())
    assert [notice.place.sheet for notice in found(file, "position-placeholder")] == ["0", "1", "2"]


@pytest.mark.parametrize(
    ("longitude", "latitude", "lon", "lat", "why"),
    [
        ("POINT(112.990137 28.110259)", None, 112.990137, 28.110259, "well-known text"),
        ("SRID=4326;POINT (112.990137 28.110259)", "见左", 112.990137, 28.110259, "with its reference system"),
        ("geo:28.110259,112.990137", None, 112.990137, 28.110259, "a URI"),
        ('{"lng":112.990137,"lat":28.110259}', None, 112.990137, 28.110259, "JSON"),
        (1125924.5, 280637, 112.990139, 28.110278, "degrees, minutes and seconds run together"),
        ("11259.40822", "2806.61554", 112.990137, 28.110259, "degrees and minutes run together"),
        (280637, 1125924.5, 112.990139, 28.110278, "run together and exchanged"),
        ("112°99′01″", "28°11′02″", 112.9901, 28.1102, "a decimal in groups of two digits"),
        ("112°59′01″", "28°11′02″", 112.983611, 28.183889, "seconds are seconds, where nothing speaks against them"),
    ],
)
def test_rarer_dresses_are_read(longitude: CellValue, latitude: CellValue, lon: float, lat: float, why: str) -> None:
    window = only_window(judged(row(longitude=longitude, latitude=latitude)))
    assert as_given(window, window.source_datum) == pytest.approx((lon, lat), abs=2e-6), why


def test_seconds_stay_seconds_in_a_file_of_disguised_decimals() -> None:
    # As seconds and as a decimal, 112.3101, 28.1501, it lies in 宁乡市.
    seconds = row(window_name="乙", **NINGXIANG, longitude="112°31′01″", latitude="28°15′01″")
    (_, window) = judged(row(longitude="112°99'", latitude="28°11'"), seconds).windows()
    assert as_given(window[1], Datum.GCJ02) == pytest.approx((112.516944, 28.250278), abs=2e-6)
