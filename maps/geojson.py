"""Windows as a GeoJSON layer (RFC 7946), for map programs."""

from collections.abc import Iterable

import orjson

from locator.datum import position_in
from locator.finding.geojson import collection, feature
from locator.position import Datum
from locator.window import Window


def geojson(windows: Iterable[Window], datum: Datum = Datum.WGS84) -> bytes:
    """A FeatureCollection with a point for each window, its public facts as properties, in the order given.

    RFC 7946 knows WGS-84 only: in another datum the collection says so in a member `datum`, and the points, like the
    properties `lon` and `lat`, are in it.
    """
    return orjson.dumps(collection((feature(_public(window, datum)) for window in windows), datum))


def _public(window: Window, datum: Datum) -> dict[str, object]:
    lon, lat = position_in(window.position, datum)
    return {**window.public(), "lon": lon, "lat": lat}
