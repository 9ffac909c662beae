"""Windows and answers as GeoJSON (RFC 7946): a point for each window, what JSON says of it as properties.

RFC 7946 knows WGS-84 only: in another datum, which the asker has named, the collection says so in a member `datum`, and
its points, like the properties `lon` and `lat`, are in it.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson

from locator.finding.answer import Answer, Match, NearestIfNone
from locator.finding.finder import Finder
from locator.finding.places.place import converted
from locator.finding.window_list import WindowList
from locator.position import Datum

MEDIA_TYPE = "application/geo+json"

Json = dict[str, Any]


def feature(window: Mapping[str, Any], beside: Mapping[str, Any] | None = None) -> Json:
    """A window's JSON as a point with its keys as properties, and those of `beside`."""
    return {
        "type": "Feature",
        "id": window["id"],
        "geometry": {"type": "Point", "coordinates": [window["lon"], window["lat"]]},
        "properties": {**window, **(beside or {})},
    }


def collection(features: Iterable[Json], datum: Datum = Datum.WGS84, **members: object) -> Json:
    """Features in the order given, behind the members that stand beside them."""
    told = {"datum": datum.value} if converted(datum) else {}
    return {"type": "FeatureCollection", **told, **members, "features": [*features]}


def answer_geojson(answer: Answer, datum: Datum) -> bytes:
    """An answer as a collection, nearest first, with the other keys of its JSON as members."""
    document = collection(
        map(_match, answer.matches),
        datum,
        edition=answer.edition,
        origin=orjson.Fragment(answer.origin.json()),
        nearest_if_none=_if_none(answer.nearest_if_none),
    )
    return orjson.dumps(document)


def window_geojson(fragment: bytes) -> bytes:
    """A window's ready JSON as one feature."""
    return orjson.dumps(feature(orjson.loads(fragment)))


def list_geojson(finder: Finder, found: WindowList) -> bytes:
    """A page of windows as a collection."""
    features = (feature(orjson.loads(finder.snapshot.fragment(row))) for row in found.rows)
    return orjson.dumps(collection(features, edition=finder.snapshot.edition, next=found.next))


def _match(match: Match) -> Json:
    told = orjson.loads(match.json())
    return feature(told.pop("window"), told)


def _if_none(found: NearestIfNone | None) -> Json | None:
    return None if found is None else {"match": _match(found.match), "dropped": found.dropped}
