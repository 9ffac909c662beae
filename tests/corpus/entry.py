"""One row of a messy sheet together with what must come of it: so that a mess changes both in one place."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from importer.workbook.cells import CellValue
from locator.position import Datum
from tests.corpus.places import County, county

SEVERITIES = {"e": "error", "w": "warning", "i": "info"}


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula and the value that the program which saved it had computed; null: it never was."""

    text: str
    value: CellValue = None


@dataclass(frozen=True, slots=True)
class Rich:
    """A text of which every second part is bold."""

    parts: tuple[str, ...]


Cell = CellValue | Formula | Rich


@dataclass(frozen=True, slots=True)
class Told:
    """A notice that must come: its code and severity, the field at whose cell it stands, and what it must propose."""

    code: str
    severity: str
    field: str | None = None
    proposes: str | None = None


def told(code: str, severity: str, field_name: str | None = None, proposes: str | None = None) -> Told:
    """A notice by its code and the first letter of its severity."""
    return Told(code, SEVERITIES[severity], field_name, proposes)


@dataclass(frozen=True, slots=True)
class OneOf:
    """What a fact may be where the contract leaves it open; without values: anything."""

    values: tuple[object, ...] = ()

    def holds(self, found: object) -> bool:
        """Whether a fact that was found is among them."""
        return not self.values or found in self.values


ANYTHING = OneOf()


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a sheet and its expected outcome.

    `cells` are by field; `shown` is what W must say, by key (dots go inside, `division.code`), with the expected WGS-84
    `lon`, `lat` and `within_m`; null where the row is rejected. `tidied` are the fields whose cell is put right, which
    is told once a column; `also_fine` are notices that the contract leaves open.
    """

    cells: Mapping[str, Cell]
    shown: Mapping[str, object] | None
    told: tuple[Told, ...] = ()
    tidied: frozenset[str] = field(default_factory=frozenset)
    also_fine: tuple[Told, ...] = ()

    def cell(self, name: str) -> Cell:
        """What stands in a field's cell."""
        return self.cells.get(name)

    @property
    def code(self) -> str:
        """The division code of the row as it was before any mess."""
        return str(self.cells["_code"])

    @property
    def county(self) -> County:
        """The county that the row was made for."""
        return county(self.code)

    def with_cells(self, **cells: Cell) -> "Entry":
        """The row with other texts in some cells; the outcome stays."""
        return replace(self, cells={**self.cells, **cells})

    def telling(self, *notices: Told) -> "Entry":
        """The row with further notices."""
        return replace(self, told=(*self.told, *notices))

    def tidying(self, *fields: str) -> "Entry":
        """The row with cells that are put right."""
        return replace(self, tidied=self.tidied | set(fields))

    def allowing(self, *notices: Told) -> "Entry":
        """The row with notices that may come or not."""
        return replace(self, also_fine=(*self.also_fine, *notices))

    def showing(self, **shown: object) -> "Entry":
        """The row with other published facts; `__` stands for a dot. A rejected row stays rejected."""
        if self.shown is None:
            return self
        return replace(self, shown={**self.shown, **{key.replace("__", "."): value for key, value in shown.items()}})

    def rejected(self) -> "Entry":
        """The row, not published."""
        return replace(self, shown=None)

    def at(self, lon: Cell, lat: Cell) -> "Entry":
        """The row with other texts in its two position cells."""
        return self.with_cells(longitude=lon, latitude=lat)


def sound(code: str, number: int = 1, name: str | None = None) -> Entry:
    """A sound row at the seat of a county, as the form asks for it; its position in GCJ-02, as map sites give it."""
    place = county(code)
    lon, lat = place.seat_in(Datum.GCJ02)
    window = name or f"{place.name}政务服务中心“跨省通办”窗口01"
    address = f"{place.full_name}示例路{number}号"
    local = f"8555012{number}" if place.area_code in ("0731", "010", "0769") else f"855012{number}"
    phone = f"{place.area_code}-{local}"
    cells: dict[str, Cell] = {
        "_code": code,
        "_local": local,
        "number": number,
        "region_name": place.name if place.city == place.name else f"{place.city}{place.name}",
        "window_name": window,
        "division_code": code,
        "address": address,
        "manager_name": "欧阳哨兵",
        "manager_mobile": "13900009876",
        "office_phone": phone,
        "office_hours": "法定工作日周一至周五：\n上午8:30—11:30，下午14:00—17:30",
        "transit": "公交：101",
        "longitude": lon,
        "latitude": lat,
    }
    shown: dict[str, object] = {
        "name": window,
        "division.code": code,
        "address": address,
        "phones": [phone],
        "transit": "公交：101",
        "kind": "staffed",
        "lon": place.seat.lon,
        "lat": place.seat.lat,
        "within_m": 2.0,
        "source_datum": "gcj02",
    }
    return Entry(cells, shown)
