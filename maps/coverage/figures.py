"""The figures of coverage: rates by level, shares by distance, the worst-served places, and each division's own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import sqrt

import numpy as np

from locator.divisions.division import Division
from locator.divisions.divisions import Divisions
from maps.coverage.covering_windows import CoveringWindows
from maps.coverage.nearest_distances import NearestDistances
from maps.coverage.rates import LevelRate, level_rates
from maps.coverage.scope import Scope
from maps.coverage.shares import STANDARD_ERRORS, Distances, Within, distances_of, within
from maps.coverage.weighed_places import NO_PLACES, Weighing
from maps.coverage.worst_places import WorstPlace, WorstPlaces

Progress = Callable[[int, int], None]
"""Told how many divisions are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a base within some kilometres of a window; None where the base is nothing.

    `error` is three standard errors of what the grid of sample points leaves open, 0 where each place is counted.
    """

    km: float
    share: float | None
    error: float


@dataclass(frozen=True, slots=True)
class DivisionFigures:
    """One of the lowest divisions: its own staffed windows and kiosks, its weight in the base, and how far it has it.

    `distances` is None where its base is nothing or there is no window anywhere.
    """

    division: Division
    windows: int
    kiosks: int
    weight: float
    distances: Distances | None
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """All figures of a scope. `windows` and `kiosks` are its own; `as_far` more places are as far as the last worst."""

    scope: Scope
    windows: int
    kiosks: int
    levels: tuple[LevelRate, ...]
    weight: float
    shares: tuple[Share, ...]
    worst: tuple[WorstPlace, ...]
    as_far: int
    divisions: tuple[DivisionFigures, ...]

    @property
    def without_base(self) -> tuple[Division, ...]:
        """The divisions of which the base has nothing: no border is known, or nobody is said to live there."""
        return tuple(one.division for one in self.divisions if one.weight <= 0.0)


@dataclass(slots=True)
class _Sums:
    weight: float = 0.0
    within: list[Within] = field(default_factory=list)

    def add(self, weight: float, found: Sequence[Within]) -> None:
        self.weight += weight
        before = self.within or [Within(0.0, 0.0)] * len(found)
        pairs = zip(before, found, strict=True)
        self.within = [Within(a.weight + b.weight, a.variance + b.variance) for a, b in pairs]


def coverage(
    scope: Scope,
    windows: CoveringWindows,
    weighing: Weighing,
    divisions: Divisions,
    thresholds_km: Sequence[float],
    *,
    own_only: bool = False,
    threads: int = 1,
    progress: Progress = lambda *_: None,
) -> Coverage:
    """The figures of a scope.

    Distances are geodesic, to the chosen windows, wherever they are; with `own_only` to those whose division is in the
    scope. Places are taken division by division, so that memory holds those of one.

    Raises
    ------
    ValueError
        If a threshold is not positive.
    """
    if not all(km > 0.0 for km in thresholds_km):
        raise ValueError(f"thresholds must be positive: {thresholds_km}")
    own = np.char.startswith(windows.codes, scope.prefix)
    reached = windows.chosen & own if own_only else windows.chosen
    nearest = NearestDistances(windows.lon[reached], windows.lat[reached])
    sums, worst, rows = _Sums(), WorstPlaces(), []
    for done, division in enumerate(scope.lowest):
        progress(done, len(scope.lowest))
        rows.append(_figures(division, windows, weighing, nearest, thresholds_km, sums, worst, threads))
    progress(len(scope.lowest), len(scope.lowest))
    return Coverage(
        scope,
        int(np.count_nonzero(own & ~windows.kiosk)),
        int(np.count_nonzero(own & windows.kiosk)),
        level_rates(scope, windows, divisions),
        sums.weight,
        _shares(thresholds_km, sums.within, sums.weight),
        worst.told(),
        worst.as_far,
        tuple(rows),
    )


def _figures(
    division: Division,
    windows: CoveringWindows,
    weighing: Weighing,
    nearest: NearestDistances,
    thresholds_km: Sequence[float],
    sums: _Sums,
    worst: WorstPlaces,
    threads: int,
) -> DivisionFigures:
    """One division's figures, which are added to the sums of all."""
    places = weighing.places_of(division.code)
    metres = nearest.metres(places.lon, places.lat, threads)
    border = places.sampling.border if places.sampling is not None else NO_PLACES
    border_metres = nearest.metres(border.lon, border.lat, threads)
    found = within(metres, border_metres, places, [km * 1000.0 for km in thresholds_km])
    sums.add(places.total, found)
    worst.add(division, places, metres)
    here = windows.codes == division.code
    return DivisionFigures(
        division,
        int(np.count_nonzero(here & ~windows.kiosk)),
        int(np.count_nonzero(here & windows.kiosk)),
        places.total,
        distances_of(metres, places.weights),
        _shares(thresholds_km, found, places.total),
    )


def _shares(thresholds_km: Sequence[float], found: Sequence[Within], total: float) -> tuple[Share, ...]:
    if total <= 0.0:
        return tuple(Share(km, None, 0.0) for km in thresholds_km)
    pairs = zip(thresholds_km, found, strict=True)
    return tuple(
        Share(km, min(one.weight / total, 1.0), STANDARD_ERRORS * sqrt(one.variance) / total) for km, one in pairs
    )
