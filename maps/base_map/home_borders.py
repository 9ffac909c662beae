"""Borders for a map that leaves for where nothing can be asked for: its home finely, the rest of the country coarsely.

The public map has two drawings and shows one of them at a time, as they are simplified differently. Here is one for all
zooms, the counties of some provinces beside the other provinces as wholes: a valid coverage again, so that each border
is there once, also where a home province ends.
"""

from collections.abc import Collection

import numpy as np

from locator.divisions.divisions import Divisions
from maps.base_map.border_bytes import border_bytes
from maps.base_map.border_lines import border_lines, border_pieces, dash_lines
from maps.base_map.coverage import Coverage, joined, simplified
from maps.base_map.drawn_map import PROVINCE_DEGREES, SMALL_PROVINCE, DrawnMap, city_codes, province_codes

HOME_UNITS = 1000
"""Units of a degree in the lines: the grid is about 100 m wide."""


def home_borders(drawn: DrawnMap, divisions: Divisions, home: Collection[str]) -> bytes:
    """The borders of all provinces, of the counties of some, and the lines of the whole country, as `border_bytes`.

    `home` has the codes of the provinces that are drawn with their counties; there may be none.
    """
    coverage = home_coverage(drawn.counties, divisions, home)
    above = province_codes(coverage.codes, divisions), city_codes(coverage.codes, divisions)
    pieces = border_pieces(coverage, *above, drawn.national.undetermined)
    lines = [*border_lines(pieces, HOME_UNITS), *dash_lines(drawn.national.dashes, HOME_UNITS)]
    return border_bytes(lines, HOME_UNITS)


def home_coverage(counties: Coverage, divisions: Divisions, home: Collection[str]) -> Coverage:
    """The counties of the home provinces as they are, the other provinces whole and simplified where no home is."""
    province = province_codes(counties.codes, divisions)
    at_home = np.isin(province, list(home))
    drawn_as = np.where(at_home, counties.codes, province)
    kept = frozenset(counties.codes[at_home].tolist())
    return simplified(joined(drawn_as, counties.shapes), PROVINCE_DEGREES, 0.0, SMALL_PROVINCE, kept)
