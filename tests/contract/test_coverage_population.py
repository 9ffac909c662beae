"""Population files: what is read of them, what is told, and which are refused."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import geopandas  # type: ignore[import-untyped]  # it ships no types
import pytest
from shapely import Point, box

from locator.divisions.divisions import Divisions
from locator.fault import Fault
from locator.texts import Lang
from maps.coverage.figures import coverage
from maps.coverage.population.findings import Finding, FindingKind, Severity
from maps.coverage.population.population_file import Population, read_population
from maps.coverage.sample_points import land_area_m2
from maps.coverage.scope import Scope
from maps.coverage.weighed_places import AreaWeighing, BaseKind
from tests import covered_country
from tests.covered_country import SHAPES, at, covering


def read(path: Path, text: str, divisions: Divisions | None = None) -> Population:
    path.write_text(text, "utf-8")
    known = divisions or covered_country.divisions()
    return read_population(path, known, AreaWeighing(known, 500.0))


def people(found: Population, *codes: str) -> list[float]:
    return [found.weighing.places_of(code).total for code in codes or SHAPES]


def told(found: Population) -> dict[FindingKind, tuple[str, ...]]:
    return {one.kind: one.places for one in found.findings}


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    return tmp_path / "people.csv"


@pytest.mark.parametrize("header", ["code,population", "区划代码,常住人口", "name,Code,note,People", "\ufeffcode,人口"])
def test_people_by_code_are_spread_over_each_divisions_land(csv: Path, header: str) -> None:
    line = {"code": "430122", "区划代码": "430122", "Code": "430122", "\ufeffcode": "430122"}
    cells = [
        line.get(name, "1,234.5" if name in ("population", "常住人口", "People", "人口") else "x")
        for name in header.split(",")
    ]
    found = read(csv, f"{header}\n{','.join(f'{chr(34)}{cell}{chr(34)}' for cell in cells)}\n\n")
    assert (found.weighing.kind, found.spread, found.findings) == (BaseKind.POPULATION, True, ())
    places = found.weighing.places_of("430122")
    assert places.total == pytest.approx(1_234.5)
    assert places.weights.min() == places.weights.max()
    assert people(found, "430121") == [0.0]


def test_a_file_of_a_chinese_excel_is_read(csv: Path) -> None:
    csv.write_bytes("区划代码,人口\n430122,７００\n".encode("gb18030"))
    found = read_population(csv, covered_country.divisions(), AreaWeighing(covered_country.divisions(), 500.0))
    assert people(found, "430122") == pytest.approx([700.0])


@pytest.mark.parametrize("code", ["430122", "430122.0", "430122000000"])
def test_a_code_is_read_as_it_may_stand(csv: Path, code: str) -> None:
    assert people(read(csv, f"code,population\n{code},7\n"), "430122") == pytest.approx([7.0])


def test_a_citys_people_go_to_its_counties_by_their_land(csv: Path) -> None:
    found = read(csv, "code,population\n4301,9000\n431900,5\n")
    areas = [land_area_m2(SHAPES[code]) for code in ("430121", "430122", "430123")]
    assert people(found, "430121", "430122", "430123") == pytest.approx([9_000 * area / sum(areas) for area in areas])
    assert people(found, "431900") == pytest.approx([5.0])
    assert found.findings == ()


def test_a_sum_beside_its_parts_is_compared_and_never_counted_twice(csv: Path) -> None:
    lines = (
        "code,population\n430000,610\n430100,600\n430121,100\n430122,200\n430123,300\n430224,4\n430225,0\n431900,6\n"
    )
    found = read(csv, lines)
    assert sum(people(found)) == pytest.approx(610.0)
    assert [(one.division.code, one.stated, one.summed) for one in found.sums] == [
        ("430000", 610.0, 610.0),
        ("430100", 600.0, 600.0),
    ]
    assert FindingKind.SUM_DIFFERS not in told(found)
    wrong = read(csv, lines.replace("430100,600", "430100,650"))
    assert told(wrong)[FindingKind.SUM_DIFFERS] == ("430100 湖南省长沙市 650 / 600",)
    assert sum(people(wrong)) == pytest.approx(610.0)


def test_a_sum_whose_parts_are_not_all_there_is_told_with_what_is_missing(csv: Path) -> None:
    found = read(csv, "code,population\n430100,600\n430121,100\n430122,200\n")
    assert told(found)[FindingKind.SUM_INCOMPLETE] == ("430100 湖南省长沙市 600 / 300 (430123县)",)
    assert sum(people(found)) == pytest.approx(300.0)


def test_lines_that_cannot_be_used_are_left_out_and_each_is_named(csv: Path) -> None:
    found = read(
        csv,
        "code,population\n430121,100\n999999,5\n430122,-3\n430123,many\n430224,\n430121,7\nHUNAN,1\n430224,nan\n",
    )
    assert people(found) == pytest.approx([100.0, 0.0, 0.0, 0.0, 0.0])
    assert told(found) == {
        FindingKind.CODE_UNKNOWN: ("#3 “999999”", "#8 “HUNAN”"),
        FindingKind.CODE_TWICE: ("#7 “430121”",),
        FindingKind.NUMBER_MISSING: ("#6",),
        FindingKind.NUMBER_UNREADABLE: ("#5 “many”", "#9 “nan”"),
        FindingKind.NUMBER_NEGATIVE: ("#4 “-3”",),
    }
    by_kind = {one.kind: one.severity for one in found.findings}
    assert by_kind[FindingKind.CODE_UNKNOWN] is Severity.ERROR
    assert by_kind[FindingKind.NUMBER_MISSING] is Severity.WARNING


def test_codes_of_before_and_of_development_zones_are_told_and_counted(csv: Path, divisions: Divisions) -> None:
    found = read(csv, "code,population\n431121,1000\n430671,50\n431103,1\n", divisions)
    assert people(found, "431181") == pytest.approx([1000.0])
    assert told(found)[FindingKind.CODE_FORMER] == ("#2 “431121 → 431181 祁阳市”",)
    assert told(found)[FindingKind.CODE_ZONE] == ("#3 “430671”",)
    yueyang = [one.code for one in divisions.within("4306")]
    assert sum(people(found, *yueyang)) == pytest.approx(50.0)


def test_people_of_a_division_without_a_border_are_told(csv: Path) -> None:
    found = read(csv, "code,population\n430225,40\n430224,4\n")
    assert told(found)[FindingKind.LAND_UNKNOWN] == ("430225 湖南省株洲市430225县",)
    assert people(found, "430225") == [0.0]


def test_points_are_counted_where_they_are_in_the_datum_that_they_state(csv: Path) -> None:
    found = read(csv, "经度,纬度,人口,坐标系\n112.25,28.2,5,\n112.3,28.2,7,gcj02\n110,20,3,\n")
    assert (found.weighing.kind, found.spread) == (BaseKind.POPULATION, False)
    places = found.weighing.places_of("430122")
    assert places.weights.tolist() == [5.0, 7.0]
    assert places.lon[0] == 112.25
    assert abs(places.lon[1] - 112.3) > 0.003
    assert told(found) == {FindingKind.POSITION_OUTSIDE: ("110,20",)}


def test_points_without_people_are_settlements(csv: Path) -> None:
    found = read(csv, "lon,lat\n112.25,28.2\n112.25,28.21\n")
    assert (found.weighing.kind, people(found, "430122")) == (BaseKind.SETTLEMENTS, [2.0])


def test_points_that_cannot_be_used_are_left_out_and_each_is_named(csv: Path) -> None:
    found = read(
        csv, "lon,lat,people,datum\n112.25,28.2,-5,\n112.2x,28.2,7,\n200,28,1,\n112.25,28.2,1,mars\n112.25,28.2,2,\n"
    )
    assert people(found, "430122") == [2.0]
    assert told(found) == {
        FindingKind.NUMBER_NEGATIVE: ("#2 “-5”",),
        FindingKind.POSITION_UNREADABLE: ("#3 “112.2x 28.2”", "#4 “200 28”", "#5 “112.25 28.2 mars”"),
    }


def layer(path: Path, name: str = "villages", **columns: Sequence[object]) -> Path:
    points = [Point(112.25, 28.2), Point(112.25, 28.21), Point(112.3, 28.2), None]
    frame = geopandas.GeoDataFrame({"geometry": points, **columns}, crs="EPSG:4326")
    frame.to_crs("EPSG:32649").to_file(path, layer=name)
    return path


def test_a_geopackage_of_points_is_read_in_its_own_coordinate_system(tmp_path: Path) -> None:
    path = layer(tmp_path / "people.gpkg", population=[5.0, -1.0, None, 9.0])
    known = covered_country.divisions()
    found = read_population(path, known, AreaWeighing(known, 500.0))
    places = found.weighing.places_of("430122")
    assert places.weights.tolist() == [5.0]
    assert (places.lon[0], places.lat[0]) == pytest.approx((112.25, 28.2), abs=1e-8)
    assert {kind: len(rows) for kind, rows in told(found).items()} == {
        FindingKind.NUMBER_MISSING: 1,
        FindingKind.NUMBER_NEGATIVE: 1,
        FindingKind.POSITION_UNREADABLE: 1,
    }


def test_a_geopackage_without_people_is_one_of_settlements(tmp_path: Path) -> None:
    path = layer(tmp_path / "villages.gpkg")
    known = covered_country.divisions()
    assert read_population(path, known, AreaWeighing(known, 500.0)).weighing.kind is BaseKind.SETTLEMENTS


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        pytest.param("people.tif", b"II*\x00", "栅格", id="a raster"),
        pytest.param("people.xlsx", b"PK", "另存为 CSV", id="a workbook"),
        pytest.param("people.pdf", b"%PDF", ".csv 或 .gpkg", id="no table at all"),
        pytest.param("people.csv", b"a,b\n1,2\n", "首行", id="other columns"),
        pytest.param("people.csv", b"", "首行", id="nothing"),
        pytest.param("people.csv", b"code,code,population\n", "两列", id="a column twice"),
        pytest.param("people.csv", b"\xff\xfe\x00\x81\x20", "不是文本", id="no text"),
        pytest.param("people.gpkg", b"nothing of the sort", "GeoPackage", id="no GeoPackage"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    known = covered_country.divisions()
    with pytest.raises(Fault) as refused:
        read_population(path, known, AreaWeighing(known, 500.0))
    assert says in refused.value.zh
    assert name in refused.value.en


def test_a_file_that_is_not_there_and_a_layer_of_polygons_are_refused(tmp_path: Path) -> None:
    known = covered_country.divisions()
    with pytest.raises(Fault, match="没有人口文件"):
        read_population(tmp_path / "none.csv", known, AreaWeighing(known, 500.0))
    path = tmp_path / "areas.gpkg"
    geopandas.GeoDataFrame({"geometry": [box(112, 28, 113, 29)]}, crs="EPSG:4326").to_file(path, layer="areas")
    with pytest.raises(Fault, match="点图层"):
        read_population(path, known, AreaWeighing(known, 500.0))


def test_whoever_can_read_workbooks_may_hand_the_reading_in(tmp_path: Path) -> None:
    path = tmp_path / "people.xlsx"
    path.write_bytes(b"PK")

    def rows(asked: Path) -> Iterator[tuple[int, Sequence[str]]]:
        assert asked == path
        yield from [(1, ["区划代码", "人口"]), (2, ["430122", "12"])]

    known = covered_country.divisions()
    assert people(read_population(path, known, AreaWeighing(known, 500.0), rows), "430122") == pytest.approx([12.0])


def test_each_finding_is_a_sentence_in_both_languages_and_long_lists_are_cut() -> None:
    for kind in FindingKind:
        line = Finding(kind, tuple(f"#{number}" for number in range(40)))
        assert line.line(Lang.ZH).endswith("。")
        assert "40" in line.line(Lang.EN)
        assert "#8" not in line.line(Lang.EN)


def test_people_who_live_outside_the_scope_are_not_counted(csv: Path) -> None:
    found = read(csv, "lon,lat,population\n112.25,28.2,5\n113.6,28.2,70\n")
    known = covered_country.divisions()
    near = coverage(Scope.of(known, "4301"), covering([at("430122", 112.25, 28.2)]), found.weighing, known, (2.0,))
    assert (near.weight, near.shares[0].share) == (5.0, 1.0)
