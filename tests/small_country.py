"""A country of four counties in two provinces, with an islet and a bay, for tests of drawing."""

from shapely import MultiPolygon, box

from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from locator.divisions.shapes import Shape
from locator.window import Level

ISLET = box(116.2, 28.4, 116.2003, 28.4003)
"""About 30 m wide: smaller than the grid that lines are drawn on."""


def small_country() -> Divisions:
    """湖南省 of two cities with one and two counties, and 江西省 of one; 江西省 has the islet.

    ::

        28.0 .. 29.0   430101 | 430202 | 360101   islet
        27.0 .. 28.0        430201     |
                      112    113      114      115
    """
    shapes: dict[str, Shape] = {
        "430101": box(112, 28, 113, 29),
        "430201": box(112, 27, 114, 28),
        "430202": box(113, 28, 114, 29),
        "360101": MultiPolygon([box(114, 27, 115, 29), ISLET]),
    }
    return Divisions(
        [
            _province("430000", "湖南省"),
            _province("360000", "江西省"),
            _city("430100", "长沙市", "430000"),
            _city("430200", "株洲市", "430000"),
            _city("360100", "南昌市", "360000"),
            *(_county(code) for code in shapes),
        ],
        lambda: shapes,
    )


def _province(code: str, name: str) -> Division:
    return Division(code, name, name[:2], None, name, Level.PROVINCE, None, code, lowest=False)


def _city(code: str, name: str, province: str) -> Division:
    return Division(code, name, name[:2], name, province, Level.CITY, code, province, lowest=False)


def _county(code: str) -> Division:
    return Division(
        code, f"{code}县", code, None, code[:2], Level.COUNTY, f"{code[:4]}00", f"{code[:2]}0000", lowest=True
    )
