"""How the forms name what there is a choice of, from 坐标系 to 办理方式; drop-downs and exports say it alike."""

from collections.abc import Mapping

from locator.items.item import HandIn, Mode
from locator.position import Datum
from locator.texts import Lang, sentence
from locator.window import Kind, Level

DATUM_NAMES: Mapping[Datum, str] = {
    Datum.GCJ02: "GCJ-02",
    Datum.BD09: "BD-09",
    Datum.WGS84: "WGS-84",
    Datum.CGCS2000: "CGCS2000",
}
DATUM_CHOICES: Mapping[Datum, str] = {
    Datum.GCJ02: "GCJ-02（高德、腾讯）",
    Datum.BD09: "BD-09（百度）",
    Datum.WGS84: "WGS-84（GPS）",
    Datum.CGCS2000: "CGCS2000（天地图）",
}
"""The same with the maps that use it, for those who know their map and not its datum."""
KIND_NAMES: Mapping[Kind, str] = {Kind.STAFFED: "人工窗口", Kind.KIOSK: "自助终端"}
LEVEL_NAMES: Mapping[Level, str] = {
    Level.PROVINCE: "省级",
    Level.CITY: "市级",
    Level.COUNTY: "县级",
    Level.TOWN: "乡镇（街道）",
    Level.VILLAGE: "村（社区）",
}
HAND_IN_NAMES: Mapping[HandIn, str] = {
    one: sentence(Lang.ZH, f"hand-in-{one.value}") for one in HandIn if one is not HandIn.UNKNOWN
}
"""Unknown is no choice: the cell is left blank."""
MODE_NAMES: Mapping[Mode, str] = {one: sentence(Lang.ZH, f"mode-{one.value}") for one in Mode}
