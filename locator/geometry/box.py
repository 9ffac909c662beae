"""A box of degrees."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A box of WGS-84 longitudes and latitudes in degrees, edges included; it never crosses the date line."""

    west: float
    south: float
    east: float
    north: float
