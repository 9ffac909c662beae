"""Sheets that are no .xlsx: text files, web pages, OpenDocument and XML, read in the process that may die of them."""

import datetime as dt
from collections.abc import Iterator

import pytest

from importer.workbook.cells import CellValue, ErrorValue, FarCell, MergedRange, SheetCells
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.reader import WorkbookReader
from tests.sheet_files import open_document, row, table, text_cell, xml_2003

LINES = '填报单位：甲局\r\n序号,窗口名称,办公电话\r\n1,"甲“窗口”\n一楼",0731\r\n\r\n2,乙,0731-85550123\r\n'
CELLS: list[list[CellValue]] = [
    ["填报单位：甲局", None, None],
    ["序号", "窗口名称", "办公电话"],
    ["1", "甲“窗口”\n一楼", "0731"],
    [None, None, None],
    ["2", "乙", "0731-85550123"],
]


@pytest.fixture(scope="module")
def reader() -> Iterator[WorkbookReader]:
    with WorkbookReader() as kept:
        yield kept


def one(reader: WorkbookReader, content: bytes, name: str = "天心区.csv") -> SheetCells:
    (sheet,) = reader.read_bytes(content, name)
    return sheet


def refused(reader: WorkbookReader, content: bytes) -> WorkbookRefused:
    with pytest.raises(WorkbookRefused) as refusal:
        reader.read_bytes(content, "x")
    return refusal.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_file_is_read_in_each_encoding_under_its_files_name(reader: WorkbookReader, encoding: str) -> None:
    sheet = one(reader, LINES.encode(encoding), "收/天心区.csv")
    assert (sheet.name, sheet.top, sheet.left, sheet.rows) == ("天心区", 1, 1, CELLS)


@pytest.mark.parametrize("delimiter", ["\t", ",", ";", "，", "；", "|"])
def test_what_parts_the_cells_is_told_by_the_lines(reader: WorkbookReader, delimiter: str) -> None:
    text = LINES.replace(",", delimiter)
    assert one(reader, text.encode()).rows == CELLS


def test_commas_in_the_texts_and_in_the_numbers_do_not_part_what_semicolons_part(reader: WorkbookReader) -> None:
    text = "附件，样表，说明\n窗口名称;经度;纬度;办公时间\n甲;112,99;28,11;上午，下午\n乙;112,98;28,12;上午，下午\n"
    assert one(reader, text.encode()).rows[2] == ["甲", "112,99", "28,11", "上午，下午"]


def test_a_first_line_that_states_the_delimiter_is_no_row(reader: WorkbookReader) -> None:
    assert one(reader, b"sep=#\r\na#b\r\n1#2\r\n").rows == [["a", "b"], ["1", "2"]]


def test_texts_that_are_guarded_against_excel_come_without_their_guard(reader: WorkbookReader) -> None:
    text = '窗口名称,区划编码,办公电话\n甲,="430103","=""0731"""\n'
    assert one(reader, text.encode()).rows[1] == ["甲", "430103", "0731"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('a,b,c,d\n1,"甲"乙,3,4\n1,"甲,3,4\n1,丙,3,4\n1,丁",3,4\n', id="two that pair up over lines"),
        pytest.param('a,b,c,d\n1,甲,3,4\n1,乙,3,4\n1,丙,3,4\n1,"丁,3,4\n', id="one that is never closed"),
    ],
)
def test_a_stray_quote_swallows_no_rows(reader: WorkbookReader, text: str) -> None:
    assert [cells[0] for cells in one(reader, text.encode()).rows] == ["a", "1", "1", "1", "1"]


def test_blank_columns_and_rows_at_the_end_are_none(reader: WorkbookReader) -> None:
    assert one(reader, b"a,b,c,,,,\n1,2,,,,,\n,,,,,,\n,,,,,,\n").rows == [["a", "b", "c"], ["1", "2", None]]


def test_a_broken_sign_in_a_long_text_is_shown_as_one(reader: WorkbookReader) -> None:
    text = "窗口名称,经度,纬度\n" + "天心区窗口,112.99,28.11\n" * 300
    content = text.encode() + "坏".encode()[:2] + b",1,2\n"
    assert one(reader, content).rows[-1] == ["�", "1", "2"]
    assert refused(reader, b"\xff\xfea\xd8" * 9000).reason in {Reason.DAMAGED, Reason.OTHER_KIND}


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        pytest.param("各位同事：表格见附件，请查收。\n谢谢。".encode(), "text", id="a letter"),
        pytest.param(b"<html><body>Please log in</body></html>", "html", id="a page without a table"),
        pytest.param(b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "mht", id="a page in one file"),
        pytest.param(b'<?xml version="1.0"?><plist/>', "xml", id="some other XML"),
    ],
)
def test_a_text_without_a_table_is_refused_as_what_it_is(reader: WorkbookReader, content: bytes, kind: str) -> None:
    assert (refused(reader, content).reason, refused(reader, content).values) == (Reason.OTHER_KIND, {"kind": kind})


@pytest.mark.parametrize(
    ("text", "reason", "cell"),
    [
        ("a,b,c\n" * 4, Reason.ROWS, "A4"),
        ("a,b,c,d,e\n", Reason.COLUMNS, "E1"),
        ("a,b,c\n1,22222,3\n", Reason.CELL_CHARS, "B2"),
    ],
)
def test_a_text_file_over_a_limit_is_refused_at_its_cell(text: str, reason: Reason, cell: str) -> None:
    with WorkbookReader(WorkbookLimits(rows=3, columns=4, cell_chars=4)) as limited:
        refusal = refused(limited, text.encode())
    assert (refusal.reason, refusal.values["cell"], refusal.values["sheet"]) == (reason, cell, "x")


PAGE = """<html><head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><title>导出</title>
<style>td {color: red}</style></head><body><p>填报单位：甲局</p><script>1 < 2</script>
<table border=1><tr><th>序号<th>窗口<br>名称</th><th colspan=2>经纬度</th></tr>
<tr><td rowspan=2>1</td><td>甲&amp;乙&nbsp;</td><td x:num="112.990137">112.99</td><td>28</td></tr>
<tr><td><p>乙</p><p>二楼</p></td><td>0112</td><td>&#20108;</td></tr></table>以上</body></html>"""


def test_a_web_page_is_read_as_excel_shows_it(reader: WorkbookReader) -> None:
    sheet = one(reader, PAGE.encode("gb18030"), "导出.xls")
    assert (sheet.name, sheet.rows) == (
        "导出",
        [
            ["填报单位：甲局", None, None, None],
            ["序号", "窗口\n名称", "经纬度", None],
            ["1", "甲&乙\xa0", "112.990137", "28"],
            [None, "乙\n二楼", "0112", "二"],
            ["以上", None, None, None],
        ],
    )
    assert sheet.merged == [MergedRange(2, 3, 2, 4), MergedRange(3, 1, 4, 1)]


def test_a_pages_own_sheet_name_is_kept_and_its_tables_stand_below_each_other(reader: WorkbookReader) -> None:
    page = "<html xmlns:x='urn:schemas-microsoft-com:office:excel'><!--<x:Name>长沙</x:Name>--><table><tr><td>a<table>"
    sheet = one(reader, (page + "<tr><td>b</table></table><table><tr><td>c</table>").encode())
    assert (sheet.name, sheet.rows) == ("长沙", [["a"], ["b"], ["c"]])


def test_an_open_documents_cells_come_with_their_kinds(reader: WorkbookReader) -> None:
    cells = "".join(
        (
            text_cell("两<text:line-break/>行<text:s text:c='2'/>x\n三"),
            '<table:table-cell office:value-type="float" office:value="112.5"><text:p>113</text:p></table:table-cell>',
            '<table:table-cell office:value-type="date" office:date-value="2026-03-02"/>',
            '<table:table-cell office:value-type="date" office:date-value="2026-03-02T08:30:00"/>',
            '<table:table-cell office:value-type="time" office:time-value="PT08H30M00S"/>',
            '<table:table-cell office:value-type="time" office:time-value="PT36H00M00S"/>',
            '<table:table-cell office:value-type="boolean" office:boolean-value="true"/>',
            '<table:table-cell calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>',
            '<table:table-cell table:formula="of:=A1"/>',
            "<table:table-cell><office:annotation/><text:p>字</text:p></table:table-cell>",
        )
    )
    assert one(reader, open_document(table(row(cells)))).rows == [
        [
            "两\n行  x\n三",
            112.5,
            dt.date(2026, 3, 2),
            dt.datetime(2026, 3, 2, 8, 30),  # noqa: DTZ001 - a sheet's times have no zone
            dt.time(8, 30),
            dt.timedelta(hours=36),
            True,
            ErrorValue("#DIV/0!"),
            ErrorValue(""),
            "字",
        ]
    ]


def test_an_open_documents_merged_repeated_and_far_cells_stand_where_they_stand(reader: WorkbookReader) -> None:
    spanned = 'table:number-columns-spanned="2" table:number-rows-spanned="2"'
    rows = (
        row(text_cell("合", spanned) + "<table:covered-table-cell/>" + text_cell("右"))
        + row('<table:covered-table-cell table:number-columns-repeated="2"/>' + text_cell("下"))
        + row(text_cell("同", 'table:number-columns-repeated="3"'), 'table:number-rows-repeated="2"')
        + row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="1048571"')
        + row(text_cell("远"))
    )
    sheet = one(reader, open_document(table(rows)))
    assert sheet.rows == [["合", None, "右"], [None, None, "下"], ["同"] * 3, ["同"] * 3]
    assert (sheet.merged, sheet.far) == ([MergedRange(1, 1, 2, 2)], [FarCell(1_048_576, 1, "远")])


def test_an_open_documents_hidden_sheets_are_told_and_copies_of_other_files_are_not(reader: WorkbookReader) -> None:
    style = '<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>'
    hidden = table(row(text_cell("x")), 'table:name="藏" table:style-name="ta2"')
    copy = table("<table:table-source/>" + row(text_cell("x")), "table:name=\"'file:///a.ods'#$表\"")
    sheets = reader.read_bytes(open_document(table(row(text_cell("a"))) + hidden + copy, style), "")
    assert [(sheet.name, sheet.hidden, sheet.rows) for sheet in sheets] == [("长沙", False, [["a"]]), ("藏", True, [])]


def test_a_spreadsheet_of_2003_in_xml_is_read(reader: WorkbookReader) -> None:
    def data(kind: str, text: str) -> str:
        return f'<Data ss:Type="{kind}">{text}</Data>'

    rows = (
        '<Row ss:Index="2"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="1">'
        f"{data('String', '甲&#10;<B>乙</B>')}</Cell>"
        f"<Cell>{data('Number', '430103')}</Cell></Row>"
        f'<Row><Cell>{data("DateTime", "2026-03-02T00:00:00.000")}</Cell><Cell ss:Index="4" ss:Formula="=1"/></Row>'
        f"<Row><Cell>{data('Error', '#N/A')}</Cell><Cell>{data('Boolean', '1')}</Cell></Row>"
    )
    options = "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    more = f'<Worksheet ss:Name="藏"><Table><Row><Cell>{data("String", "x")}</Cell></Row></Table>{options}</Worksheet>'
    sheet, hidden = reader.read_bytes(xml_2003(rows, more), "表.xls")
    midnight = dt.datetime(2026, 3, 2)  # noqa: DTZ001 - a sheet's times have no zone
    assert (sheet.name, sheet.top, sheet.left) == ("长沙", 2, 1)
    assert sheet.rows == [
        [None, "甲\n乙", None, 430103.0],
        [midnight, None, None, ErrorValue("")],
        [ErrorValue("#N/A"), True, None, None],
    ]
    assert sheet.merged == [MergedRange(2, 2, 3, 3)]
    assert (hidden.name, hidden.hidden, hidden.rows) == ("藏", True, [])
