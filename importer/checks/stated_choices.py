"""What offices write where there is a choice: 坐标系, 窗口类型, 层级, and the form's date."""

import re
from datetime import date

from importer.checks.cell_text import without_spaces
from locator.position import Datum
from locator.window import Kind, Level

_DATUMS = {
    Datum.WGS84: ("wgs84", "wgs-84", "gps", "cgcs2000", "国家2000", "大地2000", "2000国家", "天地图", "4326", "4490"),
    Datum.GCJ02: ("gcj02", "gcj-02", "火星", "高德", "腾讯", "国测局"),
    Datum.BD09: ("bd09", "bd-09", "百度"),
}
_KINDS = {Kind.KIOSK: ("自助", "一体机", "终端", "kiosk"), Kind.STAFFED: ("人工", "staffed")}
_LEVELS = {
    Level.PROVINCE: ("省", "province"),
    Level.CITY: ("市", "州", "盟", "city"),
    Level.COUNTY: ("县", "区", "旗", "county"),
    Level.TOWN: ("乡", "镇", "街道", "town"),
    Level.VILLAGE: ("村", "社区", "village"),
}
_DATE = re.compile(r"([0-9]{4})[年./-]([0-9]{1,2})[月./-]([0-9]{1,2})日?")
_EIGHT_DIGITS = re.compile(r"(?<![0-9])(20[0-9]{2})([01][0-9])([0-3][0-9])(?![0-9])")
_CHINESE_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_TENS = re.compile(r"([一二三]?)十([一二三四五六七八九]?)(?=[月日号])")


def datum_stated(text: str) -> Datum | None:
    """The datum that a 坐标系 text names, or None; CGCS2000 is read as WGS-84, from which it differs by centimetres."""
    words = without_spaces(text).lower()
    return next((datum for datum, known in _DATUMS.items() if any(word in words for word in known)), None)


def kind_known(text: str) -> Kind | None:
    """The kind that a 窗口类型 text names, or None."""
    words = without_spaces(text).lower()
    return next((kind for kind, known in _KINDS.items() if any(word in words for word in known)), None)


def kind_stated(text: str) -> Kind:
    """The kind that a 窗口类型 text names; staffed unless it says otherwise."""
    return kind_known(text) or Kind.STAFFED


def level_stated(text: str) -> Level | None:
    """The level that a 层级 text names (省级, 乡镇, county), or None."""
    words = without_spaces(text).lower().replace("自治区", "省").replace("直辖市", "省")
    if words in {level.value for level in Level}:
        return Level(words)
    found = [level for level, known in _LEVELS.items() if any(word in words for word in known)]
    # 县区, 市县: the lower one is where the hall stands; 社区 holds 区 and means a village's.
    return found[-1] if found else None


def date_stated(text: str) -> date | None:
    """The first full date in a text (2022年11月18日, 2022-11-18, 20221118, 二〇二二年十一月十八日), or None."""
    digits = in_digits(without_spaces(text))
    found = _DATE.search(digits) or _EIGHT_DIGITS.search(digits)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def in_digits(text: str) -> str:
    """A text with its Chinese figures as digits: 二〇二六年十一月二十日 is 2026年11月20日."""
    tens = _TENS.sub(lambda found: f"{found[1] or '一'}{found[2] or '〇'}", text)
    return tens.translate(_CHINESE_DIGITS)
