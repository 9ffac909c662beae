"""The reader of coordinates: what a cell or a person gives as longitude or latitude, in degrees of its own datum.

A text is cut into tokens (numbers, marks for degrees, minutes and seconds, words for the axis), the tokens into
values of one to three numbers. Where a value has two reasonable meanings both are kept: 28°11′ is 28 degrees and 11
minutes, or the decimal 28.11 in disguise, as the form's own sample has it (112° 99′). Which one is meant, and whether
the axes are swapped, is for others to judge, who see the row, the file and the division.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np
from numpy.typing import NDArray

from locator.geometry.ellipsoid import EQUATORIAL_RADIUS_M, FLATTENING
from locator.readers.coordinate_text import Axis, Number, Value, pair_in, values_in, with_points
from locator.readers.half_width import half_width

_FINEST_DECIMALS = 9  # a tenth of a millimetre; digits beyond are a computer's, not a person's

# Web Mercator (EPSG:3857) is a sphere of the equatorial radius; China lies 8 to 15 million metres east of Greenwich.
_MERCATOR_EDGE_M = math.pi * EQUATORIAL_RADIUS_M
_LEAST_MERCATOR_M = 100_000.0

# China with its seas, in degrees: no longitude of it is a latitude of it.
CHINA_LON = (73.0, 136.0)
CHINA_LAT = (3.0, 54.0)


class Dress(Enum):
    """How a coordinate is written."""

    DECIMAL = "112.975551"
    DEGREES_MINUTES = "112°58.533′"
    DMS = "112°58′32″"
    DISGUISED_DECIMAL = "112°97′ for 112.97"
    MERCATOR = "12609810.62 metres"


class CoordinateFinding(Enum):
    """What there is to say about a cell with a coordinate."""

    TIDIED = "tidied"
    """Full-width digits, blanks, a comma or full stop for the decimal point were put right."""
    UNREADABLE = "unreadable"
    """There is no coordinate in it."""
    OUT_OF_RANGE = "out of range"
    """There is a number, but it is neither degrees nor Mercator metres."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One meaning of a cell: degrees, positive to east and north, and one unit of the last digit given, in degrees.

    `axis` is set where the meaning holds for that axis alone, as with Mercator metres.
    """

    degrees: float
    dress: Dress
    step_deg: float
    axis: Axis | None = None


@dataclass(frozen=True, slots=True)
class CoordinateReading:
    """Every reasonable meaning of a cell, the literal one first; `axis` where the cell says which it is."""

    candidates: tuple[Candidate, ...]
    axis: Axis | None
    findings: frozenset[CoordinateFinding]

    def candidates_for(self, axis: Axis) -> tuple[Candidate, ...]:
        """The meanings that the cell has in a column of this axis."""
        return tuple(candidate for candidate in self.candidates if candidate.axis in (None, axis))

    def degrees_as(self, axis: Axis) -> float | None:
        """The first meaning for this axis in degrees, or None."""
        return next((candidate.degrees for candidate in self.candidates_for(axis)), None)


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


@dataclass(frozen=True, slots=True)
class CoordinateColumn:
    """A column of coordinates, arrays of shape (n,): the first meanings that its axis has, and their steps, in degrees.

    NaN where there is none. `odd` holds the reading of each row that was not plain decimal degrees.
    """

    degrees: NDArray[np.float64]
    step_deg: NDArray[np.float64]
    odd: dict[int, CoordinateReading]


_NO_READING = CoordinateReading((), None, frozenset({CoordinateFinding.UNREADABLE}))
_PLAIN = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,15})?")
_SCIENTIFIC = re.compile(r"-?[0-9]\.[0-9]{1,15}[Ee]\+0?[0-8]")


def read_coordinate(value: object) -> CoordinateReading:
    """The meanings of one cell, number or text; any value has an answer."""
    if isinstance(value, str):
        return _read_text(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _read_number(value)
    return _NO_READING


def read_coordinates(values: Sequence[object], axis: Axis) -> CoordinateColumn:
    """The meanings of a column of one axis, of any length: numbers as arrays, row by row only what is oddly written."""
    degrees = np.array([_plain_degrees(value) for value in values], np.float64)
    step_deg = _steps(degrees)
    for row in [row for row, value in enumerate(values) if isinstance(value, str) and not math.isnan(degrees[row])]:
        step_deg[row] = 10.0 ** -_decimals(str(values[row]))
    odd = {row: read_coordinate(values[row]) for row in np.flatnonzero(np.isnan(degrees)).tolist()}
    for row, reading in odd.items():
        for candidate in reading.candidates_for(axis)[:1]:
            degrees[row], step_deg[row] = candidate.degrees, candidate.step_deg
    return CoordinateColumn(degrees, step_deg, odd)


def read_pair(text: str) -> PairReading | None:
    """Both coordinates of one text, or None where it holds no two. A number that is out of range counts as one.

    Some texts may be one coordinate as well (112,97 or 113 26): whoever reads a cell asks for what its column holds.
    The order is told by words for the axes, else by what lies in China, else by what can be no latitude.
    """
    plain = with_points(half_width(text).strip(), coordinates=2)
    halves = pair_in(plain)
    if halves is None:
        return None
    tidied = _tidied(plain != text)
    first, second = (_reading(value, tidied) for value in halves)
    return _in_order(first, second) if _belong_together(first, second) else None


def precision_m(lon_step_deg: float, lat_step_deg: float, lat_deg: float) -> float:
    """How coarse a position is given, in metres: the larger of its two steps, east and north, at this latitude.

    By the radii of curvature of the WGS-84 ellipsoid (in its meridian and across it).
    """
    squared = FLATTENING * (2.0 - FLATTENING)
    bulge = 1.0 - squared * math.sin(math.radians(lat_deg)) ** 2
    north_m = EQUATORIAL_RADIUS_M * (1.0 - squared) / math.pow(bulge, 1.5) * math.radians(lat_step_deg)
    east_m = EQUATORIAL_RADIUS_M / math.sqrt(bulge) * math.cos(math.radians(lat_deg)) * math.radians(lon_step_deg)
    return max(north_m, east_m)


def _read_text(text: str) -> CoordinateReading:
    plain = with_points(half_width(text).strip(), coordinates=1)
    if _SCIENTIFIC.fullmatch(plain):
        return _read_number(float(plain))
    values = values_in(plain)
    return _reading(values[0], _tidied(plain != text)) if values is not None and len(values) == 1 else _NO_READING


def _read_number(value: float) -> CoordinateReading:
    if not abs(value) <= _MERCATOR_EDGE_M:  # a NaN too
        finding = CoordinateFinding.OUT_OF_RANGE if abs(value) > 0 else CoordinateFinding.UNREADABLE
        return CoordinateReading((), None, frozenset({finding}))
    return _reading_of(_decimal_meanings(float(value), float(_steps(np.array([float(value)]))[0])), None, frozenset())


def _plain_degrees(value: object) -> float:
    """The degrees of a plainly written cell, else NaN."""
    if isinstance(value, str):
        number = float(value) if _PLAIN.fullmatch(value) else math.nan
    elif isinstance(value, int | float) and not isinstance(value, bool):
        number = value
    else:
        number = math.nan
    return float(number) if -180 <= number <= 180 else math.nan


def _steps(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """One unit of the last decimal of each number, as a person wrote it: what differs by rounding alone is the same."""
    steps = np.where(np.isnan(values), np.nan, 10.0**-_FINEST_DECIMALS)
    for decimals in range(_FINEST_DECIMALS - 1, -1, -1):
        scaled = values * 10.0**decimals
        steps[np.abs(scaled - np.rint(scaled)) <= 8.0 * np.finfo(np.float64).eps * np.abs(scaled)] = 10.0**-decimals
    return steps


def _tidied(changed: bool) -> frozenset[CoordinateFinding]:
    return frozenset({CoordinateFinding.TIDIED}) if changed else frozenset()


def _belong_together(first: CoordinateReading, second: CoordinateReading) -> bool:
    """Whether both are numbers for coordinates, of different axes and of one kind, degrees or metres."""
    if first.axis is second.axis is not None:
        return False
    if not first.candidates or not second.candidates:
        return all(half.candidates or CoordinateFinding.OUT_OF_RANGE in half.findings for half in (first, second))
    return (first.candidates[0].dress is Dress.MERCATOR) == (second.candidates[0].dress is Dress.MERCATOR)


def _in_order(first: CoordinateReading, second: CoordinateReading) -> PairReading:
    if first.axis is not None or second.axis is not None:
        is_turned, assumed = first.axis is Axis.LAT or second.axis is Axis.LON, False
    else:
        straight, turned = _lies_in_china(first, second), _lies_in_china(second, first)
        if straight == turned:
            straight, turned = _may_be_latitude(second), _may_be_latitude(first)
        is_turned, assumed = turned and not straight, straight == turned
    return PairReading(second, first, assumed) if is_turned else PairReading(first, second, assumed)


def _lies_in_china(lon: CoordinateReading, lat: CoordinateReading) -> bool:
    east, north = lon.degrees_as(Axis.LON), lat.degrees_as(Axis.LAT)
    within_lon = east is not None and CHINA_LON[0] <= east <= CHINA_LON[1]
    return within_lon and north is not None and CHINA_LAT[0] <= north <= CHINA_LAT[1]


def _may_be_latitude(reading: CoordinateReading) -> bool:
    degrees = reading.degrees_as(Axis.LAT)
    return degrees is not None and abs(degrees) <= 90.0


def _reading(value: Value, findings: frozenset[CoordinateFinding]) -> CoordinateReading:
    meanings = _meanings(value.numbers)
    sign = -1.0 if value.negative else 1.0
    signed = tuple(replace(meaning, degrees=sign * meaning.degrees) for meaning in meanings)
    return _reading_of(signed, value.axis, findings)


def _reading_of(
    meanings: tuple[Candidate, ...], axis: Axis | None, findings: frozenset[CoordinateFinding]
) -> CoordinateReading:
    """The reading with those meanings that are degrees at all."""
    possible = tuple(meaning for meaning in meanings if abs(meaning.degrees) <= 180.0)
    if possible:
        return CoordinateReading(possible, axis, findings)
    missing = CoordinateFinding.OUT_OF_RANGE if meanings else CoordinateFinding.UNREADABLE
    return CoordinateReading((), axis, findings | {missing})


def _meanings(numbers: list[Number]) -> tuple[Candidate, ...]:
    """What one to three numbers with these marks may mean, the literal meaning first."""
    marks = tuple(number.mark for number in numbers)
    texts = [number.text for number in numbers]
    if any(mark not in ("", expected) for mark, expected in zip(marks, "dms", strict=False)):
        return ()
    if len(texts) == 1:
        return _decimal_meanings(float(texts[0]), 10.0 ** -_decimals(texts[0]))
    if len(texts) > 3 or any("." in text for text in texts[:-1]):
        return ()
    return _minutes_meanings(*texts) if len(texts) == 2 else _seconds_meanings(*texts)


def _decimal_meanings(number: float, step: float) -> tuple[Candidate, ...]:
    if not _LEAST_MERCATOR_M <= abs(number) <= _MERCATOR_EDGE_M:
        return (Candidate(number, Dress.DECIMAL, step),)
    lon = math.degrees(number / EQUATORIAL_RADIUS_M)
    lat = math.degrees(math.atan(math.sinh(number / EQUATORIAL_RADIUS_M)))
    step_deg = math.degrees(step / EQUATORIAL_RADIUS_M)
    return (
        Candidate(lon, Dress.MERCATOR, step_deg, Axis.LON),
        Candidate(lat, Dress.MERCATOR, step_deg, Axis.LAT),
    )


def _minutes_meanings(degrees: str, minutes: str) -> tuple[Candidate, ...]:
    meanings = []
    if float(minutes) < 60.0:
        step_deg = 10.0 ** -_decimals(minutes) / 60.0
        meanings.append(Candidate(float(degrees) + float(minutes) / 60.0, Dress.DEGREES_MINUTES, step_deg))
    if "." not in minutes:
        meanings.append(Candidate(float(f"{degrees}.{minutes}"), Dress.DISGUISED_DECIMAL, 10.0 ** -len(minutes)))
    return tuple(meanings)


def _seconds_meanings(degrees: str, minutes: str, seconds: str) -> tuple[Candidate, ...]:
    if float(minutes) >= 60.0 or float(seconds) >= 60.0:
        return ()
    whole = float(degrees) + float(minutes) / 60.0 + float(seconds) / 3600.0
    return (Candidate(whole, Dress.DMS, 10.0 ** -_decimals(seconds) / 3600.0),)


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])
