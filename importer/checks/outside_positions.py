"""Positions that are no place in China, or lie outside the division they are said to be in, with how far and where."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from importer.checks.given_positions import GivenPositions, NoPosition, Points
from importer.checks.rules import CheckRules, NoticeMaker
from importer.distance_words import distance_en, distance_zh
from importer.notices import Notice, Severity
from locator.divisions.division import Division
from locator.divisions.land import on_land
from locator.readers.map_links import has_link, read_map_link

_FAR_OUTSIDE_M = 5_000.0
_WORTH_NAMING_M = 300_000.0
_SAMPLES = {"longitude": "112.990000", "latitude": "28.110000"}
_OF_NO_NUMBER = {"why": "读不出数值", "mend": "填写十进制度数", "why_en": "", "mend_en": "Write"}
_OF_A_LINK = {
    "why": "是链接，其中没有经纬度（地图的短链接里都没有）",
    "mend": "打开它，在地图上查到经度和纬度，抄成十进制度数",
    "why_en": ", a link with no position in it (a map's short link has none)",
    "mend_en": "Open it, find longitude and latitude on its map, and copy them as",
}
_OF_TWO = {
    "why": "是链接，其中有经纬度，与{other}格里的不一致",
    "mend": "清空{other}格，以链接为准；或者把链接换成十进制度数",
    "why_en": ", a link whose position is not what {other_en} says",
    "mend_en": "Empty {other_en} if the link is right, or write here instead of the link",
}
_OTHER = {"longitude": ("“纬度”", "the latitude"), "latitude": ("“经度”", "the longitude")}


@dataclass(frozen=True, slots=True)
class _Abroad:
    """Where a point outside every county lies: how far from a county close to it, and whether at sea or on land."""

    county: Division | None
    metres: float
    is_land: bool

    def words(self, told: Division | None) -> tuple[str, str]:
        """What to say of it beside the distance from `told`, the row's own division; nothing where it is not known."""
        if self.county is None:
            return "", ""
        if self.metres <= _FAR_OUTSIDE_M:
            # A coast or border is not known so well that one side could be told from the other.
            zh, en = "，在海上或国境线一带", ", by the coast or the border"
        else:
            zh, en = ("，在国境外的陆地上", ", on land abroad") if self.is_land else ("，在海上", ", at sea")
        if told is not None and told.code == self.county.code:
            return zh, en
        if told is not None and self.metres > _WORTH_NAMING_M:
            return zh, en
        near = self.county.full_name
        return (
            f"{zh}，距邻近的{near}约 {distance_zh(self.metres)}",
            f"{en}, about {distance_en(self.metres)} from {near}",
        )


def check_faults(make: NoticeMaker, given: GivenPositions, divisions: Sequence[Division | None]) -> Iterator[Notice]:
    """Cells without a number, and numbers that are far from China."""
    outside = [row for row, fault in given.faults.items() if fault is NoPosition.OUTSIDE_CHINA]
    places = _places(make.rules, given.seen, outside, divisions)
    for row, fault in given.faults.items():
        if fault is NoPosition.OUTSIDE_CHINA:
            known = np.isfinite(given.seen.lon[row] + given.seen.lat[row])
            value = given.seen.text(row) if known else _as_written(make, row)
            metres, abroad = places[row]
            yield _outside_china(make, row, value, metres, divisions[row], abroad)
        else:
            field = fault.value
            words = {"sample": _SAMPLES[field], **_why(make.table.text(field, row), field)}
            yield make.cell("position-unreadable", row, field, words=words)


def _why(text: str, field: str) -> Mapping[str, str]:
    """Why a cell gives no number; a link with a position in it is not taken where the other cell holds another."""
    if read_map_link(text) is not None:
        other, other_en = _OTHER[field]
        return {key: words.format(other=other, other_en=other_en) for key, words in _OF_TWO.items()}
    return _OF_A_LINK if has_link(text) else _OF_NO_NUMBER


def _as_written(make: NoticeMaker, row: int) -> str:
    """What both cells of a position say, longitude first; once where they say the same."""
    texts = (make.table.text(field, row).strip() for field in _SAMPLES)
    return ", ".join(dict.fromkeys(filter(None, texts)))


def _places(
    rules: CheckRules, points: Points, rows: Sequence[int], divisions: Sequence[Division | None]
) -> dict[int, tuple[float, _Abroad]]:
    """By row: how far its point lies outside its division, NaN where that is not known, and where it lies instead."""
    if not rows:
        return {}
    known = [divisions[row] for row in rows]
    codes = [division.code if division else "" for division in known]
    lon, lat = points.wgs_lon[list(rows)], points.wgs_lat[list(rows)]
    on_earth = (np.abs(lon) <= 180.0) & (np.abs(lat) <= 90.0)
    lon, lat = np.where(on_earth, lon, np.nan), np.where(on_earth, lat, np.nan)
    metres = rules.divisions.metres_outside(codes, lon, lat)
    abroad = _far_or_near(rules, known, lon, lat)
    return dict(zip(rows, zip(metres.tolist(), abroad, strict=True), strict=True))


def _far_or_near(
    rules: CheckRules, divisions: Sequence[Division | None], lon: NDArray[np.float64], lat: NDArray[np.float64]
) -> list[_Abroad]:
    """As `_abroad`; of a point far from all of China nothing is said beside its own division, and nothing looked up."""
    far = rules.divisions.beyond_all(lon, lat, _WORTH_NAMING_M) & np.array([one is not None for one in divisions])
    others, land = np.flatnonzero(~far), on_land(lon, lat).tolist()
    near = dict(zip(others.tolist(), _abroad(rules, lon[others], lat[others]), strict=True))
    return [near.get(at) or _Abroad(division, np.inf, land[at]) for at, division in enumerate(divisions)]


def _abroad(rules: CheckRules, lon: NDArray[np.float64], lat: NDArray[np.float64]) -> list[_Abroad]:
    if not lon.size:
        return []
    near = rules.divisions.near(lon, lat)
    metres = rules.divisions.metres_outside(near, lon, lat).tolist()
    land = on_land(lon, lat).tolist()
    counties = [rules.divisions.find(code) if code else None for code in near.tolist()]
    return [_Abroad(*place) for place in zip(counties, metres, land, strict=True)]


def _outside_china(
    make: NoticeMaker, row: int, value: str | None, metres: float, division: Division | None, abroad: _Abroad
) -> Notice:
    words = {"distance": "", "distance_en": ""}
    zh, en = abroad.words(division)
    if division is not None and not np.isnan(metres):
        words["distance"] = f"（距{division.name}约 {distance_zh(metres)}{zh}）"
        words["distance_en"] = f" (about {distance_en(metres)} from {division.name}{en})"
    elif zh:
        words["distance"] = f"（{zh.strip('，')}）"
        words["distance_en"] = f" ({en.strip(', ')})"
    return make.cell("position-outside-china", row, "longitude", value=value, words=words)


def check_divisions(
    make: NoticeMaker,
    points: Points,
    outside_m: NDArray[np.float64],
    divisions: Sequence[Division | None],
    county_at: NDArray[np.str_],
) -> Iterator[Notice]:
    """Points that are not in their division; those that are far away and in no other are not in China either.

    A row whose division is not known, or has no bounds, is held against all of China. `county_at` is the county that
    holds each point, empty where none does.
    """
    known = make.rules.divisions
    with np.errstate(invalid="ignore"):
        inside = outside_m <= 0.0
    rows = np.flatnonzero(~np.isnan(points.wgs_lon) & ~inside)
    if not rows.size:
        return
    nowhere = rows[county_at[rows] == ""]
    abroad = dict(
        zip(nowhere.tolist(), _abroad(make.rules, points.wgs_lon[nowhere], points.wgs_lat[nowhere]), strict=True)
    )
    for row, county in zip(rows.tolist(), county_at[rows].tolist(), strict=True):
        metres, place = float(outside_m[row]), abroad.get(row)
        far = metres if not np.isnan(metres) else place.metres if place else 0.0
        if place is not None and far > _FAR_OUTSIDE_M:
            yield _outside_china(make, row, points.text(row), metres, divisions[row], place)
        if not np.isnan(metres):
            yield _outside_division(make, row, points.text(row), metres, divisions[row], known.find(county), place)


def _outside_division(
    make: NoticeMaker,
    row: int,
    value: str,
    metres: float,
    division: Division | None,
    there: Division | None,
    abroad: _Abroad | None,
) -> Notice:
    far = metres > _FAR_OUTSIDE_M
    name = division.name if division is not None else ""
    zh, en = abroad.words(division) if abroad is not None else ("", "")
    words = {
        "division": name,
        "distance": distance_zh(metres),
        "distance_en": distance_en(metres),
        "there": f"（在{there.full_name}）" if there else f"（不在任何区县内{zh}）",
        "there_en": f", in {there.full_name}" if there else f", in no county{en}",
        "consequence": "不能发布。请核对经纬度与区划编码。" if far else "请核对经纬度。",
        "consequence_en": ": it cannot be published. Check position and code." if far else ". Please check it.",
    }
    severity = Severity.ERROR if far else Severity.WARNING
    return make.cell("position-outside-division", row, "longitude", value=value, severity=severity, words=words)
