"""The nearest windows that are known to be open: walked to where many are, made an index of where few are."""

from itertools import islice
from math import inf

from locator.finding.filters import LARGE, TakesLonger
from locator.finding.hours_rows import OpenAt
from locator.geometry.nearest import FIRST_BATCH, Nearest, NearestIndex
from locator.position import Position

# Where one in a hundred of the windows is open, this many hold the five that are wanted; where fewer are, all that are
# open are soon made an index of.
_MOST_WALKED = 512


def nearest_open(
    index: NearestIndex, opened: OpenAt, start: Position, k: int, limit_m: float = inf, *, at_once: bool = False
) -> Nearest:
    """The `k` of an index's windows nearest to `start` that are open, in the order of `NearestIndex.nearest`.

    Beyond `limit_m` metres they need not be all.

    Raises
    ------
    TakesLonger
        If they are wanted at once, and all of many windows have to be gone through.
    """
    expected = _expected(k, opened.share)
    walked = min(len(index), _MOST_WALKED) if expected or limit_m < inf or len(index) <= _MOST_WALKED else 0
    rows: list[int] = []
    for row, distance_m in islice(index.walk(start, expected or FIRST_BATCH), walked):
        if distance_m > limit_m:
            return index.measured(start, rows)
        if row in opened:
            rows.append(row)
            if len(rows) == k:
                return index.measured(start, rows)
    if walked == len(index):
        return index.measured(start, rows)
    if at_once and len(index) >= LARGE:
        raise TakesLonger
    return index.subset(opened.among(index.rows)).nearest(start, k)


def _expected(k: int, share: float) -> int:
    """How many windows hold `k` that are open, and some more, as this share of all is; 0 for more than are walked."""
    return 0 if share * _MOST_WALKED < k else int(k / share) + k
