"""The reader of coordinates: what a cell or a person gives as longitude or latitude, in degrees of its own datum.

A text is cut into tokens (numbers, marks for degrees, minutes and seconds, words for the axis), the tokens into
values of one to three numbers. Where a value has two reasonable meanings both are kept: 28°11′ is 28 degrees and 11
minutes, or the decimal 28.11 in disguise, as the form's own sample has it (112° 99′). With seconds (112°97′55″) it is
one only where it can be nothing else. Which one is meant, and whether the axes are swapped, is for others to judge, who
see the row, the file and the division.
"""

import math
import re
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from locator.geometry.ellipsoid import EQUATORIAL_RADIUS_M
from locator.readers.coordinate_reading import (
    CHINA_LAT,
    CHINA_LON,
    Candidate,
    CoordinateFinding,
    CoordinateReading,
    Dress,
)
from locator.readers.coordinate_text import Axis, Number, Value, values_in
from locator.readers.decimal_marks import with_points
from locator.readers.half_width import half_width

_PAIR_OF_DIGITS = 2
FINEST_DECIMALS = 9
"""A tenth of a millimetre; digits beyond are a computer's, not a person's."""

# Web Mercator (EPSG:3857) is a sphere of the equatorial radius; China lies 8 to 15 million metres east of Greenwich.
_MERCATOR_EDGE_M = math.pi * EQUATORIAL_RADIUS_M
_LEAST_MERCATOR_M = 100_000.0
_LEAST_PACKED_LAT = 10.0  # of six digits: the latitude of the southernmost islands with an office has them

_NO_READING = CoordinateReading((), None, frozenset({CoordinateFinding.UNREADABLE}))
_SCIENTIFIC = re.compile(r"-?[0-9]\.[0-9]{1,15}[Ee]\+0?[0-8]")
# The mark that each of two or three numbers should have, and those that are taken for it: a single quote where two
# were meant, the double one a place too early.
_MARKS = {2: (("", "d", "m"), ("", "m")), 3: (("", "d", "m"), ("", "m", "s"), ("", "s", "m"))}


def read_coordinate(value: object) -> CoordinateReading:
    """The meanings of one cell, number or text; any value has an answer."""
    if isinstance(value, str):
        return _read_text(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _read_number(value)
    return _NO_READING


def reading_of_value(value: Value, *, tidied: bool) -> CoordinateReading:
    """The meanings of a value that was found in a text, and whether the text had to be tidied for it."""
    findings = frozenset({CoordinateFinding.TIDIED}) if tidied else frozenset()
    sign = -1.0 if value.negative else 1.0
    signed = tuple(replace(meaning, degrees=sign * meaning.degrees) for meaning in _meanings(value.numbers))
    return _reading_of(signed, value.axis, findings)


def steps_of(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """One unit of the last decimal of each number, as a person wrote it: what differs by rounding alone is the same."""
    steps = np.where(np.isnan(values), np.nan, 10.0**-FINEST_DECIMALS)
    for decimals in range(FINEST_DECIMALS - 1, -1, -1):
        scaled = values * 10.0**decimals
        steps[np.abs(scaled - np.rint(scaled)) <= 8.0 * np.finfo(np.float64).eps * np.abs(scaled)] = 10.0**-decimals
    return steps


def step_of(digits: str) -> float:
    """One unit of the last digit of a number's text; beyond nine decimals, of the number that a computer rounded."""
    decimals = len(digits.partition(".")[2])
    if decimals > FINEST_DECIMALS:
        return float(steps_of(np.array([float(digits)]))[0])
    return float(10.0**-decimals)


def _read_text(text: str) -> CoordinateReading:
    plain = with_points(half_width(text).strip(), coordinates=1)
    if _SCIENTIFIC.fullmatch(plain):
        return _read_number(float(plain))
    values = values_in(plain)
    if values is None or len(values) != 1:
        return _NO_READING
    return reading_of_value(values[0], tidied=plain != text)


def _read_number(value: float) -> CoordinateReading:
    if not abs(value) <= _MERCATOR_EDGE_M:  # a NaN too
        finding = CoordinateFinding.OUT_OF_RANGE if abs(value) > 0 else CoordinateFinding.UNREADABLE
        return CoordinateReading((), None, frozenset({finding}))
    return _reading_of(_decimal_meanings(float(value), float(steps_of(np.array([float(value)]))[0])), None, frozenset())


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
    numbers = _with_degrees(numbers)
    marks, texts = [number.mark for number in numbers], [number.text for number in numbers]
    if len(texts) == 1:
        return _alone(texts[0], marks[0])
    if not _fit(marks) or any("." in text for text in texts[:-1]):
        return ()
    return _minutes_meanings(*texts) if len(texts) == 2 else _seconds_meanings(*texts)


def _with_degrees(numbers: list[Number]) -> list[Number]:
    """The numbers, with a point before the first minutes taken for the mark of degrees that it is: 112.58′30″."""
    first = numbers[0]
    if first.mark != "m" or "." not in first.text:
        return numbers
    degrees, _, minutes = first.text.partition(".")
    return [Number(degrees, "d"), Number(minutes, "m"), *numbers[1:]]


def _fit(marks: list[str]) -> bool:
    """Whether the marks may stand behind degrees, minutes and perhaps seconds, in this order."""
    known = _MARKS.get(len(marks))
    return known is not None and all(mark in allowed for mark, allowed in zip(marks, known, strict=True))


def _alone(text: str, mark: str) -> tuple[Candidate, ...]:
    meanings = _decimal_meanings(float(text), step_of(text)) if mark in ("", "d", "metre") else ()
    # 112.97 metres are no place, and 12609810.62° none either.
    kinds = {"d": {Dress.DECIMAL}, "metre": {Dress.MERCATOR}}.get(mark, set(Dress))
    return tuple(meaning for meaning in meanings if meaning.dress in kinds)


def _decimal_meanings(number: float, step: float) -> tuple[Candidate, ...]:
    if not _LEAST_MERCATOR_M <= abs(number) <= _MERCATOR_EDGE_M:
        return _packed_minutes(number, step) or (Candidate(number, Dress.DECIMAL, step),)
    if packed := _packed_seconds(number, step):
        return packed
    lon = math.degrees(number / EQUATORIAL_RADIUS_M)
    lat = math.degrees(math.atan(math.sinh(number / EQUATORIAL_RADIUS_M)))
    step_deg = math.degrees(step / EQUATORIAL_RADIUS_M)
    return (
        Candidate(lon, Dress.MERCATOR, step_deg, Axis.LON),
        Candidate(lat, Dress.MERCATOR, step_deg, Axis.LAT),
    )


def _packed_seconds(number: float, step: float) -> tuple[Candidate, ...]:
    """Degrees, minutes and seconds run together, 1125930.5 for 112°59′30.5″; nothing where it is no place in China.

    As Mercator metres these numbers lie west of China, or at its southernmost, where no window stands.
    """
    minutes, seconds = divmod(number, 100.0)
    degrees, minutes = divmod(minutes, 100.0)
    axis = _axis_in_china(degrees)
    if axis is None or minutes >= 60.0 or seconds >= 60.0:
        return ()
    return (Candidate(degrees + minutes / 60.0 + seconds / 3600.0, Dress.DMS, step / 3600.0, axis),)


def _packed_minutes(number: float, step: float) -> tuple[Candidate, ...]:
    """Degrees and minutes run together, as receivers write them (NMEA 0183): 11259.5083 for 112°59.5083′."""
    degrees, minutes = divmod(number, 100.0)
    axis = _axis_in_china(degrees)
    if axis is None or minutes >= 60.0 or step >= 1.0:
        return ()
    return (Candidate(degrees + minutes / 60.0, Dress.DEGREES_MINUTES, step / 60.0, axis),)


def _axis_in_china(degrees: float) -> Axis | None:
    """The axis of which these whole degrees may be in China; none is of both."""
    if CHINA_LON[0] <= degrees < CHINA_LON[1]:
        return Axis.LON
    return Axis.LAT if _LEAST_PACKED_LAT <= degrees < CHINA_LAT[1] else None


def _minutes_meanings(degrees: str, minutes: str) -> tuple[Candidate, ...]:
    meanings = []
    if float(minutes) < 60.0:
        meanings.append(Candidate(float(degrees) + float(minutes) / 60.0, Dress.DEGREES_MINUTES, step_of(minutes) / 60))
    if "." not in minutes:
        decimal = f"{degrees}.{minutes}"
        meanings.append(Candidate(float(decimal), Dress.DISGUISED_DECIMAL, step_of(decimal)))
    return tuple(meanings)


def _seconds_meanings(degrees: str, minutes: str, seconds: str) -> tuple[Candidate, ...]:
    if float(minutes) < 60.0 and float(seconds) < 60.0:
        whole = float(degrees) + float(minutes) / 60.0 + float(seconds) / 3600.0
        return (Candidate(whole, Dress.DMS, step_of(seconds) / 3600.0),)
    if len(minutes) == len(seconds) == _PAIR_OF_DIGITS:  # with fewer, nobody knows at which place they stand
        decimal = f"{degrees}.{minutes}{seconds}"
        return (Candidate(float(decimal), Dress.DISGUISED_DECIMAL, step_of(decimal)),)
    return ()
