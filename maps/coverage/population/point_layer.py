"""Points with people from a GeoPackage."""

from pathlib import Path

import numpy as np
import shapely
from numpy.typing import NDArray

from locator.fault import Fault
from maps.coverage.population.at_points import Points
from maps.coverage.population.findings import FindingKind, Findings
from maps.coverage.population.table_rows import COLUMN_NAMES, Column

Floats = NDArray[np.float64]


def layer_points(path: Path, findings: Findings) -> tuple[Points, bool]:
    """The points of the one point layer of a GeoPackage, and whether it has a column of people.

    Raises
    ------
    Fault
        If the file cannot be read, has not exactly one layer of points, or states no coordinate system.
    """
    # Half a second of imports, needed where somebody has such a file only.
    import geopandas  # type: ignore[import-untyped]  # noqa: PLC0415  # it ships no types
    from pyogrio import list_layers  # type: ignore[import-untyped]  # noqa: PLC0415
    from pyogrio.errors import DataLayerError, DataSourceError  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        layers = [name for name, kind in list_layers(path).tolist() if kind is not None and kind.startswith("Point")]
        if len(layers) != 1:
            raise _fault(
                path, f"应恰有一个点图层，现有 {len(layers)} 个", f"{len(layers)} layers of points; it needs one"
            )
        table = geopandas.read_file(path, layer=layers[0])
    except (DataSourceError, DataLayerError) as wrong:
        raise _fault(path, "不是可读的 GeoPackage，请重新导出", "not a readable GeoPackage: export it again") from wrong
    if table.crs is None:
        raise _fault(path, "没有写明坐标参考系，请写入 EPSG:4326", "no CRS is stated; write EPSG:4326")
    columns = [name for name in table.columns if str(name).strip().lower() in COLUMN_NAMES[Column.PEOPLE]]
    if len(columns) > 1:
        raise _fault(
            path, f"人口列不止一个（{'、'.join(columns)}）", f"several columns of people ({', '.join(columns)})"
        )
    shapes = np.asarray(table.geometry.to_crs("EPSG:4326"))
    lon, lat = shapely.get_x(shapes), shapely.get_y(shapes)
    people = np.ones(len(table))
    if columns:
        people = np.asarray(table[columns[0]].to_numpy(dtype=np.float64, na_value=np.nan))
    return _checked(lon, lat, people, findings), bool(columns)


def _checked(
    lon: Floats,
    lat: Floats,
    people: Floats,
    findings: Findings,
) -> Points:
    placed, known, negative = np.isfinite(lon) & np.isfinite(lat), np.isfinite(people), people < 0.0
    for number in np.flatnonzero(~placed).tolist():
        findings.add(FindingKind.POSITION_UNREADABLE, number + 1)
    for number in np.flatnonzero(placed & ~known).tolist():
        findings.add(FindingKind.NUMBER_MISSING, number + 1)
    for number in np.flatnonzero(placed & negative).tolist():
        findings.add(FindingKind.NUMBER_NEGATIVE, number + 1, f"{people[number]:g}")
    sound = placed & known & ~negative
    return Points(lon[sound], lat[sound], people[sound])


def _fault(path: Path, zh: str, en: str) -> Fault:
    return Fault(f"人口文件 {path.name}：{zh}。", f"Population file {path.name}: {en}.")
