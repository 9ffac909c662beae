"""The sheet 检查结果: what a check found, each line linked to its cell."""

from collections.abc import Iterator, Sequence

from importer.returned.looks import LOOKS
from importer.returned.marks import RESULT_TITLE, Finding, Marks
from importer.returned.row_height import height_pt
from importer.returned.styles_part import CellStyles
from importer.returned.xml_text import text_cell, xml_attribute
from importer.workbook.cells import cell_name, column_letters

_HEADINGS = (
    ("程度", "Severity", 11), ("工作表", "Sheet", 12), ("单元格", "Cell", 9), ("栏目", "Column", 12),
    ("问题和办法", "What is wrong, and what to do", 54), ("现在写的", "As sent", 20), ("建议改为", "Proposal", 20),
    ("建议的依据", "On what it rests", 22), ("代码", "Code", 15),
)  # fmt: skip
"""Each column's label (zh, en) and width: A4 across at nine tenths; printed smaller, nobody reads it at a desk."""
_LINK_COLUMN = 3
_HEAD_PT = 22
_LEGEND = "表中相应的单元格用同样的底色标出，并有批注；“单元格”一栏可以点击。"
_LEGEND_EN = "The cells have the same colours and a comment each; click a cell's name to go there."
_MOST_LINKS = 60_000


def result_sheet(marks: Marks, styles: CellStyles) -> bytes:
    """The part of the sheet."""
    lines = list(_lines(marks, styles))
    head = len(lines) - len(marks.findings)
    rows = b"".join(_row(number, cells, wrapped=number > head) for number, cells in enumerate(lines, 1))
    last = column_letters(len(_HEADINGS))
    widths = b"".join(
        b'<col min="%d" max="%d" width="%d" customWidth="1"/>' % (at, at, width)
        for at, (*_, width) in enumerate(_HEADINGS, 1)
    )
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0">'
        b'<pane ySplit="%d" topLeftCell="A%d" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        b"<cols>%b</cols><sheetData>%b</sheetData>"
        b'<autoFilter ref="A%d:%b%d"/>%b'
        b'<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>'
        b'<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
    ) % (head, head + 1, widths, rows, head, last.encode(), len(lines), _links(marks, head))


def _row(number: int, cells: Sequence[tuple[int, int, str]], *, wrapped: bool) -> bytes:
    held = b"".join(
        text_cell(b"", cell_name(number, at), style, text)
        if text
        else b'<c r="%b" s="%d"/>' % (cell_name(number, at).encode(), style)
        for at, style, text in cells
    )
    if not wrapped:
        return b'<row r="%d" ht="%d" customHeight="1">%b</row>' % (number, _HEAD_PT, held)
    height = max(height_pt(text, _HEADINGS[at - 1][-1]) for at, _, text in cells)
    return b'<row r="%d" ht="%d" customHeight="1">%b</row>' % (number, height, held)


def _lines(marks: Marks, styles: CellStyles) -> Iterator[list[tuple[int, int, str]]]:
    """Each line's cells: column, format and text. The last before the findings are the headings."""
    yield [(1, styles.title(), RESULT_TITLE)]
    for line in marks.summary:
        yield [(1, styles.plain(), line)]
    english = marks.lang == "en"
    legend = [
        (at, styles.sign(severity), look.told(marks.lang)) for at, (severity, look) in enumerate(LOOKS.items(), 1)
    ]
    yield [*legend, (len(LOOKS) + 1, styles.plain(), _LEGEND_EN if english else _LEGEND)]
    yield [(at, styles.label(), en if english else zh) for at, (zh, en, _) in enumerate(_HEADINGS, 1)]
    for finding in marks.findings:
        yield list(_finding(finding, styles, marks.lang))


def _finding(finding: Finding, styles: CellStyles, lang: str) -> Iterator[tuple[int, int, str]]:
    texts = (
        LOOKS[finding.severity].told(lang), finding.sheet, finding.cell, finding.column, finding.message, finding.value,
        finding.proposal, finding.reason, finding.code,
    )  # fmt: skip
    for at, text in enumerate(texts, 1):
        style = (
            styles.sign(finding.severity)
            if at == 1
            else styles.link()
            if at == _LINK_COLUMN and text
            else styles.text()
        )
        yield at, style, text or ""


def _links(marks: Marks, head: int) -> bytes:
    """Links to the cells; so many that a spreadsheet program still takes them."""
    links = [
        f'<hyperlink ref="{cell_name(row, _LINK_COLUMN)}" location="{xml_attribute(_address(finding))}"/>'
        for row, finding in enumerate(marks.findings[:_MOST_LINKS], head + 1)
        if finding.sheet is not None and finding.cell is not None
    ]
    return f"<hyperlinks>{''.join(links)}</hyperlinks>".encode() if links else b""


def _address(finding: Finding) -> str:
    sheet = (finding.sheet or "").replace("'", "''")
    return f"'{sheet}'!{finding.cell}"
