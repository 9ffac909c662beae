"""The form of an operator's own GeoPackage of divisions."""

from pathlib import Path

import geopandas  # type: ignore[import-untyped]  # it ships no types
import numpy as np
import pandas as pd
import pytest
from pyogrio import write_dataframe  # type: ignore[import-untyped]  # it ships no types
from shapely import LineString, Point, Polygon, box

from locator.divisions.divisions import Divisions
from locator.divisions.layer import DivisionsUnreadable


def layer(**changes: object) -> geopandas.GeoDataFrame:
    """A small country of one province, one city and two counties, one of them right under the province."""
    columns: dict[str, object] = {
        "code": ["430000", "430100", "430103", "439001"],
        "name": ["湖南省", "长沙市", "天心区", "直辖县"],
        "level": ["province", "city", "county", "county"],
        "parent": [None, "430000", "430100", "430000"],
        "geometry": [None, None, box(112, 28, 113, 29), box(113, 28, 114, 29)],
    }
    return geopandas.GeoDataFrame(columns | changes, crs="EPSG:4326")


def test_a_geopackage_replaces_the_packaged_divisions(tmp_path: Path) -> None:
    layer().to_crs("EPSG:3857").to_file(tmp_path / "own.gpkg", layer="divisions")
    own = Divisions.load(tmp_path / "own.gpkg")
    assert [(one.code, one.city, one.lowest) for one in own] == [
        ("430000", None, False),
        ("430100", "长沙市", False),
        ("430103", "长沙市", True),
        ("439001", None, True),
    ]
    lon, lat = np.array([112.5, 113.5, 115.0]), np.array([28.5, 28.5, 28.5])
    assert own.containing(lon, lat).tolist() == ["430103", "439001", ""]
    assert own.metres_outside(["430000", "430100", "110000"], lon, lat)[0] == 0.0
    assert [one.code for one in own.named("湖南长沙天心")] == ["430103"]
    assert own.find("110000") is None
    assert own.drawn_set().codes.tolist() == ["430103", "439001"]


def test_a_municipality_of_a_geopackage_is_the_city_of_its_districts(tmp_path: Path) -> None:
    bounds = [box(116, 39, 117, 40)] * 2
    rows = {"code": ["110000", "110101"], "name": ["北京市", "东城区"], "level": ["province", "county"]}
    frame = geopandas.GeoDataFrame(rows | {"parent": [None, "110000"], "geometry": bounds}, crs="EPSG:4326")
    frame.to_file(tmp_path / "own.gpkg", layer="divisions")
    district = Divisions.load(tmp_path / "own.gpkg").find("110101")
    assert district is not None
    assert (district.city, district.city_code, district.parent_code) == ("北京市", "110000", "110000")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"code": ["430000", "430100", "43010", "439001"]}, "第 3 行的 code“43010”不是六位区划编码"),
        ({"code": ["430000", "430100", "430103", "430103"]}, "编码 430103 出现了两次"),
        ({"name": ["湖南省", "", "天心区", "直辖县"]}, "编码 430100 没有 name"),
        ({"level": ["province", "town", "county", "county"]}, "level“town”无法识别"),
        ({"parent": [None, "430000", "430200", "430000"]}, "编码 430103 的 parent“430200”不是表中的上级"),
        ({"parent": [None, "430000", "430103", "430000"]}, "编码 430103 的 parent“430103”不是表中的上级"),
        ({"geometry": [None, None, LineString([(0, 0), (1, 1)]), Point(1, 1)]}, "编码 430103 的几何不是面"),
        ({"geometry": [None, None, Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), None]}, "编码 430103 的面无效"),
    ],
)
def test_a_wrong_row_of_a_geopackage_is_named(tmp_path: Path, change: dict[str, object], sentence: str) -> None:
    layer(**change).to_file(tmp_path / "own.gpkg", layer="divisions")
    with pytest.raises(DivisionsUnreadable, match=sentence) as raised:
        Divisions.load(tmp_path / "own.gpkg")
    assert str(raised.value).startswith("区划文件 own.gpkg：")


def test_a_replacement_that_is_no_such_layer_says_so(tmp_path: Path) -> None:
    path = tmp_path / "own.gpkg"
    with pytest.raises(DivisionsUnreadable, match="没有这个文件，请核对 TONGBAN_DIVISIONS"):
        Divisions.load(path)
    path.write_bytes(b"no GeoPackage")
    with pytest.raises(DivisionsUnreadable, match="不是可读的 GeoPackage"):
        Divisions.load(path)
    path.unlink()
    layer().to_file(path, layer="counties")
    with pytest.raises(DivisionsUnreadable, match="没有图层 divisions（有：counties）"):
        Divisions.load(path)


def test_a_missing_column_is_named_and_so_is_an_empty_layer(tmp_path: Path) -> None:
    layer().drop(columns=["parent", "level"]).to_file(tmp_path / "columns.gpkg", layer="divisions")
    with pytest.raises(DivisionsUnreadable, match="缺少列 level、parent"):
        Divisions.load(tmp_path / "columns.gpkg")
    layer().iloc[:0].to_file(tmp_path / "empty.gpkg", layer="divisions", geometry_type="Polygon")
    with pytest.raises(DivisionsUnreadable, match="没有任何一行"):
        Divisions.load(tmp_path / "empty.gpkg")


def test_a_layer_without_a_stated_crs_is_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="'crs' was not provided"):
        layer().set_crs(None, allow_override=True).to_file(tmp_path / "own.gpkg", layer="divisions")
    with pytest.raises(DivisionsUnreadable, match="没有写明坐标参考系"):
        Divisions.load(tmp_path / "own.gpkg")


def test_a_layer_without_geometry_is_refused(tmp_path: Path) -> None:
    write_dataframe(pd.DataFrame(layer().drop(columns="geometry")), tmp_path / "own.gpkg", layer="divisions")
    with pytest.raises(DivisionsUnreadable, match="图层 divisions 没有几何列"):
        Divisions.load(tmp_path / "own.gpkg")


def test_codes_as_numbers_are_read_and_blank_cells_are_not_taken_for_text(tmp_path: Path) -> None:
    frame = layer().iloc[:1].assign(code=[430000], parent=[float("nan")], geometry=[box(112, 28, 113, 29)])
    frame.to_file(tmp_path / "own.gpkg", layer="divisions")
    assert [one.code for one in Divisions.load(tmp_path / "own.gpkg")] == ["430000"]
    frame.assign(name=[float("nan")]).to_file(tmp_path / "blank.gpkg", layer="divisions")
    with pytest.raises(DivisionsUnreadable, match="编码 430000 没有 name"):
        Divisions.load(tmp_path / "blank.gpkg")
