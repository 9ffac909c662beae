"""Tables that stand elsewhere, are parted, merged, hidden or decorated, with rows between and below that are none."""

from collections.abc import Callable
from dataclasses import replace

from importer.workbook.cells import ErrorValue
from tests.corpus.entry import Cell, Entry, sound, told
from tests.corpus.mess import SheetMess
from tests.corpus.sheet import COLUMNS, NOTES, Line, Sheet

SAMPLE: dict[str, Cell] = {
    "number": 1,
    "region_name": "长沙市天心区",
    "window_name": "天心区政务服务中心“跨省通办”窗口01",
    "division_code": "410029",
    "address": "湖南省长沙市天心区湘府中路298号",
    "manager_name": "张XX",
    "manager_mobile": "187XXXXXXXX",
    "office_phone": "0731—8XXXXX",
    "office_hours": "法定工作日周一至周五：\n\n上午8:30—11:30，下午14:00—17:30",
    "transit": "公交：141，805，938",
    "longitude": "112° 99'",
    "latitude": "28° 11'",
}
_SAMPLE_LINE: Line = tuple(SAMPLE[name] for name, _ in COLUMNS)
_LABEL_LINE: Line = tuple(label for _, label in COLUMNS)


def _table(name: str, why: str, touches: str, make: Callable[[Sheet], Sheet]) -> SheetMess:
    return SheetMess(name, why, make, frozenset(touches.split()))


def _between(name: str, why: str, index: int, *lines: Line) -> SheetMess:
    return _table(name, why, "between columns", lambda s: replace(s, between={**s.between, index: lines}))


def _below(name: str, why: str, *lines: Line) -> SheetMess:
    return _table(name, why, "below columns", lambda s: replace(s, below=lines))


_PLACES = (
    _table(
        "a table in the middle of its sheet",
        "a margin was left for a stamp",
        "place",
        lambda s: replace(s, top=5, left=3),
    ),
    _table("a table one column in", "a narrow column was put before it", "place", lambda s: replace(s, left=2)),
    _table("a table far down", "an old table above it was deleted", "place", lambda s: replace(s, top=60)),
    _table("merged titles", "as the form is printed", "merged above", lambda s: replace(s, titles_merged=True)),
    _table("hidden rows", "done with, so hidden", "hidden", lambda s: replace(s, hidden_entries=frozenset({0, 2}))),
    _table(
        "hidden columns",
        "too wide for the screen",
        "hidden columns",
        lambda s: replace(s, hidden_columns=frozenset({"division_code", "longitude"})),
    ),
    _table(
        "a stray cell at the last row",
        "Ctrl+Down, and a space typed",
        "stray",
        lambda s: replace(s, stray={"A1048576": " "}),
    ),
    _table(
        "a stray cell in the last column",
        "Ctrl+Right, and a letter typed",
        "stray",
        lambda s: replace(s, stray={"XFD600": "x"}),
    ),
)

_ROWS_THAT_ARE_NONE = (
    _between("a blank row between", "to part the counties", 2, ()),
    _between("numbered blank rows between", "the form had more rows than windows", 2, (3,), (4,)),
    _between("a blank row under the labels", "to part labels and rows", 0, ()),
    _between("labels once more on the next page", "so that each printed page has them", 2, _LABEL_LINE),
    _between("a heading between", "each county's rows under its name", 2, ("二、岳麓区",)),
    _between(
        "a heading in the names' column between", "each county's rows under its name", 2, (None, None, "岳麓区：")
    ),
    _between("dashes between", "to part the counties", 2, ("----",) * 12),
    _between("a subtotal between", "each county was counted", 2, ("小计", None, "2个")),
    _below("nothing below", "the notes were cut off"),
    _below("numbered blank rows below", "the form had more rows than windows", *[(n,) for n in range(5, 15)], *NOTES),
    _below("two blank lines and a date below", "signed", (), (), (None,) * 8 + ("2026年3月2日",)),
    _below("a person to ask below", "the form's own note", (), ("联系人：赵哨兵，联系电话：0731-85550100",)),
    _below("a small table below", "a list of what is still missing", (), ("未报单位", "原因"), ("望城区", "正在搬迁")),
    _below("a sum below", "the city counts", ("合计", None, "4个窗口"), *NOTES),
    _below(
        "signatures below",
        "the sheet was printed and signed",
        (),
        ("审核人：", None, "王哨兵", None, "单位负责人：", None, "赵哨兵"),
        ("2026年3月2日",),
    ),
    _below(
        "a note in the middle of its line",
        "indented by cells",
        (None, None, "注：以上窗口均可办理全部事项"),
    ),
    _below(
        "a long note merged over the table",
        "the form's own",
        ("备注：1.区划编码请填写六位；2.经纬度请用小数，并请于规定时间前报送。",),
    ),
)


def _sample(sheet: Sheet) -> Sheet:
    """The sheet with the form's own sample row left in as its first: told of, and no row."""
    return replace(sheet, between={**sheet.between, 0: (_SAMPLE_LINE,)}, also_fine=(*sheet.also_fine,)).telling(
        told("example-row", "i", "window_name")
    )


def _merged_hall(sheet: Sheet) -> Sheet:
    """Two windows of one hall whose common facts are merged down."""
    one, two = sound("430102", 1), sound("430102", 1, "芙蓉区政务服务中心“跨省通办”窗口02").with_cells(number=2)
    fields = ("region_name", "division_code", "address", "office_phone", "office_hours", "longitude", "latitude")
    two = two.telling(*(told("value-tidied", "i", field) for field in fields))
    return replace(sheet, entries=(one, two, *sheet.entries[2:]), merged=tuple((field, 0, 1) for field in fields))


def _repeated_hall(mark: str) -> Callable[[Sheet], Sheet]:
    def make(sheet: Sheet) -> Sheet:
        two = sound("430102", 1, "芙蓉区政务服务中心“跨省通办”窗口02").with_cells(number=2)
        fields = ("region_name", "division_code", "address", "office_phone", "office_hours", "transit")
        marked = two.with_cells(**dict.fromkeys(fields, mark)).allowing(
            *(told("value-tidied", "i", field) for field in (*fields, "longitude", "latitude"))
        )
        return sheet.with_entry(1, marked)

    return make


def _split_header(sheet: Sheet) -> Sheet:
    """负责人 over 姓名 and 手机号码, 坐标 over 经度 and 纬度; the rest merged down."""
    upper = [label for _, label in COLUMNS]
    lower: list[Cell] = [None] * len(upper)
    upper[5], upper[6], upper[10], upper[11] = "负责人", "", "经纬度", ""
    lower[5], lower[6], lower[10], lower[11] = "姓名", "手机号码", "经度", "纬度"
    above: list[Cell] = [label or None for label in upper]
    downs = tuple((0, column, 1, column) for column in range(12) if lower[column] is None)
    return replace(sheet, head=(tuple(above), tuple(lower)), head_merged=(*downs, (0, 5, 0, 6), (0, 10, 0, 11)))


def _one_column(sheet: Sheet) -> Sheet:
    """经纬度 in one column."""

    def paired(entry: Entry) -> Entry:
        fine = (told("value-tidied", "i", "longitude"),)
        return entry.with_cells(longitude=f"{entry.cell('longitude')},{entry.cell('latitude')}").allowing(*fine)

    columns = (*COLUMNS[:10], ("longitude", "经纬度"))
    return replace(sheet, columns=columns, entries=tuple(map(paired, sheet.entries)))


def _open_header(sheet: Sheet) -> Sheet:
    """The same, with nothing merged: whoever retyped it put the lower labels under the upper ones."""
    return replace(_split_header(sheet), head_merged=())


def _regions_merged(sheet: Sheet) -> Sheet:
    """One region over all its rows, and a name of the city merged over two columns."""
    codes = ("430102", "430102")
    entries = tuple(
        sound("430102", number, f"芙蓉区第{number}便民服务中心窗口")
        .with_cells(address=f"示例路{number}号")
        .showing(address=f"示例路{number}号")
        for number in range(1, len(codes) + 1)
    )
    below = entries[1].telling(told("value-tidied", "i", "region_name"))
    return replace(sheet, entries=(entries[0], below), merged=(("region_name", 0, 1),))


def _sum_in_error(sheet: Sheet) -> Sheet:
    return replace(sheet, below=(("合计", ErrorValue("#REF!")), *NOTES))


_SHAPES = (
    _table("the form's own sample row", "left in above the office's own rows", "between columns rows", _sample),
    _table("a hall's facts merged down", "one hall, several windows", "rows merged columns", _merged_hall),
    _table("同上", "one hall, several windows", "rows columns", _repeated_hall("同上")),
    _table("〃", "one hall, several windows", "rows columns", _repeated_hall("〃")),
    _table("labels over two lines", "persons and coordinates were grouped", "columns head between", _split_header),
    _table("labels over two lines, none merged", "retyped", "columns head between", _open_header),
    _table("a region merged over its rows", "it is the same for all", "rows merged columns", _regions_merged),
    _table("both coordinates in one column", "the map site gives a pair", "columns rows", _one_column),
    _table("a sum in error", "a formula over deleted rows", "below columns", _sum_in_error),
)

TABLE_MESSES = (*_PLACES, *_ROWS_THAT_ARE_NONE, *_SHAPES)
