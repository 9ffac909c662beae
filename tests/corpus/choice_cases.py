"""Further columns that are recognised where present: ids, kinds, levels, items, datums, suspensions; and hours."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from locator.position import Datum
from tests.corpus.case import Case, book
from tests.corpus.entry import ANYTHING, Cell, OneOf, told
from tests.corpus.sheet import HEADER_LINE, TITLE, Sheet, base_sheet

_FOUR = ("430102", "430103", "430104", "430105")


def _column(field: str, label: str, values: Sequence[Cell], key: str, shown: Sequence[object]) -> Sheet:
    sheet = base_sheet().with_column(field, label, values)
    facts = zip(sheet.entries, shown, strict=True)
    return replace(sheet, entries=tuple(entry.showing(**{key: value}) for entry, value in facts))


def _in_datum(datum: Datum, stored: str) -> Sheet:
    """The form with its positions in another datum."""
    sheet = base_sheet()
    entries = (entry.at(*entry.county.seat_in(datum)).showing(source_datum=stored) for entry in sheet.entries)
    return replace(sheet, entries=tuple(entries), datum_stated=True)


def _stated(field_text: str, datum: Datum, stored: str) -> Sheet:
    return _in_datum(datum, stored).with_column("datum", "坐标系", (field_text,) * 4)


def _labelled(lon: str, lat: str, datum: Datum, stored: str) -> Sheet:
    return _in_datum(datum, stored).labelled(longitude=lon, latitude=lat)


def _hours(text: Cell, *notices: str, shown: object = ANYTHING) -> Sheet:
    sheet = base_sheet()
    entry = sheet.entries[1].with_cells(office_hours=text).showing(hours__parsed=shown)
    return sheet.with_entry(1, entry.telling(*(told(code, "w", "office_hours") for code in notices)))


def _items() -> Sheet:
    """Items by their name, all of them, not stated, and as a whole field, which nobody can read."""
    cells = ("临时居民身份证办理、社保卡申领", "全部22项", None, "公积金业务")
    sheet = _column("items", "可办事项", cells, "items", (["2022-01"], "all", None, None))
    sheet = sheet.with_entry(0, sheet.entries[0].telling(told("value-tidied", "i", "items")))
    return sheet.with_entry(3, sheet.entries[3].telling(told("text-suspicious", "w", "items")))


def _without_manager(mark: str, transit: str) -> Sheet:
    """A manager's cell that names nobody: what it says is nobody's name elsewhere."""
    sheet = base_sheet()
    entry = sheet.entries[1].with_cells(manager_name=mark, transit=transit).showing(transit=transit)
    return sheet.with_entry(1, entry.allowing(told("value-missing", "w", "manager_name")))


_DATUMS = tuple(
    book(f"a column that says {word}", "the map that the clerk used says so", _stated(word, datum, stored))
    for word, datum, stored in (
        ("WGS-84", Datum.WGS84, "wgs84"),
        ("百度", Datum.BD09, "bd09"),
        ("BD-09", Datum.BD09, "bd09"),
        ("高德地图", Datum.GCJ02, "gcj02"),
        ("火星坐标系", Datum.GCJ02, "gcj02"),
        ("国家2000", Datum.CGCS2000, "wgs84"),
    )
)

CHOICE_CASES: tuple[Case, ...] = (
    *_DATUMS,
    book(
        "labels that say WGS84",
        "exported from a map program",
        _labelled("经度（WGS84）", "纬度（WGS84）", Datum.WGS84, "wgs84"),
    ),
    book("labels that say 百度", "taken from 百度", _labelled("百度经度", "百度纬度", Datum.BD09, "bd09")),
    book(
        "a header line that says the datum",
        "the city asked for it",
        replace(_in_datum(Datum.BD09, "bd09"), above=((TITLE,), (f"{HEADER_LINE}    坐标系：百度坐标",))),
    ),
    book(
        "window ids",
        "the sheet was exported and comes back",
        _column("window_id", "窗口编号", [f"CS-{code}" for code in _FOUR], "id", [f"CS-{code}" for code in _FOUR]),
    ),
    book(
        "kinds of windows",
        "kiosks were put up",
        _column(
            "kind",
            "窗口类型",
            ("人工窗口", "自助终端", None, "自助终端"),
            "kind",
            ("staffed", "kiosk", "staffed", "kiosk"),
        ),
    ),
    book(
        "levels of windows",
        "towns have windows too",
        _column("level", "层级", ("县级", "乡镇", "村", None), "level", ("county", "town", "village", ANYTHING)),
    ),
    book(
        "a suspension with a date",
        "the hall is rebuilt",
        _column(
            "closed_until",
            "暂停服务",
            (date(2026, 9, 1), "2026年9月1日", None, "2026-09-01"),
            "closed_until",
            ("2026-09-01", "2026-09-01", None, "2026-09-01"),
        ),
    ),
    book("items as offices name them", "the form has a column for them", _items()),
    book(
        "hours that say nothing of hours",
        "a note got into the column",
        _hours("详见公告栏", "hours-unreadable", shown="none"),
    ),
    book(
        "a single time as hours",
        "Excel took the range's first half",
        _hours("8:30", "hours-unreadable", shown=OneOf(("none", "partial"))),
    ),
    book("hours in full", "as the form asks", _hours("工作日 9:00-12:00，13:00-17:00", shown="full")),
)
