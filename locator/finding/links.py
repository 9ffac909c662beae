"""What a citizen can follow from a window: its page, its telephones, and the map programs of others.

Each map program gets the datum that it expects: Amap, Baidu (told so by `coord_type`), Tencent and Apple's map of China
GCJ-02, `geo:` WGS-84 as RFC 5870 demands. All texts are URL-encoded whole, since a name may hold anything.
"""

import re
from dataclasses import dataclass
from urllib.parse import quote

from locator.datum import position_in
from locator.position import Datum
from locator.readers.area_codes import packaged_area_codes
from locator.readers.dialling import tel_uri
from locator.window import Window

_SOURCE = "tongban"
_BAIDU_SOURCE = "webapp.tongban.tongban"
_DECIMALS = 6  # a tenth of a metre
_LANDLINE = re.compile(r"(0(?:10|2[0-9]|[3-9][0-9]{2}))-[0-9]{7,8}")


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses for one window; `tel` has one entry for each of its phones, in their order."""

    page: str
    tel: tuple[str, ...]
    amap: str
    baidu: str
    tencent: str
    apple: str
    geo: str

    def public(self) -> dict[str, object]:
        """The links as JSON."""
        return {
            "page": self.page,
            "tel": list(self.tel),
            "amap": self.amap,
            "baidu": self.baidu,
            "tencent": self.tencent,
            "apple": self.apple,
            "geo": self.geo,
        }


def links_of(window: Window) -> Links:
    """The links of one window."""
    gcj02_lon, gcj02_lat = position_in(window.position, Datum.GCJ02)
    lon_lat = f"{gcj02_lon:.{_DECIMALS}f},{gcj02_lat:.{_DECIMALS}f}"
    lat_lon = f"{gcj02_lat:.{_DECIMALS}f},{gcj02_lon:.{_DECIMALS}f}"
    name, address = _encoded(window.name), _encoded(window.address)
    marker = quote(f"coord:{lat_lon};title:{_unparted(window.name)};addr:{_unparted(window.address)}", safe=":;,")
    return Links(
        page=page_of(window.id),
        tel=telephone_links(window.phones, window.division.code),
        amap=f"https://uri.amap.com/marker?position={lon_lat}&name={name}&src={_SOURCE}&coordinate=gaode&callnative=1",
        baidu=(
            f"https://api.map.baidu.com/marker?location={lat_lon}&title={name}&content={address}"
            f"&coord_type=gcj02&output=html&src={_BAIDU_SOURCE}"
        ),
        tencent=f"https://apis.map.qq.com/uri/v1/marker?marker={marker}&referer={_SOURCE}",
        apple=f"https://maps.apple.com/?ll={lat_lon}&q={name}",
        geo=f"geo:{window.position.lat:.{_DECIMALS}f},{window.position.lon:.{_DECIMALS}f}",
    )


def page_of(window_id: str) -> str:
    """The path of a window's own page."""
    return f"/windows/{quote(window_id, safe='')}"


def page_outside(window_id: str, site: str | None) -> str | None:
    """The whole address of a window's own page; None where nobody knows the address that the site is known by."""
    return f"{site}{page_of(window_id)}" if site is not None else None


def telephone_links(phones: tuple[str, ...], division_code: str) -> tuple[str, ...]:
    """`tel:` addresses of phones in the published form, one for each, as `tel_uri` makes them.

    Numbers without an area code get that of the window's division, else that of its own landlines, else none.
    """
    listed = packaged_area_codes().of(division_code)
    landline = next((found[1] for phone in phones if (found := _LANDLINE.match(phone))), None)
    area = listed.code if listed is not None else landline
    return tuple(tel_uri(phone, area) for phone in phones)


def _encoded(text: str) -> str:
    return quote(text, safe="")


def _unparted(text: str) -> str:
    # Tencent's marker is one value parted by `;` and `:`, which its own texts must not hold even when encoded.
    return re.sub(r"[;:|]", " ", text)
