"""An operator's file of how many people live where, as the base of coverage."""

from dataclasses import dataclass
from pathlib import Path

from locator.divisions.divisions import Divisions
from locator.fault import Fault
from maps.coverage.population.at_points import points_by_division, points_in
from maps.coverage.population.by_code import StatedSum, people_by_code
from maps.coverage.population.findings import Finding, Findings
from maps.coverage.population.point_layer import layer_points
from maps.coverage.population.table_rows import Column, SheetRows, TableRows, csv_rows, population_table
from maps.coverage.weighed_places import AreaWeighing, BaseKind, PointWeighing, SpreadWeighing, Weighing

_SHEETS = (".xlsx", ".xls", ".xlsb", ".ods", ".et")
_RASTERS = (".tif", ".tiff")


@dataclass(frozen=True, slots=True)
class Population:
    """The base, whether it was spread over divisions, what is wrong with the file, and sums beside its own."""

    weighing: Weighing
    spread: bool
    findings: tuple[Finding, ...]
    sums: tuple[StatedSum, ...]


def read_population(
    path: Path, divisions: Divisions, land: AreaWeighing, sheet_rows: SheetRows | None = None
) -> Population:
    """Read a table of division codes or of points (CSV, or a workbook where there is a reader), or a GeoPackage.

    Raises
    ------
    Fault
        If there is no such file, it is of another kind, or it cannot be read; the sentence says what to do.
    """
    if not path.is_file():
        raise Fault(f"没有人口文件 {path}。", f"There is no population file {path}.")
    findings = Findings()
    if path.suffix.lower() == ".gpkg":
        points, counted = layer_points(path, findings)
        weighing = PointWeighing(points_by_division(points, divisions, findings), _kind(counted=counted))
        return Population(weighing, spread=False, findings=tuple(findings.all()), sums=())
    table = population_table(path, _rows(path, sheet_rows))
    if Column.LON in table.columns and Column.LAT in table.columns:
        points = points_in(table, findings)
        kind = _kind(counted=Column.PEOPLE in table.columns)
        weighing = PointWeighing(points_by_division(points, divisions, findings), kind)
        return Population(weighing, spread=False, findings=tuple(findings.all()), sums=())
    stated = people_by_code(table, divisions, findings)
    return Population(SpreadWeighing(land, stated.people), True, tuple(findings.all()), stated.sums)  # noqa: FBT003


def _kind(*, counted: bool) -> BaseKind:
    return BaseKind.POPULATION if counted else BaseKind.SETTLEMENTS


def _rows(path: Path, sheet_rows: SheetRows | None) -> TableRows:
    suffix = path.suffix.lower()
    if suffix in _RASTERS:
        raise Fault(
            f"还不能读栅格人口（{path.name}）：请先在 QGIS 中用“分区统计”按区划汇总，存为 code,population 的 CSV。",
            f"Rasters are not read yet ({path.name}): sum it by division (zonal statistics in QGIS), and save "
            "code,population as CSV.",
        )
    if suffix in _SHEETS:
        if sheet_rows is None:
            raise Fault(
                f"人口还不能从表格文件读取（{path.name}）：请另存为 CSV。",
                f"Population is not read from workbooks yet ({path.name}): save it as CSV.",
            )
        return sheet_rows(path)
    if suffix not in (".csv", ".txt"):
        raise Fault(
            f"不认识人口文件 {path.name}：请用 .csv 或 .gpkg。",
            f"{path.name} is no population file: use .csv or .gpkg.",
        )
    return csv_rows(path)
