"""The counties that the corpus's windows stand in: names and seats are the project's own, area codes written down."""

from dataclasses import dataclass
from functools import cache

from locator.datum import position_in
from locator.divisions.divisions import Divisions
from locator.position import Datum, Position

_AREA_CODES = {"4301": "0731", "4302": "0731", "4306": "0730", "4311": "0746", "4419": "0769", "1101": "010"}


@dataclass(frozen=True, slots=True)
class County:
    """A county with its seat, WGS-84, and the area code of its telephones."""

    code: str
    name: str
    city: str
    full_name: str
    seat: Position
    area_code: str

    def seat_in(self, datum: Datum) -> tuple[float, float]:
        """Longitude and latitude of the seat in a datum, as a map site gives them: six decimals."""
        lon, lat = position_in(self.seat, datum)
        return round(lon, 6), round(lat, 6)


@cache
def divisions() -> Divisions:
    """The divisions that everything in the corpus is held against."""
    return Divisions.load()


@cache
def county(code: str) -> County:
    """The county of a code in force."""
    division, seat = divisions().find(code), divisions().seat(code)
    assert division is not None and seat is not None
    lon, lat = position_in(seat.position, Datum.WGS84)
    return County(
        code,
        division.name,
        division.city or division.name,
        division.full_name,
        Position(round(lon, 6), round(lat, 6)),
        _AREA_CODES.get(code[:4], ""),
    )
