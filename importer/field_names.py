"""What the keys of a public window are called, for people who read what changes."""

from collections.abc import Mapping

_NAMES = {
    "name": ("窗口名称", "name"),
    "division": ("区划", "division"),
    "address": ("办理地点", "address"),
    "phones": ("办公电话", "office phones"),
    "hours": ("办公时间", "office hours"),
    "transit": ("交通指引", "getting there"),
    "kind": ("窗口类型", "kind"),
    "level": ("层级", "level"),
    "lon": ("经度", "longitude"),
    "lat": ("纬度", "latitude"),
    "source_datum": ("坐标系", "datum"),
    "precision_m": ("位置精度（米）", "precision in metres"),
    "office": ("填报单位", "office"),
    "confirmed_on": ("填报日期", "confirmed on"),
    "closed_until": ("暂停服务", "closed until"),
    "closed_from": ("暂停服务起", "closed from"),
    "items": ("可办事项", "items"),
}


def field_name(key: str, lang: str) -> str:
    """A key as the form calls it; itself where it is none of a window's."""
    return _NAMES.get(key, (key, key))[lang == "en"]


def told_value(value: object, lang: str) -> str:
    """A value of a window as one reads it: several phones in a row, a division by its name, a dash for none."""
    if value is None or value == []:
        return "—"
    if isinstance(value, Mapping):
        told = value.get("text", value.get("name"))
        code = value.get("code")
        return told_value(told, lang) + (f"（{code}）" if code else "")
    if isinstance(value, list):
        return (", " if lang == "en" else "、").join(map(str, value))
    return " ".join(str(value).split())
