"""Workbooks of several sheets, of several blocks in one, and without a table."""

from dataclasses import replace

from tests.corpus.case import Answer, Case, a_file, book
from tests.corpus.entry import Entry, sound, told
from tests.corpus.sheet import HEADER_LINE, NOTES, TITLE, Line, Sheet, base_sheet
from tests.corpus.table_messes import SAMPLE
from tests.corpus.xlsx_file import xlsx

COVER = Sheet(
    (), name="封面", above=(("长沙市“跨省通办”窗口信息表汇总",), ("2026年3月",)), columns=(), head=(), below=()
)
HOLIDAYS = Sheet((), name="联系表", above=(("姓名", "分机"), ("赵哨兵", 8001)), columns=(), head=(), below=())
_NO_TABLE = (told("table-missing", "e"),)


def _of(name: str, office: str, *codes: str) -> Sheet:
    header = f"填报单位：{office}    填报人：李哨兵    填报时间：2026年3月2日"
    return replace(base_sheet(*codes), name=name, above=((TITLE,), (header,)), office=office)


def _with_entries(*entries: Entry) -> Sheet:
    return replace(base_sheet(), entries=entries)


def _blocks(case_name: str, why: str) -> Case:
    """Two whole forms below one another; each row's office is its own block's."""
    first = _of("汇总", "芙蓉区行政审批服务局", "430102")
    second = _of("汇总", "天心区行政审批服务局", "430103")
    below = replace(second, top=len(first.lines()) + 2)
    lines = (*(tuple(line) for line in first.lines()), (), *below.lines()[below.top - 1 :])
    whole = Sheet((), name="汇总", above=tuple(lines), columns=(), head=(), below=())
    answer = Answer("窗口表.xlsx", (first, below))
    return Case(case_name, why, (answer,), a_file("窗口表.xlsx", lambda: xlsx([whole])))


_EMPTY_FORM = Sheet((), columns=base_sheet().columns)
_NUMBERED = replace(_EMPTY_FORM, below=((1,), (2,), (3,), *NOTES))
_SAMPLE_LINE: Line = tuple(SAMPLE[name] for name in base_sheet().fields)
_OLD = replace(base_sheet("430121"), name="旧表", hidden=True)

BOOK_CASES: tuple[Case, ...] = (
    book(
        "a sheet for each county",
        "the city put the counties' sheets into one file",
        _of("芙蓉区", "芙蓉区行政审批服务局", "430102"),
        _of("天心区", "天心区行政审批服务局", "430103"),
    ),
    _blocks("a form for each county below one another", "the city put the counties' forms into one sheet"),
    book(
        "the same window in two sheets",
        "a county sent its row twice, and the city gathered both",
        _of("一", "长沙市行政审批服务局", "430102").with_entry(
            0, sound("430102").allowing(told("window-duplicate", "w"))
        ),
        _of("二", "长沙市行政审批服务局", "430102").with_entry(
            0, sound("430102").telling(told("window-duplicate", "e")).rejected()
        ),
    ),
    book("a cover before the table", "the city's summary has one", COVER, base_sheet()),
    book("a list of persons behind the table", "kept in the same file", base_sheet(), HOLIDAYS),
    book(
        "an empty sheet beside the table",
        "Excel made three, once",
        base_sheet(),
        Sheet((), name="Sheet2", above=(), columns=(), head=(), below=()),
    ),
    book("a hidden sheet", "last year's, kept", base_sheet(), _OLD),
    book(
        "a blank form beside the filled one",
        "the office kept one for next year",
        base_sheet(),
        replace(_EMPTY_FORM, name="空表"),
    ),
    book("a table under a name with spaces", "typed so", replace(base_sheet(), name=" 窗口 表 ")),
    book("no table at all", "the wrong file was sent", HOLIDAYS, told=_NO_TABLE),
    book(
        "nothing in it",
        "saved before it was filled in",
        Sheet((), above=(), columns=(), head=(), below=()),
        told=_NO_TABLE,
    ),
    book("the blank form", "sent back as it came", _EMPTY_FORM, told=_NO_TABLE),
    book("the blank form with numbers", "sent back as it came", _NUMBERED, told=_NO_TABLE),
    book(
        "only a hidden table",
        "the wrong sheet was hidden",
        Sheet((), name="说明", above=(("说明",),), columns=(), head=(), below=()),
        _OLD,
        told=_NO_TABLE,
    ),
    book("a scope that holds all", "the city checks its own", base_sheet(), scope="4301"),
    book(
        "a row out of scope",
        "another city's window was copied along",
        base_sheet("430102", "430103", "430202").with_entry(
            2,
            base_sheet("430102", "430103", "430202")
            .entries[2]
            .telling(told("division-out-of-scope", "e", "division_code"))
            .rejected(),
        ),
        scope="4301",
    ),
    book("one row only", "most counties have one window", base_sheet("430103")),
    book(
        "the header line under another title",
        "the province changed it",
        replace(base_sheet(), above=(("2026年“跨省通办”窗口统计表",), (HEADER_LINE,))),
    ),
)
