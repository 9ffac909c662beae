"""How geocoders' makers document their answers, and one place in each of these formats."""

import json
from collections.abc import Callable
from typing import Any

from locator.datum import position_in
from locator.position import Datum, Position
from tests.tile_upstream import Question

TRUE = Position(112.9871, 28.1109)
"""In 天心区."""
ABROAD = Position(135.0, 35.0)
SOMEWHERE = "示例大厦三栋"
KEY = "a-secret-key"

Answer = Callable[[Position, str], Any]


def tianditu(at: Position, name: str) -> Any:
    location = {"score": 95, "level": "门址", "lon": at.lon, "lat": at.lat, "keyWord": name}
    return {"msg": "ok", "location": location, "searchVersion": "6.4.9V", "status": "0"}


def amap(at: Position, name: str) -> Any:
    lon, lat = position_in(at, Datum.GCJ02)
    place = {
        "formatted_address": name, "country": "中国", "province": "湖南省", "citycode": "0731", "city": "长沙市",
        "district": "天心区", "township": [], "adcode": "430103", "street": [], "number": [],
        "location": f"{lon:.6f},{lat:.6f}", "level": "门牌号",
    }  # fmt: skip
    return {"status": "1", "info": "OK", "infocode": "10000", "count": "1", "geocodes": [place]}


def nominatim(at: Position, name: str) -> Any:
    return [{"place_id": 1, "lat": f"{at.lat}", "lon": f"{at.lon}", "display_name": name, "importance": 0.1}]


def photon(at: Position, name: str) -> Any:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [at.lon, at.lat]},
        "properties": {"name": name, "country": "中国", "osm_id": 1},
    }
    return {"type": "FeatureCollection", "features": [feature]}


ANSWERS: dict[str, Answer] = {"tianditu": tianditu, "amap": amap, "nominatim": nominatim, "photon": photon}
ASKED = {
    "tianditu": ("/geocoder", {"ds": json.dumps({"keyWord": SOMEWHERE}, ensure_ascii=False), "tk": KEY}),
    "amap": ("/v3/geocode/geo", {"address": SOMEWHERE, "output": "JSON", "key": KEY}),
    "nominatim": ("/search", {"q": SOMEWHERE, "format": "jsonv2", "limit": "5", "countrycodes": "cn,hk,mo,tw",
                              "accept-language": "zh"}),
    "photon": ("/api", {"q": SOMEWHERE, "limit": "5"}),
}  # fmt: skip


def says(document: Any) -> Callable[[Question], None]:
    return lambda question: question.send(200, "application/json", json.dumps(document).encode())
