"""The tables of a web page, as many systems export them under the name .xls: one sheet, the page's lines from above.

Excel shows such a page as one sheet: every row of a table is a row, and so is every line of words outside of one. No
picture, frame, script or link is followed, and no style is looked at.
"""

import re
from html.parser import HTMLParser

from importer.workbook.cells import cell_name
from importer.workbook.limits import Reason, WorkbookLimits, WorkbookRefused
from importer.workbook.loose_cells import LooseCells, Told

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.I)
_SHEET_NAME = re.compile(r"<x:Name>([^<]{1,31})</x:Name>")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LINES = frozenset({"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "center", "hr", "caption", "table", "body"})
_NO_WORDS = frozenset({"script", "style", "title", "xml", "select", "noscript", "template"})
_MOST_SPANNED = 1000


def declared_encoding(content: bytes) -> str | None:
    """The encoding that a page's own head names, or null; GBK and its kin are read as GB18030, which holds them."""
    named = _CHARSET.search(content[:4096])
    name = named[1].decode("ascii", "replace").lower() if named else ""
    return "gb18030" if name.startswith(("gb", "x-gbk")) else name or None


def web_sheets(text: str, limits: WorkbookLimits) -> list[Told]:
    """The one sheet that a page's tables come to.

    Raises
    ------
    WorkbookRefused
        If there is no table in the page, or it goes over a limit.
    """
    name = _SHEET_NAME.search(text)
    page = _Page(LooseCells(name[1] if name else "", limits, limits.cells))
    page.feed(text)
    page.close()
    page.end_line()
    if not page.has_table:
        raise WorkbookRefused(Reason.OTHER_KIND, {"kind": "html"})
    return [page.cells.told()]


class _Page(HTMLParser):
    """The page's tags turned into cells; a table inside a cell goes on in rows of its own."""

    def __init__(self, cells: LooseCells) -> None:
        super().__init__(convert_charrefs=True)
        self.cells = cells
        self.has_table = False
        self._row, self._column, self._at = 0, 0, 0
        self._silent = 0
        self._words: list[str] = []
        self._value: str | None = None
        self._in_cell = False
        self._covered: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NO_WORDS:
            self._silent += 1
        elif tag == "br" or (self._in_cell and tag in _LINES and tag != "table"):
            self._words.append("\n")
        elif tag in {"td", "th"}:
            self._start_cell({name: value or "" for name, value in attrs})
        elif tag == "tr":
            self.end_line()
            self._start_row()
        elif tag in _LINES:
            self.end_line()
            if tag == "table":
                self.has_table = True
                self._silent = 0
                self._covered.clear()

    def handle_endtag(self, tag: str) -> None:
        if tag in _NO_WORDS:
            self._silent = max(self._silent - 1, 0)
        elif tag in {"td", "th", "tr", "table"}:
            self.end_line()
        elif tag in _LINES:
            if self._in_cell:
                self._words.append("\n")
            else:
                self.end_line()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(_SPACES.sub(" ", data))

    def _start_row(self) -> None:
        self._row += 1
        self._column = 0
        self._covered = {column: rows - 1 for column, rows in self._covered.items() if rows > 1}

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.end_line()
        self._row = max(self._row, 1)
        self._column += 1
        while self._column in self._covered:
            self._column += 1
        across, down = _span(attributes, "colspan"), _span(attributes, "rowspan")
        last, most = self._column + across - 1, self.cells.limits.columns
        if last > most:
            place = {"sheet": self.cells.name, "cell": cell_name(self._row, last)}
            raise WorkbookRefused(Reason.COLUMNS, {"limit": most, "found": last, **place})
        self.cells.merge(self._row, self._column, across=across, down=down)
        self._at = self._column
        if down > 1:
            self._covered |= dict.fromkeys(range(self._column, last + 1), down)
        self._column = last
        # Excel's own pages give a number as it is, where the words show it rounded.
        self._value = attributes.get("x:num") or None
        self._in_cell = True

    def end_line(self) -> None:
        """Put what was gathered into its cell; words outside a table have a row of their own."""
        lines = (line.strip(" ") for line in "".join(self._words).split("\n"))
        text = "\n".join(line for line in lines if line)
        self._words.clear()
        if self._in_cell:
            self.cells.put(self._row, self._at, self._value or text)
        elif text:
            self._row += 1
            self.cells.put(self._row, 1, text)
        self._in_cell, self._value = False, None


def _span(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "").strip()
    return min(max(int(text), 1), _MOST_SPANNED) if text.isdecimal() else 1
