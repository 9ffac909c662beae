"""How far a point is from a border does not depend on how many others are asked for with it."""

import numpy as np

from locator.divisions.border import border_of, metres_to_border
from tests.judged_sheets import rules


def test_a_point_is_as_far_alone_as_among_thousands() -> None:
    county = rules().divisions.polygon("430103")
    assert county is not None
    border, rng = border_of([county]), np.random.default_rng(7)
    lon, lat = rng.uniform(112.8, 113.2, 5), rng.uniform(27.9, 28.3, 5)
    times = 200_000 // (len(lon) * len(border)) + 1
    among = metres_to_border(border, np.tile(lon, times), np.tile(lat, times))
    assert np.array_equal(among, np.tile(metres_to_border(border, lon, lat), times))
