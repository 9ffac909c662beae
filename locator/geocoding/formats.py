"""What four geocoders are asked, and what their answers say; nothing here speaks to a host.

天地图 and 高德 as their manuals of the geocoding service have them (`geocoder?ds=`, `v3/geocode/geo`), Nominatim's
`search` as `jsonv2`, and Photon's `api`.
"""

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, TypeAdapter, ValidationError

from locator.joined_names import joined_names
from locator.position import Datum

_MOST = 5


class AnswerUnreadable(Exception):
    """An answer that says that something is wrong with the question, or is of another form than its maker documents."""


class GeocoderRefuses(Exception):
    """An answer that says that it answers us nothing: the key is wrong, or its share is used up."""


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
        The places of an answer, the likeliest first, without divisions and what cannot be read; AnswerUnreadable
        where it is none, GeocoderRefuses where no question would be answered.
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
    """高德 writes an empty list where a text is not known, and others null."""
    return "" if value == [] or value is None else value


_Text = Annotated[str, BeforeValidator(_text)]


class _TiandituLocation(_Part):
    lon: float
    lat: float
    score: float = 100.0
    level: _Text = ""


class _TiandituAnswer(_Part):
    status: str
    location: Annotated[_TiandituLocation | None, BeforeValidator(lambda value: value or None)] = None


class _AmapPlace(_Part):
    formatted_address: _Text = ""
    location: str
    level: _Text = ""


class _AmapAnswer(_Part):
    status: str
    infocode: _Text = ""
    geocodes: list[Any] = []


class _NominatimPlace(_Part):
    display_name: _Text
    addresstype: _Text = ""
    lon: float
    lat: float


class _PhotonPoint(_Part):
    coordinates: tuple[float, float]


class _PhotonProperties(_Part):
    type: _Text = ""
    name: _Text = ""
    street: _Text = ""
    housenumber: _Text = ""
    district: _Text = ""
    city: _Text = ""
    state: _Text = ""


class _PhotonFeature(_Part):
    geometry: _PhotonPoint
    properties: _PhotonProperties


class _PhotonAnswer(_Part):
    features: list[Any]


_NOMINATIM = TypeAdapter(list[Any])
_TIANDITU_OK, _TIANDITU_NONE, _AMAP_OK = "0", "101", "1"
_TIANDITU_LEAST_SCORE = 60.0  # of 100: below it, what was found is little like the text
_DIVISIONS = frozenset({
    *("国家", "省", "省份", "直辖市", "市", "城市", "地级市", "区县", "区", "县", "县级市", "省级", "市级", "区县级"),
    *("country", "region", "state", "province", "state_district", "county", "city"),
})  # fmt: skip
"""What the four call a county and what is above it: such were found here, so of this text they found only a part."""
_AMAP_OF_US = "1"
"""How the codes begin that speak of the key and its share (10001, 10044); those with 2 and 3 speak of the question."""


def _tianditu_asked(text: str) -> Mapping[str, str]:
    return {"ds": json.dumps({"keyWord": text}, ensure_ascii=False)}


def _tianditu_read(body: bytes) -> list[Found]:
    answer = _read(_TiandituAnswer.model_validate_json, body)
    if answer.status not in (_TIANDITU_OK, _TIANDITU_NONE):
        raise AnswerUnreadable(f"status {answer.status[:8]}")
    place = answer.location
    if place is None or place.score < _TIANDITU_LEAST_SCORE or place.level in _DIVISIONS:
        return []
    return [Found(None, place.lon, place.lat)]


def _amap_asked(text: str) -> Mapping[str, str]:
    return {"address": text, "output": "JSON"}


def _amap_read(body: bytes) -> list[Found]:
    answer = _read(_AmapAnswer.model_validate_json, body)
    if answer.status != _AMAP_OK:
        failure = AnswerUnreadable if answer.infocode and answer.infocode[0] != _AMAP_OF_US else GeocoderRefuses
        raise failure(f"status {answer.status[:8]}, code {answer.infocode[:8]}")
    return _each(_amap_found, answer.geocodes)


def _amap_found(told: object) -> Found | None:
    place = _AmapPlace.model_validate(told)
    if place.level in _DIVISIONS:
        return None
    lon, _, lat = place.location.partition(",")
    return Found(place.formatted_address or None, float(lon), float(lat))


def _nominatim_asked(text: str) -> Mapping[str, str]:
    return {"q": text, "format": "jsonv2", "limit": str(_MOST), "countrycodes": "cn,hk,mo,tw", "accept-language": "zh"}


def _nominatim_read(body: bytes) -> list[Found]:
    return _each(_nominatim_found, _read(_NOMINATIM.validate_json, body))


def _nominatim_found(told: object) -> Found | None:
    place = _NominatimPlace.model_validate(told)
    return Found(place.display_name or None, place.lon, place.lat) if place.addresstype not in _DIVISIONS else None


def _photon_asked(text: str) -> Mapping[str, str]:
    return {"q": text, "limit": str(_MOST)}


def _photon_read(body: bytes) -> list[Found]:
    return _each(_photon_found, _read(_PhotonAnswer.model_validate_json, body).features)


def _photon_found(told: object) -> Found | None:
    feature = _PhotonFeature.model_validate(told)
    if feature.properties.type in _DIVISIONS:
        return None
    return Found(_photon_name(feature.properties), *feature.geometry.coordinates)


def _photon_name(told: _PhotonProperties) -> str | None:
    parts = (told.state, told.city, told.district, told.street, told.housenumber, told.name)
    return joined_names(parts) or None


def _each(found: Callable[[object], Found | None], told: list[Any]) -> list[Found]:
    """The first places that can be read and are no divisions; one that cannot is no reason to lose the others."""
    places: list[Found | None] = []
    for one in told[:_MOST]:
        with suppress(ValueError):  # pydantic's own fault is one
            places.append(found(one))
    return [place for place in places if place is not None]


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
