"""Windows as a GeoJSON layer (RFC 7946), for map programs."""

from collections.abc import Iterable

import orjson

from locator.datum import position_in
from locator.position import Datum
from locator.window import Window


def geojson(windows: Iterable[Window], datum: Datum = Datum.WGS84) -> bytes:
    """A FeatureCollection with a point for each window, its public facts as properties, in the order given.

    RFC 7946 knows WGS-84 only: in another datum the collection says so in a member `datum`, and the points, like the
    properties `lon` and `lat`, are in it.
    """
    collection: dict[str, object] = {"type": "FeatureCollection"}
    if datum not in (Datum.WGS84, Datum.CGCS2000):
        collection["datum"] = datum.value
    collection["features"] = [_feature(window, datum) for window in windows]
    return orjson.dumps(collection)


def _feature(window: Window, datum: Datum) -> dict[str, object]:
    lon, lat = position_in(window.position, datum)
    return {
        "type": "Feature",
        "id": window.id,
        "geometry": {"type": "Point", "coordinates": [lon, lat]},
        "properties": {**window.public(), "lon": lon, "lat": lat},
    }
