"""Coordinates: every dress that sheets show, with both meanings kept where there are two."""

import json
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pyproj import Geod, Transformer

from locator.datum import position_from
from locator.geometry.precision import precision_m
from locator.position import Datum
from locator.readers.coordinate_columns import read_coordinates
from locator.readers.coordinate_pairs import read_pair
from locator.readers.coordinate_reading import CoordinateFinding, CoordinateReading, Dress
from locator.readers.coordinate_text import Axis
from locator.readers.coordinates import read_coordinate

WGS84 = Geod(ellps="WGS84")
MERCATOR = Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True)
LINES = (Path(__file__).parents[1] / "samples" / "positions.jsonl").read_text("utf-8").splitlines()
SAMPLES: list[dict[str, Any]] = [json.loads(line) for line in LINES]
DATUMS = {
    None: Datum.GCJ02,
    "高德": Datum.GCJ02,
    "百度坐标": Datum.BD09,
    "国家2000大地坐标系": Datum.CGCS2000,
} | {datum.value: datum for datum in Datum}


def degrees_of(reading: CoordinateReading) -> list[float]:
    return [candidate.degrees for candidate in reading.candidates]


def cells_of(sample: dict[str, Any]) -> tuple[CoordinateReading, CoordinateReading]:
    """The readings of a sample's two cells, put in order where it says that they are swapped."""
    if sample["pair"] is not None:
        pair = read_pair(sample["longitude"])
        assert pair is not None
        assert not pair.order_assumed
        return pair.lon, pair.lat
    lon, lat = read_coordinate(sample["longitude"]), read_coordinate(sample["latitude"])
    return (lat, lon) if "position-swapped" in sample["notices"] else (lon, lat)


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s["expect"] is not None])
def test_the_right_position_is_among_a_samples_meanings(sample: dict[str, Any]) -> None:
    lon, lat = cells_of(sample)
    meanings = product(lon.candidates_for(Axis.LON), lat.candidates_for(Axis.LAT))
    positions = [position_from(x.degrees, y.degrees, DATUMS[sample["datum"]]) for x, y in meanings]
    true = sample["expect"]
    assert min(WGS84.inv(p.lon, p.lat, true["lon"], true["lat"])[2] for p in positions) <= true["within_m"]


@pytest.mark.parametrize("sample", [s for s in SAMPLES if "position-disguised-decimal" in s["not_notices"]])
def test_a_sample_in_plain_degrees_means_no_disguised_decimal(sample: dict[str, Any]) -> None:
    dresses = {candidate.dress for reading in cells_of(sample) for candidate in reading.candidates}
    assert Dress.DISGUISED_DECIMAL not in dresses


@pytest.mark.parametrize("sample", [s for s in SAMPLES if "position-unreadable" in s["notices"]])
def test_a_sample_without_a_number_is_unreadable(sample: dict[str, Any]) -> None:
    assert read_coordinate(sample["longitude"]).findings == {CoordinateFinding.UNREADABLE}


@pytest.mark.parametrize(
    ("text", "degrees", "axis", "why"),
    [
        ("112.975551", 112.975551, None, "plain"),
        ("112.975551度", 112.975551, None, "a word for the degree"),
        ("'112.975551", 112.975551, None, "a workbook's apostrophe"),
        ("约112.975551。", 112.975551, None, "about; a full stop behind"),
        ("longitude: 112.975551", 112.975551, Axis.LON, "English label"),
        ("经度：东经112.975551", 112.975551, Axis.LON, "two words for one axis"),
        ("经度-112.975551", 112.975551, Axis.LON, "a dash behind a label is no sign"),
        ("-74.5", -74.5, None, "a sign"),
        ("74.5W", -74.5, Axis.LON, "west"),
        ("南纬23°30′0″", -23.5, Axis.LAT, "south"),
        ("112.9755l2", 112.975512, None, "a letter that was typed for a one"),
        ("112·975551", 112.975551, None, "a middle dot"),
        ("1.12975551E+02", 112.975551, None, "a number in a workbook's scientific dress"),
        ("112-58-30", 112.975, None, "dashes"),
        ("112:58:30", 112.975, None, "colons"),
        ("112.58.30", 112.975, None, "full stops twice"),
        ("112,58,30", 112.975, None, "commas twice"),
        ("112°58′30″ E", 112.975, Axis.LON, "the letter behind"),
        ("e112°58'30", 112.975, Axis.LON, "small letter, no mark for seconds"),
        ("112 ° 58 ′ 30 ″", 112.975, None, "blanks everywhere"),
        ("112°58′30″.9", 112.975250, None, "decimals behind the mark of the seconds"),
        ("112°58′.515", 112.97525, None, "decimals behind the mark of the minutes"),
        ("经度112.975551E", 112.975551, Axis.LON, "a word before and a letter behind"),
        ("112.58′30″", 112.975, None, "a point for the mark of degrees"),
        ("112d58m30s", 112.975, None, "letters for marks"),
        ("112°58′30,36″", 112.9751, None, "a decimal comma before a mark"),
        ("112,975551°", 112.975551, None, "the same before the mark of degrees"),
        ("112°58′30′′", 112.975, None, "two strokes for seconds"),
        ("112°58'30''", 112.975, None, "two apostrophes for seconds"),
        ("112d58.5m", 112.975, None, "letters for two marks"),
        ("180°", 180.0, None, "the last of all longitudes"),
        ("１１２度５８分３０秒", 112.975, None, "full-width"),
    ],
)
def test_a_coordinate_has_one_meaning_in_its_usual_dresses(
    text: str, degrees: float, axis: Axis | None, why: str
) -> None:
    reading = read_coordinate(text)
    assert degrees_of(reading) == [pytest.approx(degrees, abs=1e-12)], why
    assert reading.axis is axis


def test_minutes_below_sixty_may_be_a_decimal_in_disguise() -> None:
    reading = read_coordinate("28° 11′")
    assert [candidate.dress for candidate in reading.candidates] == [Dress.DEGREES_MINUTES, Dress.DISGUISED_DECIMAL]
    assert degrees_of(reading) == [pytest.approx(28 + 11 / 60), 28.11]


def test_minutes_over_fifty_nine_prove_the_disguise() -> None:
    assert degrees_of(read_coordinate("112° 99′")) == [112.99]
    assert degrees_of(read_coordinate("112° 60′")) == [112.6]
    assert degrees_of(read_coordinate("112° 60′ 30″")) == [112.603]
    assert degrees_of(read_coordinate("112° 59′ 60″")) == [112.596]


def test_a_disguised_decimal_keeps_its_leading_nought() -> None:
    assert 112.05 in degrees_of(read_coordinate("112°05′"))


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        (None, "an empty cell"),
        ("", "an empty text"),
        ("-", "a dash"),
        (True, "a truth is no number"),
        (float("nan"), "not a number"),
        ("112.97 28.13", "two coordinates"),
        ("112°8′99″", "no such second"),
        ("112.5°30′", "minutes of broken degrees"),
        ("112′30°", "marks the wrong way round"),
        ("长沙112.97", "a word that nobody knows"),
        ("112.97.55.51", "too many points"),
        ("E112.97N", "both axes at once"),
        ("1" * 1000, "longer than is read"),
    ],
)
def test_what_is_no_coordinate_is_unreadable(cell: object, why: str) -> None:
    reading = read_coordinate(cell)
    assert reading.candidates == (), why
    assert CoordinateFinding.UNREADABLE in reading.findings


@pytest.mark.parametrize(
    "cell",
    [112975551, "112975551", 10**400, float("inf"), 200.5, "200°30′", 11259, "2806", "11299.5", "13630.5", "5430.5"],
)
def test_a_number_beyond_degrees_and_metres_is_out_of_range(cell: object) -> None:
    assert read_coordinate(cell).findings == {CoordinateFinding.OUT_OF_RANGE}


@pytest.mark.parametrize(("cell", "degrees"), [(181530, 18.2583333), ("1815.5", 18.2583333), (100030, 10.0083333)])
def test_latitudes_of_the_south_are_read_run_together_too(cell: object, degrees: float) -> None:
    assert read_coordinate(cell).degrees_as(Axis.LAT) == pytest.approx(degrees, abs=1e-6)


def test_mercator_metres_mean_a_longitude_or_a_latitude() -> None:
    x, y = (round(metres, 2) for metres in MERCATOR.transform(113.28, 27.89))
    lon, lat = read_coordinate(x), read_coordinate(str(y))
    assert lon.degrees_as(Axis.LON) == pytest.approx(113.28, abs=1e-7)
    assert lat.degrees_as(Axis.LAT) == pytest.approx(27.89, abs=1e-7)
    assert {candidate.dress for candidate in lon.candidates} == {Dress.MERCATOR}


@pytest.mark.parametrize("text", [" 112.975551", "112,975551", "112。975551", "１１２．９７５５５１", "112.975551\n"])
def test_what_was_put_right_is_told(text: str) -> None:
    assert read_coordinate(text).findings == {CoordinateFinding.TIDIED}


@pytest.mark.parametrize("text", ["112.975551", "112°58′30″", "E112.975551°"])
def test_what_was_right_is_not(text: str) -> None:
    assert read_coordinate(text).findings == set()


@pytest.mark.parametrize(
    ("cell", "step_deg", "why"),
    [
        (112.975551, 1e-6, "six decimals"),
        (113.3, 1e-1, "one decimal"),
        (114, 1.0, "whole degrees"),
        (114.0, 1.0, "whole degrees as a workbook gives them"),
        (112.97555100000001, 1e-6, "a sum's rounding is no precision"),
        ("112.970", 1e-3, "a nought that was written counts"),
        ("112°58′30″", 1 / 3600, "seconds"),
        ("112°58′30.25″", 0.01 / 3600, "hundredths of a second"),
        ("112°58.5′", 0.1 / 60, "tenths of a minute"),
        ("112°99′", 1e-2, "a disguised decimal"),
        ("112°99′55″", 1e-4, "a disguised decimal of four digits"),
        ("11259.408", 1e-3 / 60, "minutes run together with their degrees"),
        ("1125930.5", 0.1 / 3600, "seconds run together with them"),
        ("112.9901370000000123", 1e-6, "more digits than a number keeps"),
        ("12609810.62", 0.01 / 111_319.4908, "centimetres of the map's metres"),
    ],
)
def test_the_step_is_one_unit_of_the_last_digit(cell: object, step_deg: float, why: str) -> None:
    assert read_coordinate(cell).candidates[0].step_deg == pytest.approx(step_deg, rel=1e-9), why


@pytest.mark.parametrize("lat", [18.0, 28.0, 53.0])
def test_precision_is_the_larger_step_on_the_ground(lat: float) -> None:
    north_m = WGS84.inv(112.0, lat - 5e-4, 112.0, lat + 5e-4)[2]
    east_m = WGS84.inv(112.0, lat, 112.01, lat)[2]
    assert precision_m(1e-3, 1e-3, lat) == pytest.approx(north_m, rel=1e-6)
    assert precision_m(1e-2, 1e-3, lat) == pytest.approx(east_m, rel=1e-6)


def test_a_column_is_read_like_its_cells() -> None:
    cells = [112.975551, 114, "112.970", 200.5, " 28.13 ", "112° 99′", None, "见地图", 12609810.62, True, 10**400]
    column = read_coordinates(cells, Axis.LON)
    first = [next(iter(read_coordinate(cell).candidates), None) for cell in cells]
    np.testing.assert_array_equal(column.degrees, [meaning.degrees if meaning else np.nan for meaning in first])
    np.testing.assert_array_equal(column.step_deg, [meaning.step_deg if meaning else np.nan for meaning in first])
    assert column.odd == {row: read_coordinate(cells[row]) for row in range(4, len(cells))} | {
        3: read_coordinate(200.5)
    }


def test_metres_in_a_column_of_latitudes_are_read_by_the_latitudes_formula() -> None:
    lon, lat = np.array([113.28, 87.6, 135.0]), np.array([27.89, 43.8, 48.0])
    x, y = MERCATOR.transform(lon, lat)
    cells = {Axis.LON: [str(metres) for metres in x.tolist()], Axis.LAT: y.tolist()}
    np.testing.assert_allclose(read_coordinates(cells[Axis.LON], Axis.LON).degrees, lon, rtol=0, atol=1e-9)
    np.testing.assert_allclose(read_coordinates(cells[Axis.LAT], Axis.LAT).degrees, lat, rtol=0, atol=1e-9)


def test_an_empty_column_has_no_rows() -> None:
    column = read_coordinates([], Axis.LAT)
    assert column.degrees.shape == column.step_deg.shape == (0,)
    assert column.odd == {}


@pytest.mark.parametrize(
    ("text", "lon", "lat", "why"),
    [
        ("112.98,28.11", 112.98, 28.11, "as map sites give it"),
        ("28.11, 112.98", 112.98, 28.11, "latitude first"),
        ("（28.11；112.98）", 112.98, 28.11, "brackets and a semicolon"),
        ("112,98 28,11", 112.98, 28.11, "decimal commas"),
        ("28,11,112,98", 112.98, 28.11, "decimal commas and a comma between"),
        ("112。98，28。11", 112.98, 28.11, "full stops for points"),
        ("N28.11 E112.98", 112.98, 28.11, "letters before"),
        ("28.11N112.98E", 112.98, 28.11, "letters behind, nothing between"),
        ("北纬28.11度，东经112.98度", 112.98, 28.11, "words before"),
        ("经纬度：112.98/28.11", 112.98, 28.11, "a label and a slash"),
        ("112 30.5 28 15.5", 112.508333, 28.258333, "four numbers and nothing but blanks"),
        ("112°30′0″28°15′0″", 112.5, 28.25, "nothing between two"),
        ("28 15 0 112 30 0", 112.5, 28.25, "blanks alone"),
        ("E112 30 0\nN28 15 0", 112.5, 28.25, "two lines"),
        ("39.47 75.99", 75.99, 39.47, "Kashgar: a longitude that might be a latitude elsewhere"),
        ("-74.0, 40.7", -74.0, 40.7, "words for no axis, a sign"),
        ("E20 N50", 20.0, 50.0, "told by the letters alone"),
        ("40.7, 174.0", 174.0, 40.7, "told by what can be no latitude"),
        ("12610271.92,3235112.37", 113.28, 27.89, "Mercator metres"),
        ("28.11N 112.98", 112.98, 28.11, "a letter behind the first alone"),
        ("28.11, 112.98E", 112.98, 28.11, "a letter behind the second alone"),
        ("E112.98, 28.11", 112.98, 28.11, "a letter before the first alone"),
        ("4.51,113.01", 113.01, 4.51, "the far south"),
    ],
)
def test_a_pair_is_read_in_either_order(text: str, lon: float, lat: float, why: str) -> None:
    pair = read_pair(text)
    assert pair is not None
    assert pair.lon.degrees_as(Axis.LON) == pytest.approx(lon, abs=1e-5), why
    assert pair.lat.degrees_as(Axis.LAT) == pytest.approx(lat, abs=1e-5)


@pytest.mark.parametrize("text", ["112.97,28", "28,112.97", "112.97，28。"])
def test_a_comma_beside_a_point_is_no_decimal_mark(text: str) -> None:
    assert read_coordinate(text).candidates == ()


def test_what_was_put_right_in_a_pair_is_told_of_both_halves() -> None:
    tidied, nothing = frozenset({CoordinateFinding.TIDIED}), frozenset[CoordinateFinding]()
    for text, findings in (("１１２.98，28.11", tidied), ("112.98,28.11", nothing)):
        pair = read_pair(text)
        assert pair is not None
        assert (pair.lon.findings, pair.lat.findings) == (findings, findings)


@pytest.mark.parametrize("text", ["200,95", "112.98,200", "999 99", "东经200度，北纬28度"])
def test_two_numbers_beyond_degrees_are_a_pair_that_means_no_place(text: str) -> None:
    pair = read_pair(text)
    assert pair is not None
    assert pair.likeliest() is None


@pytest.mark.parametrize(
    ("text", "lon", "lat", "why"),
    [
        ("112°30′ 28°15′", 112.5, 28.25, "minutes, where nothing speaks against it"),
        ("112° 99′ 28° 11′", 112.99, 28.11, "no minutes: then the other half holds none either"),
        ("28°11′ 112°99′", 112.99, 28.11, "the same, latitude first"),
        ("12610271.92,3235112.37", 113.28, 27.89, "Mercator metres, each by its own formula"),
    ],
)
def test_the_likeliest_meaning_of_a_pair_is_one_for_both_halves(text: str, lon: float, lat: float, why: str) -> None:
    pair = read_pair(text)
    assert pair is not None
    likeliest = pair.likeliest()
    assert likeliest is not None
    assert [meaning.degrees for meaning in likeliest] == pytest.approx([lon, lat], abs=1e-5), why


def test_the_forms_own_sample_in_one_cell_keeps_what_it_may_mean() -> None:
    pair = read_pair("112° 99′ 28° 11′")
    assert pair is not None
    assert degrees_of(pair.lon) == [112.99]
    assert degrees_of(pair.lat) == [pytest.approx(28 + 11 / 60), 28.11]


def test_a_pair_that_nothing_puts_in_order_is_taken_as_written() -> None:
    pair = read_pair("20.0, 50.0")
    assert pair is not None
    assert pair.order_assumed
    assert degrees_of(pair.lon) == [20.0]


@pytest.mark.parametrize(
    "text", ["", "112.98", "长沙", "112.98,28.11,45", "E112.98 E28.11", "112,975551", "28.11N,", "430103 410029x"]
)
def test_what_holds_no_two_coordinates_is_no_pair(text: str) -> None:
    assert read_pair(text) is None


@pytest.mark.parametrize("metres", [1125961.5, 1126030.5, 13630101.0])
def test_figures_that_are_no_minutes_and_seconds_are_metres(metres: float) -> None:
    assert {candidate.dress for candidate in read_coordinate(metres).candidates} == {Dress.MERCATOR}
