"""Help for who has to find a position: how each map gives longitude and latitude, and in which datum."""

from collections.abc import Iterator
from dataclasses import dataclass

from importer.choice_names import DATUM_NAMES
from importer.report_page.markup import joined
from importer.report_page.words import said
from locator.position import Datum
from maps.safe_text import html_text


@dataclass(frozen=True, slots=True)
class MapToRead:
    """A map that offices read positions from: how, what its datum is, and by which word a sheet states that."""

    zh: str
    en: str
    how: str
    how_en: str
    word: str
    datum: Datum

    @property
    def shown(self) -> str:
        """The word with the datum's name; a sheet may state either."""
        name = DATUM_NAMES[self.datum]
        return self.word if name == self.word else f"{self.word}（{name}）"


MAPS_TO_READ = (
    MapToRead(
        "高德地图",
        "Amap 高德",
        "打开坐标拾取器（lbs.amap.com/tools/picker），搜到地点后点一下，复制得到的两个数：经度在前，纬度在后。",
        "Open the picker (lbs.amap.com/tools/picker), find the place, click it and copy both numbers: longitude first.",
        "高德",
        Datum.GCJ02,
    ),
    MapToRead(
        "腾讯地图",
        "Tencent 腾讯",
        "打开坐标拾取器（lbs.qq.com/getPoint），点一下地点。它把纬度写在前面，抄到表里要换过来。",
        "Open the picker (lbs.qq.com/getPoint) and click the place. It writes latitude first: exchange the two.",
        "腾讯",
        Datum.GCJ02,
    ),
    MapToRead(
        "百度地图",
        "Baidu 百度",
        "打开拾取坐标系统（api.map.baidu.com/lbsapi/getpoint），点一下地点，复制得到的两个数：经度在前，纬度在后。",
        "Open the picker (api.map.baidu.com/lbsapi/getpoint), click the place, copy both numbers: longitude first.",
        "百度",
        Datum.BD09,
    ),
    MapToRead(
        "天地图",
        "Tianditu 天地图",
        "在地图上读出地点的坐标：经度在前，纬度在后。它用国家2000坐标系（CGCS2000），不加偏移。",
        "Read the place's coordinates from the map: longitude first. It uses CGCS2000, without an offset.",
        "天地图",
        Datum.CGCS2000,
    ),
    MapToRead(
        "手持 GPS、测绘成果",
        "GPS devices, surveys",
        "照仪器上的数抄；度分秒也可以，如 112°59′24.5″。",
        "Copy what the device shows; degrees, minutes and seconds will do: 112°59′24.5″.",
        "WGS-84",
        Datum.WGS84,
    ),
)

LINKS = (
    "https://uri.amap.com/marker?position=112.990137,28.110259",
    "https://api.map.baidu.com/marker?location=28.116013,112.996676",
    "https://apis.map.qq.com/uri/v1/marker?marker=coord:28.110259,112.990137",
)
"""Addresses as maps share them, each with coordinates in it."""


def where_to_read(lang: str) -> str:
    """The section."""
    heads = "".join(f'<th scope="col">{said(lang, key)}</th>' for key in ("where-map", "where-how", "where-datum"))
    links = "".join(f"<li><code>{html_text(link)}</code></li>" for link in LINKS)
    parts = (
        f'<section id="where"><h2>{said(lang, "where")}</h2>',
        f"<p>{said(lang, 'where-intro')}</p>",
        f'<table class="maps"><thead><tr>{heads}</tr></thead><tbody>',
        *_lines(lang),
        "</tbody></table>",
        f"<p>{said(lang, 'where-link')}</p><ul>{links}</ul>",
        f"<p>{said(lang, 'where-short')}</p><p>{said(lang, 'where-check')}</p></section>",
    )
    return joined(parts)


def _lines(lang: str) -> Iterator[str]:
    for one in MAPS_TO_READ:
        name, how = (one.en, one.how_en) if lang == "en" else (one.zh, one.how)
        yield f'<tr><th scope="row">{html_text(name)}</th><td>{html_text(how)}</td><td>{html_text(one.shown)}</td></tr>'
