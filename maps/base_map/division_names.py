"""The names that stand on the base map: each where its division is widest, and how wide it is there.

The windows' marks stand at the seats of government; a name in the middle of the land names the land, and seldom lies
under a mark.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from maps.base_map.coverage import Coverage, Shapes
from maps.live_map.mercator import degrees, world_x, world_y

# A name of so many signs has room on a map; longer ones are contracted where they may be.
_SHORT = 4
# 湘西州 for 湘西土家族苗族自治州, 靖州县 and 鄂伦春旗; 自治区 and 特别行政区 are left out: 新疆, 香港.
_CONTRACTED = {"自治州": "州", "自治县": "县", "自治旗": "旗", "自治区": "", "特别行政区": ""}
_CAPITAL = "0100"  # how the codes of provinces' capitals end
_TOLERANCE = 0.01 / 360.0  # about a kilometre, as a share of the world's width


@dataclass(frozen=True, slots=True)
class PlacedName:
    """A division's name, in WGS-84 degrees the middle of the largest circle inside it, and that circle's radius.

    The circle is one on the map; its radius is in degrees of longitude.
    """

    name: str
    lon: float
    lat: float
    radius: float
    code: str


def placed_names(coverage: Coverage, divisions: Divisions) -> list[PlacedName]:
    """The names of a coverage's divisions, in the order in which they are given room.

    Provinces' capitals, which people know, go before all others, then the wider before the narrower. Of a division in
    several pieces, the largest has the name.
    """
    circles = shapely.maximum_inscribed_circle(_on_map(_largest(coverage.shapes)), _TOLERANCE)
    middle = shapely.get_point(circles, 0)
    lons, lats = degrees(shapely.get_x(middle), shapely.get_y(middle))
    radii = shapely.length(circles) * 360.0
    circled = zip(coverage.codes.tolist(), lons.tolist(), lats.tolist(), radii.tolist(), strict=True)
    ordered = sorted(circled, key=lambda circle: (not circle[0].endswith(_CAPITAL), -circle[3], circle[0]))
    return [
        PlacedName(map_name(division), round(lon, 2), round(lat, 2), round(radius, 3), code)
        for code, lon, lat, radius in ordered
        if (division := divisions.find(code)) is not None
    ]


def map_name(division: Division) -> str:
    """What a division is called on a map: its name, and where that is long and of an autonomous one, a contraction."""
    ending = next((ending for ending in _CONTRACTED if division.name.endswith(ending)), None)
    if ending is None or len(division.name) <= _SHORT:
        return division.name
    return division.short_name + _CONTRACTED[ending]


def listed(names: Sequence[PlacedName]) -> list[list[str | float]]:
    """The names as they are sent: name, longitude, latitude and radius of each, in their order."""
    return [[one.name, one.lon, one.lat, one.radius] for one in names]


def _largest(shapes: Shapes) -> Shapes:
    """The largest piece of each shape (n,)."""
    pieces, owner = shapely.get_parts(shapes, return_index=True)
    order = np.lexsort((-shapely.area(pieces), owner))
    largest: Shapes = pieces[order][np.unique(owner[order], return_index=True)[1]]
    return largest


def _on_map(shapes: Shapes) -> Shapes:
    projected: Shapes = shapely.transform(shapes, _projected)
    return projected


def _projected(lon_lat: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.column_stack([world_x(lon_lat[:, 0]), world_y(lon_lat[:, 1])])
