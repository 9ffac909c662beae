"""The reader of pairs: both coordinates in one text, in either order."""

from dataclasses import dataclass

from locator.readers.coordinate_reading import (
    CHINA_LAT,
    CHINA_LON,
    Candidate,
    CoordinateFinding,
    CoordinateReading,
    Dress,
)
from locator.readers.coordinate_text import Axis, pair_in
from locator.readers.coordinates import reading_of_value
from locator.readers.decimal_marks import with_points
from locator.readers.half_width import half_width


@dataclass(frozen=True, slots=True)
class PairReading:
    """Both coordinates of one cell; `order_assumed` where nothing shows which is the longitude: then the first is."""

    lon: CoordinateReading
    lat: CoordinateReading
    order_assumed: bool

    def likeliest(self) -> tuple[Candidate, Candidate] | None:
        """Longitude and latitude where one meaning has to do: the literal one; None where a half is out of range.

        Where one half can only be a disguised decimal (112° 99′), so is the other (28° 11′).
        """
        halves = self.lon.candidates_for(Axis.LON), self.lat.candidates_for(Axis.LAT)
        if not all(halves):
            return None
        proven = any(candidates[0].dress is Dress.DISGUISED_DECIMAL for candidates in halves)
        # The literal meaning stands first, the disguised decimal last.
        lon, lat = (candidates[-1 if proven else 0] for candidates in halves)
        return lon, lat


def read_pair(text: str) -> PairReading | None:
    """Both coordinates of one text, or None where it holds no two. A number that is out of range counts as one.

    Some texts may be one coordinate as well (112,97 or 113 26): whoever reads a cell asks for what its column holds.
    The order is told by words for the axes, else by what lies in China, else by what can be no latitude.
    """
    plain = with_points(half_width(text).strip(), coordinates=2)
    halves = pair_in(plain)
    if halves is None:
        return None
    first, second = (reading_of_value(value, tidied=plain != text) for value in halves)
    return _in_order(first, second) if _belong_together(first, second) else None


def _belong_together(first: CoordinateReading, second: CoordinateReading) -> bool:
    """Whether both are numbers for coordinates, of different axes and of one kind: degrees, metres, or run together."""
    if first.axis is second.axis is not None:
        return False
    if not first.candidates or not second.candidates:
        return all(half.candidates or CoordinateFinding.OUT_OF_RANGE in half.findings for half in (first, second))
    kinds = [
        (meaning.dress is Dress.MERCATOR, meaning.axis is None)
        for meaning in (first.candidates[0], second.candidates[0])
    ]
    return kinds[0] == kinds[1]


def _in_order(first: CoordinateReading, second: CoordinateReading) -> PairReading:
    if first.axis is not None or second.axis is not None:
        is_turned, assumed = first.axis is Axis.LAT or second.axis is Axis.LON, False
    else:
        straight, turned = lies_in_china(first, second), lies_in_china(second, first)
        if straight == turned:
            straight, turned = _may_be_latitude(second), _may_be_latitude(first)
        is_turned, assumed = turned and not straight, straight == turned
    return PairReading(second, first, assumed) if is_turned else PairReading(first, second, assumed)


def lies_in_china(lon: CoordinateReading, lat: CoordinateReading) -> bool:
    """Whether the likeliest meanings of two coordinates lie in China or its seas."""
    east, north = lon.degrees_as(Axis.LON), lat.degrees_as(Axis.LAT)
    within_lon = east is not None and CHINA_LON[0] <= east <= CHINA_LON[1]
    return within_lon and north is not None and CHINA_LAT[0] <= north <= CHINA_LAT[1]


def _may_be_latitude(reading: CoordinateReading) -> bool:
    degrees = reading.degrees_as(Axis.LAT)
    return degrees is not None and abs(degrees) <= 90.0
