"""The query parameters of the public API: one table, read by the checks and by the OpenAPI description alike."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from math import nan
from typing import Any
from urllib.parse import parse_qsl

from locator.finding.refusal import ParameterFault, ValueUnknown
from locator.geometry.box import Box
from locator.position import Datum
from locator.readers.map_links import may_hold_link
from locator.readers.moments import MomentOfNoDay, MomentUnreadable, MomentWithoutTime, read_moment
from locator.window import Kind

_TEXT_LIMIT = 100
_MOST_PAIRS = 50
LINK_LIMIT = 2000
"""The most characters of a place: what a map gives to share is longer than anything that a person types."""
_SHOWN_LIMIT = 40
_DECIMAL = re.compile(r"[+-]?[0-9]{1,5}(?:\.[0-9]{1,20})?(?:[eE][+-]?[0-9]{1,3})?")  # programs print 1e-05
_WHOLE = re.compile(r"[0-9]{1,6}")
_FLAGS = {"true": True, "1": True, "false": False, "0": False}


class Shape(StrEnum):
    """What a parameter's text is read as."""

    NUMBER = "number"
    COUNT = "count"
    FLAG = "flag"
    TEXT = "text"
    PLACE = "place"
    DIVISION = "division"
    CHOICE = "choice"
    MOMENT = "moment"
    BOX = "box"

    __hash__ = str.__hash__  # hashed with each answer, and an enumeration's own is slow


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter; `low` and `high` bound numbers, both included."""

    name: str
    shape: Shape
    zh: str
    en: str
    example: str
    low: float = 0
    high: float = 0
    default: str | None = None
    choices: tuple[str, ...] = ()
    required: bool = False

    def read(self, text: str) -> object:
        """The value of a text; ParameterFault where it is none, ValueUnknown where it is no known choice."""
        return _READERS[self.shape](self, text)


def read_query(query: bytes, accepted: Mapping[str, Parameter]) -> dict[str, Any]:
    """The values of a query string by parameter name; what is absent or blank has no entry.

    Raises
    ------
    ParameterFault
        If a name is not among those accepted (a typing slip would silently give another answer), comes twice,
        or has a text that cannot be read.
    ValueUnknown
        If a closed choice is none of its words.
    """
    values: dict[str, Any] = {}
    for name, text in _pairs(query):
        parameter = accepted.get(name)
        if parameter is None:
            key = "parameter-unknown" if accepted else "parameter-none"
            raise ParameterFault(key, name[:_SHOWN_LIMIT], known=", ".join(accepted))
        if name in values:
            raise ParameterFault("parameter-twice", name)
        if text.strip():
            values[name] = parameter.read(text.strip())
    return values


def accepted(*names: str) -> dict[str, Parameter]:
    """The parameters of these names, in this order."""
    return {name: _BY_NAME[name] for name in names}


def wish() -> Parameter:
    """`q` where it is no place: what somebody wants done, in words of their own."""
    return replace(
        _BY_NAME["q"],
        shape=Shape.TEXT,
        required=False,
        zh="要办的事，照平常的说法写，拼音和错别字也可以；不写则给出全部事项。",
        en="What is wanted, as people say it, in pinyin and with slips too; all items where it is absent.",
        example="身份证丢了",
    )


def question() -> Parameter:
    """`q` where questions are looked for."""
    return replace(
        wish(),
        zh="想问的事，照平常的说法写，拼音和错别字也可以；不写则给出全部问答。",
        en="What is asked, as people say it, in pinyin and with slips too; all answers where it is absent.",
        example="距离",
    )


def item_of_answers() -> Parameter:
    """`item` where it leaves the answers about an item."""
    return replace(
        _BY_NAME["item"],
        zh="事项编号。只留讲这件事项的问答。",
        en="An item's id: only the answers about it.",
    )


def division_of_answers() -> Parameter:
    """`division` where it leaves the answers that hold in a place."""
    return replace(
        _BY_NAME["division"],
        zh="只留在某区划适用的问答（包括各地都适用的）：两位、四位或六位代码。",
        en="Only answers that hold in all of a division, such as those that hold everywhere: 2, 4 or 6 digits.",
    )


def deciding_division() -> Parameter:
    """`division` where it is no filter: the place that decides a matter, which must be given."""
    return replace(
        _BY_NAME["division"],
        required=True,
        zh="事项由哪里决定（户籍地、参保地等）：两位、四位或六位区划代码。",
        en="Where the matter is decided, as the code of a division: 2, 4 or 6 digits.",
    )


def _pairs(query: bytes) -> list[tuple[str, str]]:
    text = query.decode("ascii", "replace")
    if "%" not in text and "+" not in text and text.count("&") < _MOST_PAIRS:
        # Nothing is escaped, as in most of what programs ask: so it takes a third of the time.
        return [(name, value) for name, _, value in (part.partition("=") for part in text.split("&") if part)]
    try:
        return parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_PAIRS)
    except ValueError as failure:
        raise ParameterFault("parameters-too-many") from failure


def _number(parameter: Parameter, text: str) -> float:
    number = float(text) if _DECIMAL.fullmatch(text) else nan
    if not parameter.low <= number <= parameter.high:
        raise _out_of(parameter, text)
    return number


def _count(parameter: Parameter, text: str) -> int:
    if not _WHOLE.fullmatch(text) or not parameter.low <= int(text) <= parameter.high:
        raise _out_of(parameter, text)
    return int(text)


def _out_of(parameter: Parameter, text: str) -> ParameterFault:
    key = "count-unreadable" if parameter.shape is Shape.COUNT else "number-unreadable"
    low, high = f"{parameter.low:g}", f"{parameter.high:g}"
    return ParameterFault(
        key,
        parameter.name,
        name=parameter.name,
        text=text[:_SHOWN_LIMIT],
        low=low,
        high=high,
        example=parameter.example,
    )


def _flag(parameter: Parameter, text: str) -> bool:
    if text not in _FLAGS:
        raise ParameterFault("flag-unreadable", parameter.name, name=parameter.name, text=text[:_SHOWN_LIMIT])
    return _FLAGS[text]


def _text(parameter: Parameter, text: str) -> str:
    if len(text) > _TEXT_LIMIT:
        raise ParameterFault("text-too-long", parameter.name, name=parameter.name, limit=_TEXT_LIMIT)
    return text


def _place(parameter: Parameter, text: str) -> str:
    if may_hold_link(text) and len(text) <= LINK_LIMIT:
        return text
    return _text(parameter, text)


def _division(parameter: Parameter, text: str) -> str:
    if not re.fullmatch(r"[0-9]{2}(?:[0-9]{2}){0,2}", text):
        raise ValueUnknown("division-unknown", parameter.name, name=parameter.name, text=text[:_SHOWN_LIMIT])
    return text


def _choice(parameter: Parameter, text: str) -> str:
    if text not in parameter.choices:
        raise ValueUnknown(
            "choice-unknown",
            parameter.name,
            name=parameter.name,
            text=text[:_SHOWN_LIMIT],
            choices=", ".join(parameter.choices),
        )
    return text


def _moment(parameter: Parameter, text: str) -> datetime:
    try:
        return read_moment(text)
    except MomentWithoutTime as failure:
        raise ParameterFault("moment-without-time", parameter.name, text=failure.text) from failure
    except MomentOfNoDay as failure:
        key = "moment-no-such-day" if failure.month is None else "moment-no-such-month"
        raise ParameterFault(key, parameter.name, text=failure.text, month=failure.month) from failure
    except MomentUnreadable as failure:
        raise ParameterFault("moment-unreadable", parameter.name, text=text[:_SHOWN_LIMIT]) from failure


def _box(parameter: Parameter, text: str) -> Box:
    parts = text.split(",")
    if len(parts) == 4 and all(_DECIMAL.fullmatch(part) for part in parts):
        box = Box(*map(float, parts))
        if -180 <= box.west <= box.east <= 180 and -90 <= box.south <= box.north <= 90:
            return box
    raise ParameterFault("box-unreadable", parameter.name, text=text[:_SHOWN_LIMIT], example=parameter.example)


_READERS: Mapping[Shape, Callable[[Parameter, str], object]] = {
    Shape.NUMBER: _number,
    Shape.COUNT: _count,
    Shape.FLAG: _flag,
    Shape.TEXT: _text,
    Shape.PLACE: _place,
    Shape.DIVISION: _division,
    Shape.CHOICE: _choice,
    Shape.MOMENT: _moment,
    Shape.BOX: _box,
}

PARAMETERS: tuple[Parameter, ...] = (
    Parameter("lon", Shape.NUMBER, "经度，十进制度数。", "Longitude in decimal degrees.", "112.98", -180, 180),
    Parameter("lat", Shape.NUMBER, "纬度，十进制度数。", "Latitude in decimal degrees.", "28.11", -90, 90),
    Parameter(
        "place",
        Shape.PLACE,
        "地点，代替经纬度：区划（以驻地为准）、地址、窗口名称、邮编、电话区号、经纬度，至多 100 字；或地图分享的链接。",
        "Instead of lon and lat: a division, an address, a window's name, a postal or area code, or a map's link; 100 "
        "characters at most where it is no link.",
        "天心区",
    ),
    Parameter("k", Shape.COUNT, "最多给出几个窗口。", "How many windows at most.", "5", 1, 50, "5"),
    Parameter(
        "item",
        Shape.TEXT,
        "事项编号。只留办理该事项的窗口；未注明事项的窗口保留，`takes_item` 为 null，请先电话。",
        "An item's id: windows that state other items only are left out; those that state none stay.",
        "2022-01",
    ),
    Parameter(
        "home",
        Shape.DIVISION,
        "事项由哪里决定（户籍地、参保地等）的区划代码；同省的窗口标为 `same_province`。",
        "Code of the division where the matter is decided; windows of its province are marked `same_province`.",
        "440100",
    ),
    Parameter(
        "cross",
        Shape.FLAG,
        "为 true 时不列出与 `home` 同省的窗口；须同时给出 `home`。",
        "true leaves out the windows of the province of `home`, which must be given.",
        "true",
        default="false",
    ),
    Parameter(
        "when",
        Shape.MOMENT,
        "什么时候去，ISO 8601 日期和时间；不写时区即北京时间，不给出即现在。",
        "When, as ISO 8601 date and time; without a zone it is Asia/Shanghai, without the parameter it is now.",
        "2026-03-02T10:00:00+08:00",
    ),
    Parameter(
        "open",
        Shape.FLAG,
        "为 true 时只留届时确定营业的窗口。",
        "true keeps only windows that are known to be open then.",
        "true",
        default="false",
    ),
    Parameter("max_km", Shape.NUMBER, "直线距离上限，公里。", "Greatest straight-line distance in km.", "50", 0, 20100),
    Parameter(
        "kind",
        Shape.CHOICE,
        "窗口类型：staffed 人工窗口，kiosk 自助终端。",
        "Kind of window: staffed by people, or a kiosk.",
        "staffed",
        choices=tuple(kind.value for kind in Kind),
    ),
    Parameter(
        "division",
        Shape.DIVISION,
        "只留某区划之内的窗口：两位、四位或六位代码；末尾的 00 不计，4301 与 430100 都是长沙市全域。",
        "Only windows inside a division: 2, 4 or 6 digits; trailing 00 do not count, 4301 and 430100 are all Changsha.",
        "4301",
    ),
    Parameter(
        "group",
        Shape.TEXT,
        "合作区域的编号（见 `/api/v1/groups`），只留区域成员之内的窗口；区域只说自助终端的，只留自助终端。",
        "A group's id (`/api/v1/groups`): only windows inside its members, and of its kind where it has one.",
        "yangtze-river-delta",
    ),
    Parameter(
        "datum",
        Shape.CHOICE,
        "问与答中经纬度所用的坐标系。",
        "Datum of the longitudes and latitudes in question and answer.",
        "gcj02",
        default=Datum.WGS84.value,
        choices=tuple(datum.value for datum in Datum),
    ),
    Parameter(
        "f",
        Shape.CHOICE,
        "答复的格式：json，或 geojson（RFC 7946，每个窗口一个点）。",
        "Format of the answer: json, or geojson (RFC 7946, a point for each window).",
        "json",
        default="json",
        choices=("json", "geojson"),
    ),
    Parameter(
        "bbox",
        Shape.BOX,
        "范围，四个用逗号隔开的度数：西,南,东,北（WGS-84，边界计入）。",
        "A box as four degrees with commas: west,south,east,north (WGS-84, edges included).",
        "112.5,27.8,113.5,28.7",
    ),
    Parameter(
        "limit", Shape.COUNT, "一页最多几个窗口。", "How many windows a page holds at most.", "100", 1, 1000, "100"
    ),
    Parameter(
        "cursor",
        Shape.TEXT,
        "下一页的记号，照抄上一页的 `next`。",
        "Where the next page begins: `next` of the page before, as it is.",
        "NDMwMTAzLUFCQ0RFRkdI",
    ),
    Parameter(
        "q",
        Shape.PLACE,
        "要找的地点，与 `place` 相同，可以只输入开头。",
        "The place to look for, as `place`, or the beginning of one.",
        "鼓楼区",
        required=True,
    ),
)
"""Every query parameter of the public API."""

_BY_NAME: Mapping[str, Parameter] = {parameter.name: parameter for parameter in PARAMETERS}
