"""What stands above a table: titles, who filled it in and when; and the labels of its columns in every dress."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from tests.corpus.entry import ANYTHING, OneOf, Told, told
from tests.corpus.mess import SheetMess
from tests.corpus.sheet import COLUMNS, OFFICE, TITLE, Line, Sheet

_TITLE: Line = (TITLE,)


def _above(name: str, why: str, *lines: Line, notices: tuple[Told, ...] = (), **outcome: OneOf | str) -> SheetMess:
    """Other lines above the table, and what follows for its office and its day."""

    def make(sheet: Sheet) -> Sheet:
        return replace(sheet, above=lines, **outcome).telling(*notices)  # type: ignore[arg-type]

    return SheetMess(name, why, make, frozenset({"above"}))


def _dated(name: str, text: str, day: str = "2026-03-02") -> SheetMess:
    return _above(
        f"a day written {name}",
        "every office has its own way",
        _TITLE,
        (f"填报单位：{OFFICE}    填报人：李哨兵    填报时间：{text}",),
        confirmed_on=day,
    )


_LINES = (
    _above("no title", "cut away to save paper", (f"填报单位：{OFFICE}  填报人：李哨兵  填报时间：2026年3月2日",)),
    _above(
        "a title of two lines with the annex's number",
        "copied with the notice's own head",
        ("附件2",),
        (),
        _TITLE,
        (f"填报单位：{OFFICE}    填报人：李哨兵    填报时间：2026年3月2日",),
    ),
    _above(
        "a header line over several cells",
        "each field got a cell",
        _TITLE,
        (f"填报单位：{OFFICE}", None, None, None, "填报人：李哨兵", None, None, "填报时间：2026年3月2日"),
    ),
    _above(
        "labels and fields in cells of their own",
        "each label and each field got a cell",
        _TITLE,
        ("填报单位：", OFFICE, None, "填报人：", "李哨兵", None, "填报时间：", "2026年3月2日"),
    ),
    _above(
        "labels without colons",
        "the colons were lost in copying",
        _TITLE,
        ("填报单位", OFFICE, None, "填报人", "李哨兵", None, "填报时间", "2026年3月2日"),
    ),
    _above(
        "a day that is a date",
        "Excel makes it one",
        _TITLE,
        ("填报单位：", OFFICE, None, "填报人：", "李哨兵", None, "填报时间：", date(2026, 3, 2)),
    ),
    _above(
        "a header line over three lines",
        "a narrow sheet",
        _TITLE,
        (f"填报单位：{OFFICE}",),
        ("填报人：李哨兵",),
        ("填报时间：2026年3月2日",),
    ),
    _above(
        "a header line broken inside its cell",
        "Alt+Enter between the fields",
        _TITLE,
        (f"填报单位：{OFFICE}\n填报人：李哨兵\n填报时间：2026年3月2日",),
    ),
    _above(
        "a place for the seal",
        "the printed form has one",
        _TITLE,
        (f"填报单位（盖章）：{OFFICE}    填报人：李哨兵    填报时间：2026年3月2日",),
    ),
    _above(
        "half-width colons and single spaces",
        "typed on another keyboard",
        _TITLE,
        (f"填报单位:{OFFICE} 填报人:李哨兵 填报时间:2026-03-02",),
    ),
    _above(
        "a person's number beside who filled it in",
        "so that the city can ask",
        _TITLE,
        (f"填报单位：{OFFICE}    填报人：李哨兵    联系电话：13900009876    填报时间：2026年3月2日",),
    ),
    _above(
        "an office between spaces",
        "lined up by hand",
        _TITLE,
        (f"填报单位：   {OFFICE}        填报人：李 哨兵   填报时间： 2026 年 3 月 2 日",),
    ),
)

_BLANK = (
    _above(
        "nobody says who filled it in",
        "the line was left as printed",
        _TITLE,
        ("填报单位：        填报人：        填报时间：    年  月  日",),
        office=OneOf(("长沙市", "湖南省长沙市")),
        notices=(told("value-missing", "w", "filled_by_unit"),),
        confirmed_on="2026-03-05",
    ),
    _above(
        "no header line at all",
        "cut away to save paper",
        _TITLE,
        office=OneOf(("长沙市", "湖南省长沙市")),
        notices=(told("value-missing", "w", "filled_by_unit"),),
        confirmed_on="2026-03-05",
    ),
    _above(
        "no day",
        "it was to be filled in on the last day",
        _TITLE,
        (f"填报单位：{OFFICE}    填报人：李哨兵    填报时间：",),
        confirmed_on="2026-03-05",
    ),
    _above(
        "a day in the future",
        "a year too many",
        _TITLE,
        (f"填报单位：{OFFICE}    填报人：李哨兵    填报时间：2027年3月2日",),
        notices=(told("filled-on-suspect", "w", "filled_on"),),
        confirmed_on=ANYTHING,
    ),
)

_DAYS = (
    _dated("with dashes", "2026-03-02"),
    _dated("with stops", "2026.3.2"),
    _dated("with slashes", "2026/3/2"),
    _dated("in Chinese figures", "二〇二六年三月二日"),
    _dated("in eight digits", "20260302"),
    _dated("with full-width digits", "２０２６年３月２日"),
    _dated("as the day of last year", "2025年12月31日", "2025-12-31"),
)


def _labels(name: str, why: str, **labels: str) -> SheetMess:
    return SheetMess(name, why, lambda s: s.labelled(**labels), frozenset({"columns"}))


def _columns(name: str, why: str, make: Callable[[Sheet], Sheet]) -> SheetMess:
    return SheetMess(name, why, make, frozenset({"columns"}))


def _bearing_on_rows(name: str, why: str, make: Callable[[Sheet], Sheet]) -> SheetMess:
    """A column without which other cells of a row are judged otherwise."""
    return SheetMess(name, why, make, frozenset({"columns", "rows"}))


def _in_order(sheet: Sheet, *order: str) -> Sheet:
    labels = dict(sheet.columns)
    return replace(sheet, columns=tuple((name, labels[name]) for name in order))


def _without(sheet: Sheet, *gone: str) -> Sheet:
    return replace(sheet, columns=tuple(column for column in sheet.columns if column[0] not in gone))


def _rejecting_all(sheet: Sheet, field: str) -> Sheet:
    bare = _without(sheet, field)
    entries = tuple(entry.rejected() for entry in bare.entries)
    return replace(bare, entries=entries).telling(told("column-missing", "e", field))


def _showing_all(sheet: Sheet, facts: Mapping[str, object]) -> Sheet:
    return replace(sheet, entries=tuple(entry.showing(**facts) for entry in sheet.entries))


_ALL = [name for name, _ in COLUMNS]
_SPACED = {"longitude": "经 度", "latitude": "纬　度", "transit": "交通\n\n指引", "number": "序 号"}

_LABELS = (
    _labels("labels with spaces and line breaks", "labels are stretched to fill their cells", **_SPACED),
    _labels(
        "labels with colons",
        "copied from a form with blanks",
        window_name="窗口名称：",
        address="办理地点:",
        latitude="纬度：",
    ),
    _labels(
        "labels with stars",
        "what is compulsory was marked",
        window_name="*窗口名称",
        division_code="区划编码*",
        longitude="经度（*）",
    ),
    _labels(
        "labels in other words",
        "retyped from memory",
        office_phone="联系电话",
        address="办理地址",
        division_code="行政区划代码",
        office_hours="工作时间",
    ),
    _labels(
        "labels in still other words",
        "retyped from memory",
        office_phone="咨询电话",
        address="地址",
        division_code="行政区划编码",
        region_name="区域",
    ),
    _labels("coordinates' labels in English", "exported from a map program", longitude="lng", latitude="lat"),
    _labels("coordinates' labels with units", "somebody explained them", longitude="经度（°E）", latitude="纬度（°N）"),
    _columns(
        "columns in another order", "each office puts first what it looks for", lambda s: _in_order(s, *reversed(_ALL))
    ),
    _columns(
        "latitude before longitude",
        "the way phones give it",
        lambda s: _in_order(s, *_ALL[:10], "latitude", "longitude"),
    ),
    _columns("no numbers", "the column was deleted", lambda s: _without(s, "number")),
    _bearing_on_rows("no managers", "deleted out of caution", lambda s: _without(s, "manager_name", "manager_mobile")),
    _columns(
        "no directions",
        "nobody wanted to write them",
        lambda s: _showing_all(_without(s, "transit"), {"transit": None}),
    ),
    _columns(
        "no phones", "they are on another sheet", lambda s: _showing_all(_without(s, "office_phone"), {"phones": []})
    ),
    _bearing_on_rows("no latitude", "a column was lost in copying", lambda s: _rejecting_all(s, "latitude")),
    _bearing_on_rows("no codes", "the clerk had none", lambda s: _rejecting_all(s, "division_code")),
    _columns("no addresses", "deleted by mistake", lambda s: _rejecting_all(s, "address")),
    _columns(
        "a column that nobody knows",
        "the office keeps its own remarks",
        lambda s: s.with_column("remark", "备注", ("a", None, None, "b")).telling(
            told("column-unknown", "i", "remark")
        ),
    ),
    _columns(
        "two columns that nobody knows",
        "the office keeps its own remarks",
        lambda s: (
            s.with_column("remark", "邮箱", ("a",) * 4)
            .with_column("fax", "传真号", ("1",) * 4)
            .telling(told("column-unknown", "i", "remark"), told("column-unknown", "i", "fax"))
        ),
    ),
)

HEADER_MESSES = (*_LINES, *_BLANK, *_DAYS, *_LABELS)
