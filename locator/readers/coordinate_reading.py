"""What a coordinate's cell may mean: candidates in degrees of the cell's own datum, and what was found on the way."""

import math
from dataclasses import dataclass
from enum import Enum

from locator.readers.coordinate_text import Axis

# China with its seas, in degrees: no longitude of it is a latitude of it.
CHINA_LON = (73.0, 136.0)
CHINA_LAT = (3.0, 54.0)
_WHOLE_SECOND = 1.0 / 3600.0


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


def undisguised(meaning: Candidate) -> Candidate:
    """Degrees, minutes and whole seconds as the decimal whose digits they are: 28°11′02″ is 28.1102.

    For cells beside one that proves it (112°97′55″); other meanings stay as they are.
    """
    if meaning.dress is not Dress.DMS or meaning.step_deg < _WHOLE_SECOND:
        return meaning
    minutes, seconds = divmod(round(abs(meaning.degrees) * 3600.0), 60)
    degrees, minutes = divmod(minutes, 60)
    decimal = degrees + minutes / 100.0 + seconds / 10_000.0
    return Candidate(math.copysign(decimal, meaning.degrees), Dress.DISGUISED_DECIMAL, 1e-4, meaning.axis)


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
