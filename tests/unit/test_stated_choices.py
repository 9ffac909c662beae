"""What offices write where there is a choice: 坐标系, 窗口类型, 层级, 暂停服务, and the form's date."""

from datetime import date

import pytest

from importer.checks.stated_choices import date_stated, datum_stated, kind_stated, level_stated
from importer.workbook.form.choices import CHOICES
from locator.position import Datum
from locator.window import Kind, Level


@pytest.mark.parametrize(
    ("text", "datum"),
    [
        ("GCJ-02", Datum.GCJ02),
        ("高德地图（GCJ-02）", Datum.GCJ02),
        ("火星 坐标", Datum.GCJ02),
        ("ｇｃｊ０２", Datum.GCJ02),
        ("百度", Datum.BD09),
        ("bd09ll", Datum.BD09),
        ("WGS 84", Datum.WGS84),
        ("GPS", Datum.WGS84),
        ("CGCS2000", Datum.WGS84),
        ("2000国家大地坐标系", Datum.WGS84),
        ("国家2000", Datum.WGS84),
        ("天地图", Datum.WGS84),
        ("", None),
        ("无", None),
        ("北京54", None),
    ],
)
def test_a_datum_is_known_by_its_name_or_by_its_map(text: str, datum: Datum | None) -> None:
    assert datum_stated(text) is datum


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("自助终端", Kind.KIOSK),
        ("24小时自助服务区", Kind.KIOSK),
        ("Kiosk", Kind.KIOSK),
        ("人工窗口", Kind.STAFFED),
        ("staffed", Kind.STAFFED),
        ("", Kind.STAFFED),
        ("别的", Kind.STAFFED),
    ],
)
def test_a_window_is_staffed_unless_it_says_otherwise(text: str, kind: Kind) -> None:
    assert kind_stated(text) is kind


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("省级", Level.PROVINCE),
        ("自治区级", Level.PROVINCE),
        ("直辖市", Level.PROVINCE),
        ("市级", Level.CITY),
        ("自治州", Level.CITY),
        ("盟", Level.CITY),
        ("县级", Level.COUNTY),
        ("县（市、区）", Level.COUNTY),
        ("市辖区", Level.COUNTY),
        ("自治县", Level.COUNTY),
        ("旗", Level.COUNTY),
        ("乡镇（街道）", Level.TOWN),
        ("镇", Level.TOWN),
        ("村（社区）", Level.VILLAGE),
        ("社区", Level.VILLAGE),
        ("county", Level.COUNTY),
        ("Town", Level.TOWN),
        ("", None),
        ("国家级", None),
    ],
)
def test_a_level_is_known_by_its_word_and_of_several_the_lowest_counts(text: str, level: Level | None) -> None:
    assert level_stated(text) is level


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022年11月18日", date(2022, 11, 18)),
        ("2022 年 1 月 8 日", date(2022, 1, 8)),
        ("２０２２-11-18", date(2022, 11, 18)),
        ("2022.1.8", date(2022, 1, 8)),
        ("2022/11/18", date(2022, 11, 18)),
        ("至2022-11-18止", date(2022, 11, 18)),
        ("2022-11-18 00:00:00", date(2022, 11, 18)),
        ("20221118", date(2022, 11, 18)),
        ("二〇二二年十一月十八日", date(2022, 11, 18)),
        ("二○二二年十月二十日", date(2022, 10, 20)),
        ("二零二二年一月三十一日", date(2022, 1, 31)),
        ("2022年十二月二日", date(2022, 12, 2)),
        ("二〇二二年二月三十日", None),
        ("20221318", None),
        ("00020221118", None),
        ("2022年2月30日", None),
        ("2022年11月", None),
        ("年  月  日", None),
        ("", None),
        ("是", None),
    ],
)
def test_a_date_is_read_only_where_it_is_whole_and_in_the_calendar(text: str, day: date | None) -> None:
    assert date_stated(text) == day


def test_whatever_the_forms_drop_downs_offer_is_understood() -> None:
    assert [datum_stated(text) for text in CHOICES["datum"]] == [Datum.GCJ02, Datum.BD09, Datum.WGS84, Datum.WGS84]
    assert [kind_stated(text) for text in CHOICES["kind"]] == [Kind.STAFFED, Kind.KIOSK]
    assert [level_stated(text) for text in CHOICES["level"]] == list(Level)
    assert set(CHOICES) == {"datum", "kind", "level", "hand_in"}  # the last in test_item_choices.py
