"""What a mark of several windows is called: the division that they are in, or the two that most of them are in."""

import numpy as np

from locator.editions.snapshot import Snapshot
from locator.window import DivisionNames
from maps.live_map.ordered_rows import Mark
from maps.live_map.view_index import View, ViewIndex


def mark_name(snapshot: Snapshot, index: ViewIndex, view: View, mark: Mark) -> str:
    """The division that a mark stands for whole, or the county that holds all its windows.

    Where there is none, it is the two counties of their city, or the two cities, that have most of them: so marks that
    are near each other are called differently.
    """
    rows = view.ordered.rows_of(mark)
    if view.by_division:
        return smallest_name(division_names(snapshot, int(rows[0])), len(mark.key.removeprefix("d")))
    codes = index.codes[rows]
    digits = 6 if codes.min() // 100 == codes.max() // 100 else 4
    parts = codes // 10 ** (6 - digits)
    counts = np.bincount(parts - parts.min())
    foremost = np.argsort(-counts, kind="stable")[: min(2, np.count_nonzero(counts))] + parts.min()
    names = (division_names(snapshot, int(rows[np.argmax(parts == part)])) for part in foremost)
    return "、".join(dict.fromkeys(smallest_name(one, digits) for one in names))


def division_names(snapshot: Snapshot, row: int) -> DivisionNames:
    """The division of one row's window."""
    return DivisionNames(**snapshot.column("division")[row].as_py())


def smallest_name(division: DivisionNames, digits: int) -> str:
    """The division's own name, its city's or its province's, for six, four or fewer digits of its code."""
    if digits == 6:
        return division.name
    return division.city or division.province if digits == 4 else division.province
