"""An authority's own divisions: the layer `divisions` of a GeoPackage, which replaces the packaged ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import shapely
from shapely.geometry.base import BaseGeometry

from locator.divisions.division import Division
from locator.divisions.shapes import Shape
from locator.divisions.tables import city_name, stem_of, with_lowest_marked
from locator.fault import Fault
from locator.window import Level

if TYPE_CHECKING:
    import geopandas  # type: ignore[import-untyped]  # it ships no types

_LAYER = "divisions"
_COLUMNS = ("code", "name", "level", "parent")
_LEVELS = (Level.PROVINCE, Level.CITY, Level.COUNTY)
_PARENT_LEVELS = {Level.CITY: (Level.PROVINCE,), Level.COUNTY: (Level.CITY, Level.PROVINCE)}


class DivisionsUnreadable(Fault):
    """A replacement of the divisions that cannot be used; the sentence says what is wrong, where, and what to do."""


@dataclass(frozen=True, slots=True)
class DivisionLayer:
    """The divisions of a GeoPackage by ascending code, and their polygons in WGS-84 degrees."""

    divisions: tuple[Division, ...]
    polygons: dict[str, Shape]


@dataclass(frozen=True, slots=True)
class _Line:
    code: str
    name: str
    level: Level
    parent: str | None
    shape: Shape | None


def read_division_layer(path: Path) -> DivisionLayer:
    """Read and check the layer `divisions`: columns `code`, `name`, `level`, `parent`, polygons in any stated CRS.

    A row without a geometry is a division without bounds.

    Raises
    ------
    DivisionsUnreadable
        If the file, the layer, a column or the CRS is missing, or a row is wrong; the first fault is named.
    """
    table = _checked_table(path)
    lines: dict[str, _Line] = {}
    for line in _lines(table, path):
        if line.code in lines:
            raise _fault(
                path, f"编码 {line.code} 出现了两次", "请只保留一行", f"code {line.code} stands in two rows; keep one"
            )
        lines[line.code] = line
    if not lines:
        raise _fault(path, "没有任何一行", "请放入区划", "it has no row; put the divisions in")
    divisions = with_lowest_marked([_division(line, lines, path) for line in lines.values()])
    return DivisionLayer(divisions, {line.code: line.shape for line in lines.values() if line.shape is not None})


def _checked_table(path: Path) -> "geopandas.GeoDataFrame":
    table = _table(path)
    missing = [column for column in _COLUMNS if column not in table.columns]
    if missing:
        raise _fault(
            path,
            f"缺少列 {'、'.join(missing)}",
            f"需要 {'、'.join(_COLUMNS)} 四列和面要素",
            f"without {', '.join(missing)}; it needs {', '.join(_COLUMNS)} and polygons",
        )
    if table.crs is None:
        raise _fault(
            path,
            "没有写明坐标参考系",
            "请写入 EPSG:4326 或实际使用的坐标参考系",
            "no CRS is stated; write EPSG:4326, or the one in use",
        )
    return table.to_crs("EPSG:4326")


def _table(path: Path) -> "geopandas.GeoDataFrame":
    # Half a second of imports, needed only where an operator has laid in a file of his own.
    import geopandas  # noqa: PLC0415
    from pyogrio import list_layers  # type: ignore[import-untyped]  # noqa: PLC0415
    from pyogrio.errors import DataLayerError, DataSourceError  # type: ignore[import-untyped]  # noqa: PLC0415

    if not path.is_file():
        raise _fault(path, "没有这个文件", "请核对 TONGBAN_DIVISIONS", "there is no such file; check TONGBAN_DIVISIONS")
    try:
        layers = list_layers(path)[:, 0].tolist()
        if _LAYER not in layers:
            raise _fault(
                path,
                f"没有图层 {_LAYER}（有：{'、'.join(layers)}）",
                "请改名或补上这个图层",
                f"no layer {_LAYER} (there is: {', '.join(layers)}); rename or add it",
            )
        table = geopandas.read_file(path, layer=_LAYER)
    except (DataSourceError, DataLayerError) as error:
        raise _fault(
            path,
            "不是可读的 GeoPackage",
            "请重新导出为 .gpkg",
            "not a readable GeoPackage; export it as .gpkg once more",
        ) from error
    if not isinstance(table, geopandas.GeoDataFrame):
        raise _fault(
            path,
            f"图层 {_LAYER} 没有几何列",
            "请导出为面图层",
            f"layer {_LAYER} has no geometry; export it as polygons",
        )
    return table


def _lines(table: "geopandas.GeoDataFrame", path: Path) -> Iterator[_Line]:
    texts = [_texts(table, column) for column in _COLUMNS]
    for number, (code, name, level, parent) in enumerate(zip(*texts, strict=True), start=1):
        if not (len(code) == 6 and code.isascii() and code.isdigit()):
            raise _fault(
                path,
                f"第 {number} 行的 code“{code}”不是六位区划编码",
                "请以文本填写六位数字",
                f"code “{code}” in row {number} is not six digits; write them as text",
            )
        if not name:
            raise _fault(path, f"编码 {code} 没有 name", "请填写全称", f"code {code} has no name; write it in full")
        if level not in {known.value for known in _LEVELS}:
            raise _fault(
                path,
                f"编码 {code} 的 level“{level}”无法识别",
                "请填 province、city 或 county",
                f"level “{level}” of {code} is none of province, city, county",
            )
        yield _Line(code, name, Level(level), parent or None, _shape(table.geometry.iloc[number - 1], code, path))


def _texts(table: "geopandas.GeoDataFrame", column: str) -> list[str]:
    # A column without a single text comes as numbers, its blanks as NaN.
    cells = zip(table[column], table[column].isna(), strict=True)
    return ["" if blank else str(value).strip() for value, blank in cells]


def _shape(geometry: BaseGeometry | None, code: str, path: Path) -> Shape | None:
    if geometry is None or shapely.is_empty(geometry):
        return None
    if not isinstance(geometry, shapely.Polygon | shapely.MultiPolygon):
        raise _fault(
            path,
            f"编码 {code} 的几何不是面",
            "请改为 Polygon 或 MultiPolygon",
            f"the geometry of {code} is no Polygon or MultiPolygon",
        )
    if not geometry.is_valid:
        raise _fault(
            path,
            f"编码 {code} 的面无效（{shapely.is_valid_reason(geometry)}）",
            "请先修复几何",
            f"the polygon of {code} is invalid ({shapely.is_valid_reason(geometry)}); mend it first",
        )
    return geometry


def _division(line: _Line, lines: dict[str, _Line], path: Path) -> Division:
    ancestors = _ancestors(line, lines, path)
    province = ancestors[-1]
    city = next((one for one in ancestors if one.level is Level.CITY), None)
    has_districts = line.level is Level.COUNTY and city is None and city_name(None, province.name) is not None
    return Division(
        line.code,
        line.name,
        stem_of(line.name),
        city_name(city.name if city else None, province.name) if line is not province else None,
        province.name,
        line.level,
        city.code if city else (province.code if has_districts else None),
        province.code,
        lowest=False,
    )


def _ancestors(line: _Line, lines: dict[str, _Line], path: Path) -> list[_Line]:
    """The line itself, then those above it, up to its province."""
    found = [line]
    while found[-1].level is not Level.PROVINCE:
        below = found[-1]
        above = lines.get(below.parent or "")
        if above is None or above.level not in _PARENT_LEVELS[below.level]:
            raise _fault(
                path,
                f"编码 {below.code} 的 parent“{below.parent or ''}”不是表中的上级",
                "请填上级的六位编码",
                f"parent “{below.parent or ''}” of {below.code} is not in the table above it",
            )
        found.append(above)
    return found


def _fault(path: Path, what: str, remedy: str, english: str) -> DivisionsUnreadable:
    return DivisionsUnreadable(f"区划文件 {path.name}：{what}，{remedy}。", f"Divisions file {path.name}: {english}.")
