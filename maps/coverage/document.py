"""Coverage as one JSON document: the keys of the contract, and no other."""

from locator.divisions.division import Division
from maps.coverage.figures import Coverage, DivisionFigures, Share
from maps.coverage.report import CoverageReport
from maps.coverage.scope import Scope

_METRES_DIGITS, _SHARE_DIGITS = 3, 6


def coverage_document(report: CoverageReport) -> dict[str, object]:
    """The document. `nearest_m` is a division's median; shares are null where the base has nothing."""
    found = report.coverage
    return {
        "edition": report.edition,
        "division": scope_name(found.scope),
        "windows": found.windows,
        "base": {
            "kind": report.base.kind.value,
            "source": report.base.source,
            "date": report.base.date,
            "weight": report.weight_words(),
        },
        "levels": [
            {
                "level": one.level.value,
                "total": one.total,
                "covered": one.covered,
                "rate": _rounded(one.rate, _SHARE_DIGITS),
                "missing": [{"code": each.code, "name": each.name} for each in one.missing],
            }
            for one in found.levels
        ],
        "kiosks": found.kiosks,
        "within": [{"km": number(one.km), "share": _rounded(one.share, _SHARE_DIGITS)} for one in found.shares],
        "worst": _worst(found),
        "divisions": [_division(one) for one in found.divisions],
    }


def scope_name(scope: Scope) -> dict[str, str | None]:
    """The scope's code and name; the whole country has no code."""
    return _named(scope.division) if scope.division is not None else {"code": None, "name": "全国"}


def number(km: float) -> float | int:
    """A threshold as it is written: 2 and 2.5."""
    return int(km) if km == int(km) else km


def _worst(found: Coverage) -> list[dict[str, object]]:
    return [
        {
            "lon": round(one.lon, 6),
            "lat": round(one.lat, 6),
            "distance_m": round(one.distance_m, _METRES_DIGITS),
            "division": _named(one.division),
        }
        for one in found.worst
    ]


def _division(one: DivisionFigures) -> dict[str, object]:
    return {
        **_named(one.division),
        "windows": one.windows,
        "kiosks": one.kiosks,
        "nearest_m": _rounded(one.distances.median_m if one.distances else None, _METRES_DIGITS),
        "share_within": {_key(share): _rounded(share.share, _SHARE_DIGITS) for share in one.shares},
    }


def _key(share: Share) -> str:
    return str(number(share.km))


def _named(division: Division) -> dict[str, str | None]:
    return {"code": division.code, "name": division.name}


def _rounded(value: float | None, digits: int) -> float | None:
    return round(value, digits) if value is not None else None
