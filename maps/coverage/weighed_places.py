"""The base that shares are of: places in a division, each with its part of the land, the people or the settlements."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from locator.divisions.divisions import Divisions
from maps.coverage.sample_points import BorderPieces, sample_points

Column = NDArray[np.float64]


class BaseKind(StrEnum):
    """What is counted within a distance."""

    AREA = "area"
    POPULATION = "population"
    SETTLEMENTS = "settlements"


@dataclass(frozen=True, slots=True)
class Sampling:
    """The grid that stands for a division's land: its cells' side, the land's area and its border."""

    step_m: float
    area_m2: float
    border: BorderPieces


@dataclass(frozen=True, slots=True)
class WeighedPlaces:
    """Places (n,) in WGS-84 degrees and the weight of each; `sampling` where they stand for all land between them."""

    lon: Column
    lat: Column
    weights: Column
    sampling: Sampling | None

    @property
    def total(self) -> float:
        """The weight of all."""
        return float(self.weights.sum())


NO_PLACES = WeighedPlaces(np.empty(0), np.empty(0), np.empty(0), None)


class Weighing(Protocol):
    """A base: gives the places of the lowest divisions, one division at a time."""

    @property
    def kind(self) -> BaseKind:
        """What is counted."""

    def places_of(self, code: str) -> WeighedPlaces:
        """The places in a division; none where nothing is known of it."""


@dataclass(frozen=True, slots=True)
class AreaWeighing:
    """Land: points of a grid that stand for equal parts of the division's area, in square metres."""

    divisions: Divisions
    step_m: float
    kind: BaseKind = BaseKind.AREA

    def places_of(self, code: str) -> WeighedPlaces:
        """The points of the grid in the division; none where its border is not known."""
        shape = self.divisions.polygon(code)
        points = sample_points(shape, self.step_m) if shape is not None else None
        if points is None:
            return NO_PLACES
        weights = np.full(len(points), points.area_m2 / len(points))
        return WeighedPlaces(points.lon, points.lat, weights, Sampling(points.step_m, points.area_m2, points.border))


@dataclass(frozen=True, slots=True)
class SpreadWeighing:
    """People of whole divisions, spread evenly over each one's land."""

    land: AreaWeighing
    people: Mapping[str, float]
    kind: BaseKind = BaseKind.POPULATION

    def places_of(self, code: str) -> WeighedPlaces:
        """The division's people on the points of its land."""
        people = self.people.get(code, 0.0)
        land = self.land.places_of(code) if people > 0.0 else NO_PLACES
        return WeighedPlaces(land.lon, land.lat, land.weights * (people / (land.total or 1.0)), land.sampling)


@dataclass(frozen=True, slots=True)
class PointWeighing:
    """People, or settlements of one each, at points; by the code of the lowest division that holds them."""

    points: Mapping[str, WeighedPlaces]
    kind: BaseKind = BaseKind.POPULATION

    def places_of(self, code: str) -> WeighedPlaces:
        """The points in the division."""
        return self.points.get(code, NO_PLACES)
