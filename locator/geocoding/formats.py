"""What four geocoders are asked, and what their answers say; nothing here speaks to a host.

天地图 and 高德 as their manuals of the geocoding service have them (`geocoder?ds=`, `v3/geocode/geo`), Nominatim's
`search` as `jsonv2`, and Photon's `api`.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from locator.position import Datum

_MOST = 5


class AnswerUnreadable(Exception):
    """An answer that says that something is wrong, or is of another form than its maker documents."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a geocoder names: what it is called there, null where it is not said, and degrees in its datum."""

    name: str | None
    lon: float
    lat: float


@dataclass(frozen=True, slots=True)
class Format:
    """How one geocoder is asked and answers.

    Parameters
    ----------
    zh, en
        Its name, as citizens are told it.
    address
        Where it is unless an operator says otherwise; null where everybody runs their own.
    path
        Behind the address.
    key_name
        The parameter that takes the operator's key; null where there is none.
    datum
        Of its degrees.
    asked
        The parameters of a question.
    read
        The places of an answer, the likeliest first; AnswerUnreadable where it is none.
    """

    zh: str
    en: str
    address: str | None
    path: str
    key_name: str | None
    datum: Datum
    asked: Callable[[str], Mapping[str, str]]
    read: Callable[[bytes], list[Found]]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore")


def _text(value: object) -> object:
    """高德 writes an empty list where a text is not known."""
    return "" if value == [] else value


_Text = Annotated[str, BeforeValidator(_text)]


class _TiandituLocation(_Part):
    lon: float
    lat: float


class _TiandituAnswer(_Part):
    status: str
    location: _TiandituLocation | None = None


class _AmapPlace(_Part):
    formatted_address: _Text = ""
    location: str


class _AmapAnswer(_Part):
    status: str
    geocodes: list[_AmapPlace] = []


class _NominatimPlace(_Part):
    display_name: str
    lon: float
    lat: float


class _PhotonPoint(_Part):
    coordinates: tuple[float, float]


class _PhotonProperties(_Part):
    name: str = ""
    street: str = ""
    housenumber: str = ""
    district: str = ""
    city: str = ""
    state: str = ""


class _PhotonFeature(_Part):
    geometry: _PhotonPoint
    properties: _PhotonProperties


class _PhotonAnswer(_Part):
    features: list[_PhotonFeature]


_NOMINATIM = TypeAdapter(list[_NominatimPlace])
_TIANDITU_OK, _TIANDITU_NONE, _AMAP_OK = "0", "101", "1"


def _tianditu_asked(text: str) -> Mapping[str, str]:
    return {"ds": json.dumps({"keyWord": text}, ensure_ascii=False)}


def _tianditu_read(body: bytes) -> list[Found]:
    answer = _read(_TiandituAnswer.model_validate_json, body)
    if answer.status not in (_TIANDITU_OK, _TIANDITU_NONE):
        raise AnswerUnreadable(f"status {answer.status[:8]}")
    return [Found(None, answer.location.lon, answer.location.lat)] if answer.location is not None else []


def _amap_asked(text: str) -> Mapping[str, str]:
    return {"address": text, "output": "JSON"}


def _amap_read(body: bytes) -> list[Found]:
    answer = _read(_AmapAnswer.model_validate_json, body)
    if answer.status != _AMAP_OK:
        raise AnswerUnreadable(f"status {answer.status[:8]}")
    return [_amap_found(place) for place in answer.geocodes[:_MOST]]


def _amap_found(place: _AmapPlace) -> Found:
    lon, _, lat = place.location.partition(",")
    try:
        return Found(place.formatted_address or None, float(lon), float(lat))
    except ValueError as failure:
        raise AnswerUnreadable("a location that is no pair") from failure


def _nominatim_asked(text: str) -> Mapping[str, str]:
    return {"q": text, "format": "jsonv2", "limit": str(_MOST), "countrycodes": "cn,hk,mo,tw", "accept-language": "zh"}


def _nominatim_read(body: bytes) -> list[Found]:
    return [Found(place.display_name, place.lon, place.lat) for place in _read(_NOMINATIM.validate_json, body)[:_MOST]]


def _photon_asked(text: str) -> Mapping[str, str]:
    return {"q": text, "limit": str(_MOST)}


def _photon_read(body: bytes) -> list[Found]:
    features = _read(_PhotonAnswer.model_validate_json, body).features[:_MOST]
    return [Found(_photon_name(one.properties), *one.geometry.coordinates) for one in features]


def _photon_name(told: _PhotonProperties) -> str | None:
    parts = (told.state, told.city, told.district, told.street, told.housenumber, told.name)
    return "".join(dict.fromkeys(part for part in parts if part)) or None


def _read(validate: Callable[[bytes], Any], body: bytes) -> Any:
    try:
        return validate(body)
    except ValidationError as failure:
        raise AnswerUnreadable("not of the documented form") from failure


FORMATS: Mapping[str, Format] = {
    "tianditu": Format(
        *("天地图", "Tianditu", "https://api.tianditu.gov.cn", "/geocoder", "tk", Datum.CGCS2000),
        *(_tianditu_asked, _tianditu_read),
    ),
    "amap": Format(
        *("高德", "Amap", "https://restapi.amap.com", "/v3/geocode/geo", "key", Datum.GCJ02),
        *(_amap_asked, _amap_read),
    ),
    "nominatim": Format(
        *("OpenStreetMap", "OpenStreetMap", None, "/search", None, Datum.WGS84),
        *(_nominatim_asked, _nominatim_read),
    ),
    "photon": Format(
        *("OpenStreetMap", "OpenStreetMap", None, "/api", None, Datum.WGS84),
        *(_photon_asked, _photon_read),
    ),
}
"""The geocoders by the word that an operator sets."""
