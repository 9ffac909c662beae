"""What the distances of a division's places come to: shares within thresholds, their error, and three distances."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.coverage.weighed_places import Sampling, WeighedPlaces

Metres = NDArray[np.float64]

STANDARD_ERRORS = 3.0
"""The error that is stated is so many standard errors: 997 of 1,000 grids err by less."""

_GRID_VARIANCE = 0.0724
"""Of an area counted by the points of a square grid of step h, in h³ times the length of its border: Gundersen and
Jensen, Journal of Microscopy 147 (1987), 229-263, after Matheron."""

_BAND_CELLS = 2.0
_NINE_TENTHS = 0.9


@dataclass(frozen=True, slots=True)
class Within:
    """The weight within a distance, and the variance that its sampling leaves, in squares of the same unit."""

    weight: float
    variance: float


@dataclass(frozen=True, slots=True)
class Distances:
    """To the nearest window, in metres: half and nine tenths of the weight have no further, nobody than the worst."""

    median_m: float
    p90_m: float
    worst_m: float


def distances_of(metres: Metres, weights: Metres) -> Distances | None:
    """The three distances; None where there is no weight, or no window anywhere.

    The smallest distance of a place within which lies at least the part.
    """
    heavy = weights > 0.0
    metres, weights = metres[heavy], weights[heavy]
    if not len(metres) or not np.isfinite(metres).all():
        return None
    order = np.argsort(metres, kind="stable")
    sums = np.cumsum(weights[order])
    # A part of the sum as it was rounded, so that the last place is reached by no more than the whole.
    median, most = np.searchsorted(sums, (0.5 * sums[-1], _NINE_TENTHS * sums[-1])).tolist()
    return Distances(metres[order[median]].item(), metres[order[most]].item(), metres[order[-1]].item())


def within(metres: Metres, border_metres: Metres, places: WeighedPlaces, thresholds_m: Sequence[float]) -> list[Within]:
    """The weight within each threshold, the threshold itself included.

    `metres` are the distances of the places, `border_metres` those of the border's pieces where places are a sample.
    """
    found = []
    for threshold_m in thresholds_m:
        weight = float(places.weights[metres <= threshold_m].sum())
        variance = 0.0
        if places.sampling is not None and places.total > 0.0:
            share = weight / places.total
            variance = places.total**2 * _share_variance(metres, border_metres, share, threshold_m, places.sampling)
        found.append(Within(weight, variance))
    return found


def _share_variance(
    metres: Metres, border_metres: Metres, share: float, threshold_m: float, sampling: Sampling
) -> float:
    """The variance of a share of one division's land that was counted by a grid."""
    # The distance grows by one metre a metre, so that a band around its threshold is as wide as it says: the length of
    # the line at the threshold is the band's area by its width.
    half_m = min(_BAND_CELLS * sampling.step_m, threshold_m)
    in_band = float(np.count_nonzero(np.abs(metres - threshold_m) <= half_m)) / len(metres)
    line_m = in_band * sampling.area_m2 / (2.0 * half_m)
    # What is counted too much along the own border is in the whole, and within the threshold in the part too.
    inside_m = float(sampling.border.metres[border_metres <= threshold_m].sum())
    outside_m = float(sampling.border.metres.sum()) - inside_m
    border_m = (1.0 - share) ** 2 * inside_m + share**2 * outside_m
    return _GRID_VARIANCE * sampling.step_m**3 * (line_m + border_m) / sampling.area_m2**2
