"""Where something is: a WGS-84 position, and the datums that sheets and queries may state."""

from dataclasses import dataclass
from enum import StrEnum


class Datum(StrEnum):
    """The datum that longitudes and latitudes are given in."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"
    CGCS2000 = "cgcs2000"


@dataclass(frozen=True, slots=True)
class Position:
    """A point on the WGS-84 ellipsoid (EPSG:4326), in degrees, longitude first.

    Raises
    ------
    ValueError
        If the longitude is outside -180..180, the latitude outside -90..90, or either is not a number.
    """

    lon: float
    lat: float

    def __post_init__(self) -> None:
        # Written so that a NaN fails both comparisons.
        if not (-180.0 <= self.lon <= 180.0 and -90.0 <= self.lat <= 90.0):
            raise ValueError(f"not a position: longitude {self.lon}, latitude {self.lat}")
