"""A window's stable public id: kept through renaming, moving and re-ordering, and needing no store.

A row's id is, in this order: its own 窗口编号; the id of the published window that it is (the same division and name,
else the same place); a new one made of its division and name. Only windows that this upload may touch are compared.
"""

import base64
import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from importer.cell_text import without_spaces
from locator.position import Position
from locator.window import Window

_OWN_ID = re.compile(r"[A-Za-z0-9-]{1,40}")
_SAME_PLACE_M = 30.0
_NUMBERS = re.compile(r"[0-9]+")
_HASH_LETTERS = 8
_EARTH_RADIUS_M = 6_371_008.8


@dataclass(frozen=True, slots=True)
class Candidate:
    """What of a row decides its id; `stated_id` is the text of its 窗口编号."""

    stated_id: str
    division_code: str
    name: str
    position: Position


def is_window_id(text: str) -> bool:
    """Whether a 窗口编号 can be an id: up to forty letters, digits and hyphens."""
    return bool(_OWN_ID.fullmatch(text))


def name_key(name: str) -> str:
    """A name as it is compared: without spaces."""
    return without_spaces(name)


def give_ids(candidates: Sequence[Candidate], published: Iterable[Window], taken: Collection[str]) -> list[str]:
    """An id for each candidate, all different.

    Parameters
    ----------
    candidates
        The rows, in the sheet's order.
    published
        The windows that the upload may touch: the office's own, or with a summary those of its scope.
    taken
        The ids of all published windows, whoever owns them: a new id is none of these.

    Notes
    -----
    Each pass sees only what the passes before left over, on both sides, so that two rows never become one window and
    the order of the rows does not matter. Where several windows bear one name, the nearest pairs are taken first. A
    renamed window is known by its place only where the numbers in both names agree: 窗口02 at the counter beside
    窗口01 is another window.
    """
    ids: dict[int, str] = {}
    stated: set[str] = set()
    for index, candidate in enumerate(candidates):
        if is_window_id(candidate.stated_id) and candidate.stated_id not in stated:
            ids[index] = candidate.stated_id
            stated.add(candidate.stated_id)
    left = [window for window in published if window.id not in stated]
    for alike in (_same_name, _same_place):
        left = _match(candidates, left, ids, alike)
    _new_ids(candidates, ids, {*taken, *ids.values()})
    return [ids[index] for index in range(len(candidates))]


_Key = tuple[str, ...]
_Alike = Callable[[str, str], _Key]


def _same_name(division_code: str, name: str) -> _Key:
    return division_code, name_key(name)


def _same_place(division_code: str, name: str) -> _Key:
    return division_code, *(number.lstrip("0") for number in _NUMBERS.findall(name))


def _match(
    candidates: Sequence[Candidate], published: list[Window], ids: dict[int, str], alike: _Alike
) -> list[Window]:
    """Give the ids of published windows to the candidates that are alike, nearest pairs first; what is left over."""
    reach_m = _SAME_PLACE_M if alike is _same_place else np.inf
    by_key: dict[_Key, list[Window]] = defaultdict(list)
    for window in published:
        by_key[alike(window.division.code, window.name)].append(window)
    pairs = [
        (_metres(candidate.position, window.position), window.id, index)
        for index, candidate in enumerate(candidates)
        if index not in ids
        for window in by_key.get(alike(candidate.division_code, candidate.name), ())
    ]
    used: set[str] = set()
    for distance_m, window_id, index in sorted(pairs):
        if distance_m <= reach_m and index not in ids and window_id not in used:
            ids[index] = window_id
            used.add(window_id)
    return [window for window in published if window.id not in used]


def _new_ids(candidates: Sequence[Candidate], ids: dict[int, str], taken: set[str]) -> None:
    for index, candidate in enumerate(candidates):
        if index in ids:
            continue
        base = new_id(candidate.division_code, candidate.name)
        count, given = 1, base
        while given in taken:
            count += 1
            given = f"{base}-{count}"
        ids[index] = given
        taken.add(given)


def new_id(division_code: str, name: str) -> str:
    """The id of a window never seen before: `430103-` and eight base32 letters of SHA-256 over code and name."""
    digest = hashlib.sha256(f"{division_code}\n{name_key(name)}".encode()).digest()
    return f"{division_code}-{base64.b32encode(digest).decode().lower()[:_HASH_LETTERS]}"


def _metres(one: Position, other: Position) -> float:
    """Roughly how far apart two points are: good to half a percent, enough to tell one counter from another."""
    east = np.radians(other.lon - one.lon) * np.cos(np.radians((one.lat + other.lat) / 2))
    return float(np.hypot(east, np.radians(other.lat - one.lat)) * _EARTH_RADIUS_M)
