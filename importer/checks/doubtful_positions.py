"""Positions that were read, and that nobody may have taken on a map: too coarse, whole degrees, one for many addresses.

A file's tables are judged together: a point that fills a whole column fills it in each of a city's blocks.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain
from math import isnan

import numpy as np
from numpy.typing import NDArray

from importer.checks.cell_text import without_spaces
from importer.checks.given_positions import Points
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.distance_words import distance_en, distance_zh
from importer.notices import Notice

_COARSE_M = 300.0
_ADDRESSES_OF_A_PLACEHOLDER = 3
_SAME_POINT_DECIMALS = 6
# 示例路1号 is one building; what follows is a floor, a hall or a counter in it.
_BUILDING = re.compile("[0-9]号")


def check_precision(make: NoticeMaker, points: Points, metres: NDArray[np.float64]) -> Iterator[Notice]:
    """Rows whose last digit is worth more than 300 metres; `metres` is what each row's is."""
    with np.errstate(invalid="ignore"):
        coarse = np.flatnonzero(metres > _COARSE_M)
    for row in coarse.tolist():
        words = {"distance": distance_zh(float(metres[row])), "distance_en": distance_en(float(metres[row]))}
        yield make.cell("position-imprecise", row, "longitude", value=points.text(row), words=words)


def check_placeholders(tables: Sequence[tuple[SheetTable, Points]], rules: CheckRules) -> Iterator[Notice]:
    """Whole degrees, and one point on three or more rows with different addresses."""
    shared = _shared_points(tables)
    for number, (table, points) in enumerate(tables):
        make = NoticeMaker(table, rules)
        with np.errstate(invalid="ignore"):
            whole = (points.lon == np.rint(points.lon)) & (points.lat == np.rint(points.lat))
        told = dict.fromkeys(np.flatnonzero(whole).tolist(), ("是整度数", "is whole degrees"))
        for row, addresses in shared.get(number, {}).items():
            told[row] = (f"与其他行相同，却有 {addresses} 个不同地址", f"stands for {addresses} different addresses")
        for row, (reason, reason_en) in sorted(told.items()):
            words = {"reason": reason, "reason_en": reason_en}
            yield make.cell("position-placeholder", row, "longitude", value=points.text(row), words=words)


def _shared_points(tables: Sequence[tuple[SheetTable, Points]]) -> dict[int, dict[int, int]]:
    """By table and row: how many different addresses a row's point has, where they are three or more."""
    rounded = [
        (points.wgs_lon.round(_SAME_POINT_DECIMALS), points.wgs_lat.round(_SAME_POINT_DECIMALS)) for _, points in tables
    ]
    places_of = [list(zip(lon.tolist(), lat.tolist(), strict=True)) for lon, lat in rounded]
    often = Counter(chain.from_iterable(places_of))
    many = {point for point, count in often.items() if count >= _ADDRESSES_OF_A_PLACEHOLDER and not isnan(point[0])}
    rows_at: dict[tuple[float, float], list[tuple[int, int]]] = defaultdict(list)
    for number, points_of in enumerate(places_of if many else ()):
        for row, point in enumerate(points_of):
            if point in many:
                rows_at[point].append((number, row))
    shared: dict[int, dict[int, int]] = defaultdict(dict)
    for places in rows_at.values():
        addresses = {_building(tables[number][0].text("address", row)) for number, row in places} - {""}
        if len(addresses) >= _ADDRESSES_OF_A_PLACEHOLDER:
            for number, row in places:
                shared[number][row] = len(addresses)
    return shared


def _building(address: str) -> str:
    text = without_spaces(address)
    found = _BUILDING.search(text)
    return text[: found.end()] if found else text
