"""A map's link in a position cell is read as the pair that it holds, in the datum of its map."""

import pytest

from importer.checks.judging import Choice, judge
from locator.position import Datum
from locator.window import Window
from tests.corpus.checked import rules_of
from tests.sheets import cells, row

AMAP = "https://uri.amap.com/marker?position=112.990137,28.110259&name=x"
BAIDU = "http://api.map.baidu.com/marker?location=28.116,112.9967&output=html"


def judged(lon: str | None, lat: str | None) -> tuple[list[str], list[Window]]:
    file = judge("表.xlsx", [cells([row(longitude=lon, latitude=lat)])], rules_of(None), Choice())
    return [one.code for one in file.notices], [window for _, window in file.windows()]


@pytest.mark.parametrize(
    ("lon", "lat", "datum"),
    [
        (AMAP, None, Datum.GCJ02),
        (None, AMAP, Datum.GCJ02),
        (AMAP, AMAP, Datum.GCJ02),
        (AMAP, "28.110259", Datum.GCJ02),
        (BAIDU, None, Datum.BD09),
    ],
)
def test_a_link_states_both_coordinates_and_their_datum(lon: str | None, lat: str | None, datum: Datum) -> None:
    codes, [window] = judged(lon, lat)
    assert "position-datum-assumed" not in codes
    assert window.source_datum is datum
    assert window.position.lon == pytest.approx(112.9845, abs=1e-4)
    assert window.position.lat == pytest.approx(28.1136, abs=1e-4)


@pytest.mark.parametrize(
    "link",
    [
        "https://surl.amap.com/5nXvYp1k2s",
        "surl.amap.com/5nXvYp1k2s",
        "https://j.map.baidu.com/28/112",
        "长沙市政务中心 https://map.qq.com/l/28a1 打开腾讯地图",
        "https://www.amap.com/place/B0FFH3KDKA",
    ],
)
def test_a_link_without_a_position_is_told_to_be_opened(link: str) -> None:
    file = judge("表.xlsx", [cells([row(longitude=link, latitude=None)])], rules_of(None), Choice())
    [told] = [one for one in file.notices if one.code == "position-unreadable"]
    said = [rules_of(None).notices.sentence(told, lang) for lang in ("zh", "en")]
    assert "（地图的短链接里都没有），请打开它，在地图上查到经度和纬度，抄成十进制度数，例如 112.990000。" in said[0]
    assert "a link with no position in it (a map's short link has none). Open it" in said[1]


@pytest.mark.parametrize(
    ("lon", "lat", "other", "other_en"),
    [(AMAP, "28.2282", "“纬度”", "the latitude"), ("112.9388", AMAP, "“经度”", "the longitude")],
)
def test_a_link_beside_another_value_is_said_to_have_a_position_and_the_other_cell_to_be_emptied(
    lon: str, lat: str, other: str, other_en: str
) -> None:
    file = judge("表.xlsx", [cells([row(longitude=lon, latitude=lat)])], rules_of(None), Choice())
    [told] = [one for one in file.notices if one.code == "position-unreadable"]
    said = [rules_of(None).notices.sentence(told, lang) for lang in ("zh", "en")]
    assert f"是链接，其中有经纬度，与{other}格里的不一致，请清空{other}格，以链接为准" in said[0]
    assert f"a link whose position is not what {other_en} says. Empty {other_en} if the link is right" in said[1]


def test_a_text_that_is_no_link_is_not_said_to_be_one() -> None:
    file = judge("表.xlsx", [cells([row(longitude="见地图", latitude="见地图")])], rules_of(None), Choice())
    assert "链接" not in "".join(rules_of(None).notices.sentence(one) for one in file.notices)


def test_a_short_link_has_nothing_to_be_read() -> None:
    codes, windows = judged("https://surl.amap.com/5nXvYp1k2s", None)
    assert ("position-unreadable" in codes, windows) == (True, [])
