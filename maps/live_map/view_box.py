"""What a view's address says: four edges and a zoom, checked as every parameter of the site is."""

from collections.abc import Mapping
from typing import Any

from locator.finding.refusal import ParameterFault
from locator.geometry.box import Box
from locator.site.parameters import Parameter, Shape, read_query
from maps.live_map.cell_grid import FINEST
from maps.live_map.map_filter import FILTERS

# A browser that was rolled around the world several times counts on beyond 180 degrees.
_ROLLED = 3600.0
_PARAMETERS = {
    parameter.name: parameter
    for parameter in (
        Parameter("west", Shape.NUMBER, "西", "West.", "112.5", -_ROLLED, _ROLLED),
        Parameter("south", Shape.NUMBER, "南", "South.", "27.8", -90, 90),
        Parameter("east", Shape.NUMBER, "东", "East.", "113.5", -_ROLLED, _ROLLED),
        Parameter("north", Shape.NUMBER, "北", "North.", "28.7", -90, 90),
        Parameter("zoom", Shape.COUNT, "缩放级别", "Zoom.", "9", 0, FINEST),
    )
}


def read_view(query: bytes) -> tuple[Box, int, Mapping[str, Any]]:
    """The box and the zoom of a view, and the values of its filter.

    Where the west is greater than the east, it crosses the date line.

    Raises
    ------
    ParameterFault
        If one is missing, unreadable or out of bounds, or the south lies north of the north.
    ValueUnknown
        If a filter's closed choice is none of its words.
    """
    values = read_query(query, {**_PARAMETERS, **FILTERS})
    for name, parameter in _PARAMETERS.items():
        if name not in values:
            raise ParameterFault("parameter-missing", name, name=name, example=parameter.example)
    west, south, east, north, zoom = (values[name] for name in _PARAMETERS)
    if south > north:
        raise ParameterFault(
            "number-unreadable", "south", name="south", text=f"{south:g}", low="-90", high=f"{north:g}", example="27.8"
        )
    return Box(west, south, east, north), zoom, values
