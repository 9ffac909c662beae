"""Which published window a row is: of its division and name, of its name and place, else the one at its place."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from importer.checks.cell_text import without_spaces
from importer.checks.duplicates import SAME_PLACE_M
from locator.position import Position
from locator.window import Kind, Window

_RENAMED_WITHIN_M = 30.0
_EARTH_RADIUS_M = 6_371_008.8
# Two thousand rows beside two thousand windows that could all be each other: then likeness tells nothing any more.
_MOST_PAIRS = 4_000_000
_CHINESE_NUMERAL = "一二三四五六七八九十百"
# 窗口01, 2号窗口, 窗口三, 第四窗口, A窗口; not 一窗通办, where the numeral counts nothing.
_NUMBERS = re.compile(
    rf"[0-9]+|[{_CHINESE_NUMERAL}]+(?=号)|(?<=窗口)[{_CHINESE_NUMERAL}]+|(?<=第)[{_CHINESE_NUMERAL}]+"
    r"|(?<![A-Za-z])[A-Za-z](?![A-Za-z])"
)


class Candidate(NamedTuple):
    """What of a row decides its id; `stated_id` is the text of its 窗口编号.

    `office` is null for a row of a summary, which may be any office's window.
    """

    stated_id: str
    office: str | None
    division_code: str
    name: str
    kind: Kind
    position: Position


_Key = tuple[str, ...]
Alike = Callable[[str, str, Kind], _Key]
"""Division code, name and kind as a key; what may be the same window has the same key."""


def name_key(name: str) -> str:
    """A name as it is compared: without spaces."""
    return without_spaces(name)


class Distinguishing(NamedTuple):
    """What rows are ordered by where their order in the sheet must not matter; the name without spaces."""

    division_code: str
    name: str
    lon: float
    lat: float


def distinguishing(candidate: Candidate) -> Distinguishing:
    """What a row is ordered by."""
    position = candidate.position
    return Distinguishing(candidate.division_code, name_key(candidate.name), position.lon, position.lat)


def by_name(division_code: str, name: str, kind: Kind) -> _Key:  # noqa: ARG001  # one signature for both
    """Windows of one division and name are alike, wherever they stand."""
    return division_code, name_key(name)


def by_place(division_code: str, name: str, kind: Kind) -> _Key:
    """Windows of one division and kind are alike where the numbers in their names agree; they must stand close by."""
    return division_code, kind.value, *(number.lstrip("0").lower() for number in _NUMBERS.findall(name_key(name)))


def by_name_and_place(division_code: str, name: str, kind: Kind) -> _Key:  # noqa: ARG001
    """Windows of one name and kind are alike whatever code they bear; they must stand as near as one window's twin."""
    return kind.value, name_key(name)


_REACH_M: Mapping[Alike, float] = {by_name: np.inf, by_name_and_place: SAME_PLACE_M, by_place: _RENAMED_WITHIN_M}


def matched(candidates: Mapping[int, Candidate], published: Iterable[Window], alike: Alike) -> dict[int, str]:
    """The ids of published windows for the candidates that they are alike with, nearest pairs first.

    Every window and every candidate is taken once. At equal distances those go together whose names have most letters
    in common, then by id and by name: never by the order of the rows, unless nothing else tells them apart.
    """
    published = list(published)
    if not published:
        return {}
    windows: dict[tuple[str | None, _Key], list[Window]] = defaultdict(list)
    rows: dict[tuple[str | None, _Key], list[int]] = defaultdict(list)
    for index, candidate in candidates.items():
        rows[candidate.office, alike(candidate.division_code, candidate.name, candidate.kind)].append(index)
    offices = {candidate.office for candidate in candidates.values()}
    for window in published:
        for office in {window.office, None} & offices:
            windows[office, alike(window.division.code, window.name, window.kind)].append(window)
    reach_m = _REACH_M[alike]
    found: dict[int, str] = {}
    for key in rows.keys() & windows.keys():
        ordered = sorted(rows[key], key=lambda index: (distinguishing(candidates[index]), index))
        of_ids = sorted(windows[key], key=lambda window: window.id)
        pairs = _pairs([candidates[index] for index in ordered], of_ids, reach_m)
        found |= {ordered[row]: of_ids[window].id for row, window in pairs}
    return found


def _pairs(rows: Sequence[Candidate], windows: Sequence[Window], reach_m: float) -> list[tuple[int, int]]:
    """Which row goes with which window, each at most once, the nearest first."""
    middle = rows[0].position.lat
    here = _metric([row.position for row in rows], middle)
    there = _metric([window.position for window in windows], middle)
    near = _near(here, there, reach_m)
    letters = [frozenset(name_key(row.name)) for row in rows]
    letters_of = [frozenset(name_key(window.name)) for window in windows]
    row_of, window_of = near[:, 0], near[:, 1]
    unlike = np.zeros(len(near), dtype=np.intp)
    if np.isfinite(reach_m):  # else they are of one name
        unlike[:] = [len(letters[row] ^ letters_of[window]) for row, window in near.tolist()]
    micrometres = np.rint(np.hypot(*(here[row_of] - there[window_of]).T) * 1e6)  # else rounding would break ties
    chosen: dict[int, int] = {}
    used: set[int] = set()
    order = np.lexsort(np.stack((row_of, window_of, unlike, micrometres)))
    for row, window in near[order].tolist():
        if row not in chosen and window not in used:
            chosen[row] = window
            used.add(window)
    return list(chosen.items())


def _near(here: NDArray[np.float64], there: NDArray[np.float64], reach_m: float) -> NDArray[np.intp]:
    """All pairs within reach, shape (n, 2); where there are too many, those at one place, or none."""
    if not np.isfinite(reach_m) and len(here) * len(there) <= _MOST_PAIRS:
        return np.indices((len(here), len(there))).reshape(2, -1).T
    from scipy.spatial import cKDTree  # noqa: PLC0415  # a third of a second, which no sheet without crowds need wait for

    tree, other = cKDTree(here), cKDTree(there)
    reach_m = reach_m if np.isfinite(reach_m) else _RENAMED_WITHIN_M
    if tree.count_neighbors(other, reach_m) > _MOST_PAIRS:
        return np.empty((0, 2), dtype=np.intp)
    found = tree.query_ball_tree(other, reach_m)
    pairs = [(row, window) for row, near in enumerate(found) for window in near]
    return np.array(pairs, dtype=np.intp).reshape(-1, 2)


def _metric(positions: Sequence[Position], middle: float) -> NDArray[np.float64]:
    """Points as metres east and north, shape (n, 2), true to scale at the latitude `middle`; a percent off 60 km away.

    Only points of one `middle` may be compared.
    """
    lon = np.radians([position.lon for position in positions])
    lat = np.radians([position.lat for position in positions])
    return np.column_stack((lon * np.cos(np.radians(middle)), lat)) * _EARTH_RADIUS_M


def metres(one: Position, other: Position) -> float:
    """Roughly how far apart two points are: good to half a percent, enough to tell one counter from another."""
    here, there = _metric([one, other], one.lat)
    return float(np.hypot(*(here - there)))
