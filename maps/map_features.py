"""A map's points and areas as GeoJSON features: their texts escaped for a popup, and the box that holds them all."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from shapely.geometry import mapping

from maps.map_content import Area, AreaLayer, MapContent, Point, PointLayer
from maps.popup import popup_html
from maps.safe_text import html_text


def point_features(layer: PointLayer, numbers: Iterator[int] | None) -> dict[str, object]:
    """A layer's points; with `numbers` each carries the next one and no text, as its property `entry`."""
    return _collection(_point(point, numbers) for point in layer.points)


def area_features(layer: AreaLayer) -> dict[str, object]:
    """A layer's areas."""
    return _collection(_feature(area, mapping(area.geometry)) for area in layer.areas)


def content_bounds(content: MapContent) -> list[tuple[float, float]] | None:
    """Latitude and longitude of the south-western and the north-eastern corner; None where nothing is on the map."""
    areas = chain.from_iterable(layer.areas for layer in content.areas)
    boxes = [area.geometry.bounds for area in areas if not area.geometry.is_empty]
    points = chain.from_iterable(layer.points for layer in content.points)
    boxes += [(point.lon, point.lat, point.lon, point.lat) for point in points]
    if not boxes:
        return None
    west, south, east, north = zip(*boxes, strict=True)
    return [(min(south), min(west)), (max(north), max(east))]


def _point(point: Point, numbers: Iterator[int] | None) -> dict[str, object]:
    geometry = {"type": "Point", "coordinates": (point.lon, point.lat)}
    if numbers is None:
        return _feature(point, geometry)
    return {"type": "Feature", "geometry": geometry, "properties": {"entry": next(numbers)}}


def _feature(place: Point | Area, geometry: Mapping[str, object]) -> dict[str, object]:
    texts = {"name": html_text(place.name), "popup": popup_html(place.name, place.facts)}
    return {"type": "Feature", "geometry": geometry, "properties": texts}


def _collection(features: Iterable[dict[str, object]]) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": list(features)}
