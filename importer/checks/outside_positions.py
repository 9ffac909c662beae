"""Positions that are no place in China, or lie outside the division they are said to be in, with how far."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from importer.checks.given_positions import GivenPositions, NoPosition, Points
from importer.checks.rules import NoticeMaker
from importer.distance_words import distance_en, distance_zh
from importer.notices import Notice, Severity
from locator.divisions.division import Division

_FAR_OUTSIDE_M = 5_000.0
_SAMPLES = {"longitude": "112.990000", "latitude": "28.110000"}


def check_faults(make: NoticeMaker, given: GivenPositions, divisions: Sequence[Division | None]) -> Iterator[Notice]:
    """Cells without a number, and numbers that are far from China."""
    outside = [row for row, fault in given.faults.items() if fault is NoPosition.OUTSIDE_CHINA]
    metres = _metres_outside(make, given.seen, outside, divisions)
    for row, fault in given.faults.items():
        if fault is NoPosition.OUTSIDE_CHINA:
            known = np.isfinite(given.seen.lon[row] + given.seen.lat[row])
            yield _outside_china(make, row, given.seen.text(row) if known else None, metres[row], divisions[row])
        else:
            field = fault.value
            yield make.cell("position-unreadable", row, field, words={"sample": _SAMPLES[field]})


def _metres_outside(
    make: NoticeMaker, points: Points, rows: Sequence[int], divisions: Sequence[Division | None]
) -> dict[int, float]:
    """How far some rows' points lie outside their divisions; NaN where that is not known."""
    codes = [division.code if division else "" for division in (divisions[row] for row in rows)]
    lon, lat = points.wgs_lon[list(rows)], points.wgs_lat[list(rows)]
    on_earth = (np.abs(lon) <= 180.0) & (np.abs(lat) <= 90.0)
    lon, lat = np.where(on_earth, lon, np.nan), np.where(on_earth, lat, np.nan)
    return dict(zip(rows, make.rules.divisions.metres_outside(codes, lon, lat).tolist(), strict=True))


def _outside_china(make: NoticeMaker, row: int, value: str | None, metres: float, division: Division | None) -> Notice:
    words = {"distance": "", "distance_en": ""}
    if division is not None and not np.isnan(metres):
        words["distance"] = f"（距{division.name}约 {distance_zh(metres)}）"
        words["distance_en"] = f" (about {distance_en(metres)} from {division.name})"
    return make.cell("position-outside-china", row, "longitude", value=value, words=words)


def check_divisions(
    make: NoticeMaker, points: Points, outside_m: NDArray[np.float64], divisions: Sequence[Division | None]
) -> Iterator[Notice]:
    """Points that are not in their division; those that are far away and in no other are not in China either."""
    with np.errstate(invalid="ignore"):
        outside = np.flatnonzero(outside_m > 0.0)
    county_at = make.rules.divisions.containing(points.wgs_lon[outside], points.wgs_lat[outside])
    for row, county in zip(outside.tolist(), county_at.tolist(), strict=True):
        division, metres = divisions[row], float(outside_m[row])
        if division is None:
            continue
        if not county and metres > _FAR_OUTSIDE_M:
            yield _outside_china(make, row, points.text(row), metres, division)
        yield _outside_division(make, row, points.text(row), metres, (division, make.rules.divisions.find(county)))


def _outside_division(
    make: NoticeMaker, row: int, value: str, metres: float, places: tuple[Division, Division | None]
) -> Notice:
    division, there = places
    far = metres > _FAR_OUTSIDE_M
    words = {
        "division": division.name,
        "distance": distance_zh(metres),
        "distance_en": distance_en(metres),
        "there": f"（在{there.full_name}）" if there else "（不在任何区县内，可能在海上或国境外）",
        "there_en": f", in {there.full_name}" if there else ", in no county: perhaps at sea or across the border",
        "consequence": "不能发布。请核对经纬度与区划编码。" if far else "请核对经纬度。",
        "consequence_en": ": it cannot be published. Check position and code." if far else ". Please check it.",
    }
    severity = Severity.ERROR if far else Severity.WARNING
    return make.cell("position-outside-division", row, "longitude", value=value, severity=severity, words=words)
