"""What a mark of several windows is called: the division that they are in."""

from locator.editions.snapshot import Snapshot
from locator.window import DivisionNames
from maps.live_map.ordered_rows import Mark
from maps.live_map.view_index import View, ViewIndex


def mark_name(snapshot: Snapshot, index: ViewIndex, view: View, mark: Mark) -> str:
    """The division that a mark stands for whole, else the smallest one that holds all its windows.

    Where they are in several provinces, it is that of the middle one.
    """
    rows = view.ordered.rows_of(mark)
    middle = division_names(snapshot, int(rows[len(rows) // 2]))
    if view.by_division:
        return smallest_name(middle, len(mark.key.removeprefix("d")))
    codes = index.codes[rows]
    return smallest_name(middle, _shared(int(codes.min()), int(codes.max())))


def division_names(snapshot: Snapshot, row: int) -> DivisionNames:
    """The division of one row's window."""
    return DivisionNames(**snapshot.column("division")[row].as_py())


def smallest_name(division: DivisionNames, digits: int) -> str:
    """The division's own name, its city's or its province's, for six, four or fewer digits of its code."""
    if digits == 6:
        return division.name
    return division.city or division.province if digits == 4 else division.province


def _shared(least: int, greatest: int) -> int:
    """How many digits, two at a time, are the same in all codes between these."""
    return next((digits for digits in (6, 4, 2) if least // 10 ** (6 - digits) == greatest // 10 ** (6 - digits)), 0)
