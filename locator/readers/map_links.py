"""Positions in links that maps give when a place is shared: 高德, 百度, 腾讯, OpenStreetMap, Apple, and geo: links.

Each site has its own names, its own order of longitude and latitude, and its own datum. Sources: RFC 5870, and the
pages on URI calls of the 高德, 百度 and 腾讯 open platforms. A short link (surl.amap.com/…) has no position
in it: nobody follows it here.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from locator.position import Datum

_LINK = re.compile(r"(?:https?://|geo:)[^\s“”，。；、<>]+", re.IGNORECASE)
_A_MAP = re.compile(r"(?:amap|gaode|baidu|qq)\.com/", re.IGNORECASE)
_NUMBER = r"(-?\d{1,3}\.\d+)"  # a link's own field is meant as a position, however coarse
_PAIR = re.compile(rf"(?<![\d.]){_NUMBER}\s*,\s*{_NUMBER}(?![\d.])")
_VIEW = re.compile(rf"(?:^|&)map=[\d.]+/{_NUMBER}/{_NUMBER}(?![\d.])")  # OpenStreetMap: zoom, latitude, longitude
_LONGEST = 2000
_COORD_TYPES = {"wgs84": Datum.WGS84, "gcj02": Datum.GCJ02, "bd09ll": Datum.BD09}


@dataclass(frozen=True, slots=True)
class MapLink:
    """A position as a link has it: longitude and latitude with the digits given, in the site's datum."""

    lon: str
    lat: str
    datum: Datum

    @property
    def pair(self) -> str:
        """Both coordinates as an office would write them in one cell."""
        return f"经度{self.lon}，纬度{self.lat}"


@dataclass(frozen=True, slots=True)
class _Site:
    """A map: its hosts, its datum, and its parameters that hold both coordinates or one each.

    `has_view` where a link without them tells what the map shows, whose middle is meant then.
    """

    hosts: tuple[str, ...]
    datum: Datum
    lon_first: tuple[str, ...] = ()
    lat_first: tuple[str, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    has_view: bool = False


_SITES = (
    _Site(
        ("amap.com", "gaode.com"),
        Datum.GCJ02,
        ("position", "lnglat", "to", "dest", "center", "location"),
        ("q", "p"),
        (("lng", "lat"), ("lon", "lat"), ("dlon", "dlat")),
    ),
    _Site(
        ("map.baidu.com",),
        Datum.BD09,
        (),
        ("location", "latlng", "center", "destination"),
        (("lng", "lat"), ("lon", "lat")),
    ),
    _Site(
        ("map.qq.com",),
        Datum.GCJ02,
        (),
        ("marker", "coord", "center", "tocoord"),
        (("pointx", "pointy"), ("lng", "lat")),
    ),
    _Site(("openstreetmap.org",), Datum.WGS84, (), (), (("mlon", "mlat"),), has_view=True),
    _Site(("maps.apple.com",), Datum.GCJ02, (), ("ll", "coordinate", "daddr")),
)


def may_hold_link(text: str) -> bool:
    """Whether a text has the look of holding a link."""
    return "://" in text or "geo:" in text.lower()


def read_map_link(text: str) -> MapLink | None:
    """The position of the first map link in a text; None where there is none, or none that has a position in it."""
    if not may_hold_link(text):
        return None
    found = (_read(link[0]) for link in _LINK.finditer(text[:_LONGEST]))
    return next((link for link in found if link is not None), None)


def has_link(text: str) -> bool:
    """Whether a text has a link in it, or the address of a map without `https://` before it."""
    return _LINK.search(text) is not None or _A_MAP.search(text) is not None


def _read(link: str) -> MapLink | None:
    try:
        parts = urlsplit(link)
        host = parts.hostname or ""
    except ValueError:
        return None
    if parts.scheme.lower() == "geo":
        pair = _PAIR.match(parts.path)
        return MapLink(pair[2], pair[1], Datum.WGS84) if pair else None
    site = next((site for site in _SITES if any(_is_at(host, own) for own in site.hosts)), None)
    if site is None:
        return None
    fields = dict(parse_qsl(parts.query))
    datum = _COORD_TYPES.get(fields.get("coord_type", ""), site.datum)
    found = next((MapLink(lon, lat, datum) for lon, lat in _positions(site, fields)), None)
    view = _VIEW.search(parts.fragment) if found is None and site.has_view else None
    return MapLink(view[2], view[1], datum) if view is not None else found


def _is_at(host: str, own: str) -> bool:
    return host == own or host.endswith(f".{own}")


def _positions(site: _Site, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for name in site.lon_first:
        if pair := _PAIR.search(fields.get(name, "")):
            yield pair[1], pair[2]
    for name in site.lat_first:
        if pair := _PAIR.search(fields.get(name, "")):
            yield pair[2], pair[1]
    for lon, lat in site.apart:
        pair = _PAIR.fullmatch(f"{fields.get(lon, '')},{fields.get(lat, '')}")
        if pair:
            yield pair[1], pair[2]
