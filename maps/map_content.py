"""What a map shows, as plain data: points and areas with their texts, a legend, a source."""

from dataclasses import dataclass
from enum import StrEnum

from shapely.geometry.base import BaseGeometry

from locator.window import Level


class BordersUnreviewed(ValueError):
    """A map would draw borders with neither the number of its official review (审图号) nor the mark of internal use."""


class Look(StrEnum):
    """How a point is drawn; the three states differ in shape as well as in colour, and `PLACE` tells none."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a popup; with an `address` (https, tel, geo) its text is a link."""

    label: str
    text: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the map, in degrees on WGS-84; its name is shown beside the pointer, its facts in the popup.

    `group` is the heading that it is listed under where there is a list beside the map.
    """

    name: str
    lon: float
    lat: float
    facts: tuple[Fact, ...] = ()
    group: str = ""


@dataclass(frozen=True, slots=True)
class PointLayer:
    """Points that look alike and are switched on and off together."""

    name: str
    look: Look
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A polygon or several, in degrees on WGS-84."""

    name: str
    geometry: BaseGeometry
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class AreaLayer:
    """Areas that are switched on and off together."""

    name: str
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A division's name on the map, in degrees on WGS-84.

    `room` is how far it is from there to the division's border, in degrees of longitude as a map shows them.
    """

    name: str
    lon: float
    lat: float
    room: float
    level: Level


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A look and what it means."""

    look: Look
    text: str


@dataclass(frozen=True, slots=True)
class MapContent:
    """A whole map.

    Parameters
    ----------
    label
        What the map is called by programs that read pages aloud.
    points, areas
        Layers, from the bottom to the top; points lie above areas.
    legend_title, legend
        Drawn in our own HTML; without entries there is none.
    borders
        Lines under all, as `border_bytes` writes them; a map's file carries them, and other maps ask for theirs.
    place_names
        What the borders' divisions are called; they come and go with the borders.
    source
        Whose data they are, and of when.
    review
        The map's 审图号, or that it is for use within the house, in the sentence of `MapLicence.mark`.

    Raises
    ------
    BordersUnreviewed
        If there are areas or borders and no such sentence: no border is drawn without a word on its review.
    """

    label: str
    points: tuple[PointLayer, ...] = ()
    areas: tuple[AreaLayer, ...] = ()
    legend_title: str = ""
    legend: tuple[LegendEntry, ...] = ()
    borders: bytes = b""
    place_names: tuple[PlaceName, ...] = ()
    source: str = ""
    review: str | None = None

    def __post_init__(self) -> None:
        bordered = self.borders or any(layer.areas for layer in self.areas)
        if bordered and not (self.review or "").strip():
            raise BordersUnreviewed("a map with borders needs its review number (审图号), or the mark of internal use")
