"""How the form names what there is a choice of: 坐标系, 窗口类型, 层级; drop-downs and exports say it alike."""

from collections.abc import Mapping

from locator.position import Datum
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
