"""The demo's sheets: made-up windows near the seats of government, from a fixed seed, in the form's own layout."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

import numpy as np
from numpy.typing import NDArray

from importer.choice_names import DATUM_NAMES, KIND_NAMES, LEVEL_NAMES
from importer.columns import Form
from importer.demo_faults import Row, with_faults
from importer.demo_offices import DemoOffice, demo_files
from importer.demo_plan import DemoPlan, PlannedWindow
from importer.workbook.form.tables import filled_forms
from locator.datum import position_in
from locator.divisions.divisions import Division, Divisions
from locator.position import Datum, Position
from locator.window import Kind, Level

_METRES_PER_DEGREE = 111_320.0
_TRIES = 12
_SERIALS = 1000
_ALSO_ASKED = ("kind", "level", "closed_until")


@dataclass(frozen=True, slots=True)
class DemoSheet:
    """One office's sheet in a file: the file's name, the office, the datum column if it has one, and the rows."""

    file: str
    office: str
    datum_stated: bool
    rows: tuple[Row, ...]


def demo_sheets(divisions: Divisions, plan: DemoPlan) -> list[DemoSheet]:
    """Every sheet with its rows; the same seed gives the same ones."""
    sound = list(_Draw(divisions, plan).sheets())
    rows = [row for sheet in sound for row in sheet.rows]
    cities = [plan.cities.get(str(row["division_code"])[:4], {}) for row in rows]
    faulty = iter(with_faults(rows, cities, plan.faulty, np.random.default_rng(plan.seed + 1)))
    return [replace(sheet, rows=tuple(next(faulty) for _ in sheet.rows)) for sheet in sound]


def demo_workbooks(sheets: Sequence[DemoSheet], form: Form) -> Iterator[tuple[str, bytes]]:
    """The files by name, each as .xlsx; a file's sheets have the same columns."""
    printed = [column.field for column in form.printed()]
    for name in dict.fromkeys(sheet.file for sheet in sheets):
        of_file = [sheet for sheet in sheets if sheet.file == name]
        datum = ["datum"] if any(sheet.datum_stated for sheet in of_file) else []
        offices = {sheet.office: sheet.rows for sheet in of_file}
        yield f"{name}.xlsx", filled_forms(form, [*printed, *_ALSO_ASKED, *datum], offices)


class _Draw:
    """One drawing of all sheets: the generator and the serial numbers go on from row to row."""

    def __init__(self, divisions: Divisions, plan: DemoPlan) -> None:
        self._divisions = divisions
        self._plan = plan
        self._generator = np.random.default_rng(plan.seed)
        self._serial = count(1)

    def sheets(self) -> Iterator[DemoSheet]:
        plan = self._plan
        for file in demo_files(self._divisions, plan.home, plan.whole, plan.near_deg):
            datum = plan.draw_datum(self._generator)
            for office in file.offices:
                place = "".join(dict.fromkeys((office.counties[0].province, office.name)))
                name = f"{place}政务服务办公室（{plan.mark}）"
                rows = tuple(
                    {**row, "number": number} for number, row in enumerate(self._of_office(office, datum), start=1)
                )
                yield DemoSheet(file.name, name, datum in plan.stated, rows)

    def _of_office(self, office: DemoOffice, datum: Datum) -> Iterator[Row]:
        if office.city is not None and not office.city.lowest:
            yield from self._of_division(office.city, [self._plan.city_window], datum)
        for county in office.counties:
            there = [each for each in self._plan.windows if self._generator.random() < each.chance]
            yield from self._of_division(county, there, datum)

    def _of_division(self, division: Division, windows: Sequence[PlannedWindow], datum: Datum) -> Iterator[Row]:
        seat = self._divisions.seat(division.code)
        if seat is None:
            return
        halls: dict[str, Row] = {}
        for window in windows:
            if window.hall not in halls:
                halls[window.hall] = self._hall(division, self._beside(seat.position, division, window), datum)
            yield {**halls[window.hall], **self._desk(division, window)}

    def _hall(self, division: Division, position: Position, datum: Datum) -> Row:
        """What the windows of one hall have in common."""
        lon, lat = position_in(position, datum)
        number = int(self._generator.integers(1, 300))
        line = int(self._generator.integers(1, 120))
        return {
            "region_name": "".join(dict.fromkeys((division.city or "", division.name))),
            "division_code": division.code,
            "address": self._plan.patterns["address"].format(place=division.full_name, number=number),
            "office_hours": self._plan.hours.draw(self._generator),
            "transit": self._plan.transit.draw(self._generator).format(line=line, next=line + 1),
            "longitude": round(lon, 6),
            "latitude": round(lat, 6),
            "datum": DATUM_NAMES[datum],
        }

    def _desk(self, division: Division, window: PlannedWindow) -> Row:
        """What is the window's own."""
        plan, serial = self._plan, next(self._serial)
        city = plan.cities.get(division.code[:4])
        pattern = plan.patterns["phone" if city else "phone_elsewhere"]
        letter = plan.letters[serial % len(plan.letters)]
        own: Row = {
            "window_name": f"{window.name.format(county=division.name)}（{plan.mark}）",
            "manager_name": plan.patterns["manager"].format(letter=letter),
            "manager_mobile": plan.patterns["mobile"].format(serial=serial),
            "office_phone": pattern.format(area=city["area"] if city else "", serial=serial % _SERIALS),
            "kind": KIND_NAMES[Kind(window.kind)],
            "level": LEVEL_NAMES[Level(window.level)],
        }
        return {**own, "office_hours": plan.kiosk_hours} if window.kind == Kind.KIOSK else own

    def _beside(self, seat: Position, division: Division, window: PlannedWindow) -> Position:
        """A point at such a distance from the seat, inside the division; the seat itself where none was drawn."""
        metres = self._generator.uniform(*window.metres, size=_TRIES)
        towards = self._generator.uniform(0.0, 2 * np.pi, size=_TRIES)
        shrink = float(np.cos(np.radians(seat.lat)))
        lon = seat.lon + metres * np.sin(towards) / (_METRES_PER_DEGREE * shrink)
        lat = seat.lat + metres * np.cos(towards) / _METRES_PER_DEGREE
        inside = np.flatnonzero(self._are_inside(division, lon, lat))
        return Position(float(lon[inside[0]]), float(lat[inside[0]])) if inside.size else seat

    def _are_inside(self, division: Division, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> NDArray[np.bool_]:
        there = self._divisions.containing(lon, lat)
        found = (self._divisions.find(str(code)) for code in there)
        return np.array([county is not None and county.is_within(division) for county in found], dtype=np.bool_)
