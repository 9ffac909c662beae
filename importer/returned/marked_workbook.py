"""An office's own workbook with marks: colours and comments at cells, a column of what to do, a sheet of results.

What the office wrote stays byte for byte as it is, its looks, pictures, formulas and other sheets with it. Nothing that
the workbook links to is followed; macros stay behind. This runs where workbooks are read: in a process that may die.
"""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from importer.returned import comments_part as comments
from importer.returned.marks import RESULT_SHEET, EarlierMarks, Marks
from importer.returned.relations import (
    COMMENTS,
    STYLES,
    WORKSHEET,
    relations_of,
    relations_part,
    with_relation,
    with_types,
    without_relation,
)
from importer.returned.result_part import result_sheet
from importer.returned.sheet_marks import SheetMarks, marks_by_sheet, mended_cells, sheet_marks
from importer.returned.sheet_part import marked_sheet
from importer.returned.styles_part import EMPTY, CellStyles
from importer.returned.xml_places import changed, elements, in_utf8
from importer.returned.xml_text import xml_attribute
from importer.workbook.cells import SheetCells
from importer.workbook.limits import WorkbookLimits
from importer.workbook.zip_parts import every_part

_WORKBOOK = "xl/workbook.xml"
_TYPES = "[Content_Types].xml"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class NotMarked(ValueError):
    """The workbook is built so unusually that it cannot be marked as it stands."""


def marked_workbook(
    content: bytes, marks: Marks, sheets: Callable[[], Sequence[SheetCells]], limits: WorkbookLimits
) -> bytes:
    """An .xlsx or .xlsm with marks, as .xlsx; those of an earlier check go, for which its `sheets` are asked for.

    Raises
    ------
    NotMarked
        If it is not built as spreadsheet programs build it; its cells may still be put into a new workbook.
    WorkbookRefused
        If it goes over a limit.
    """
    parts = dict(every_part(content, limits))
    if not {_WORKBOOK, relations_part(_WORKBOOK), _TYPES} <= parts.keys():
        raise NotMarked
    return _Marking(parts, marks, sheets).done()


class _Marking:
    """The parts of one workbook, on their way."""

    def __init__(self, parts: dict[str, bytes], marks: Marks, sheets: Callable[[], Sequence[SheetCells]]) -> None:
        self._parts, self._marks, self._cells = parts, marks, sheets
        self._added: dict[str, str] = {}
        self._workbook = in_utf8(parts[_WORKBOOK])
        self._related = {one.id: one for one in relations_of(parts[relations_part(_WORKBOOK)], _WORKBOOK)}
        self._styles_name = next((one.target for one in self._related.values() if one.kind == "styles"), "")

    def done(self) -> bytes:
        if _MAIN.encode() not in self._workbook[:4000]:
            raise NotMarked
        styles = CellStyles.of(in_utf8(self._parts[self._styles_name]) if self._styles_name else EMPTY)
        names = self._sheets()
        marked_before = any(name.startswith(RESULT_SHEET) for name in names)
        earlier = EarlierMarks.of(self._cells()) if marked_before else EarlierMarks()
        for name, (cells, rows) in marks_by_sheet(self._marks, earlier).items():
            if name in names:
                part, column = names[name], earlier.columns.get(name)
                self._parts[part] = in_utf8(self._parts[part])
                own = sheet_marks(cells, rows, self._marks.beside.get(name, 1), column, self._parts[part])
                own = replace(own, mended=mended_cells(self._marks, name))
                self._mark(part, own, styles)
        self._put_results(names, names.get(earlier.results or ""), styles)
        self._put_styles(styles)
        self._leave_macros()
        self._parts[_TYPES] = with_types(self._parts[_TYPES], _WORKBOOK, self._added)
        return _zipped(self._parts)

    def _sheets(self) -> dict[str, str]:
        """Each sheet's part by its name."""
        found = elements(self._workbook, lambda name, path, _: name == "sheet" and path[-1:] == ("sheets",))
        related = {one.attributes.get("name", ""): self._related.get(_relation(one.attributes)) for one in found}
        return {name: one.target for name, one in related.items() if one is not None and one.target in self._parts}

    def _mark(self, part: str, own: SheetMarks, styles: CellStyles) -> None:
        drawing = self._put_comments(part, own.comments) if own.comments or own.earlier else None
        self._parts[part] = marked_sheet(self._parts[part], own, styles, drawing)

    def _put_comments(self, part: str, told: Mapping[str, str]) -> str | None:
        """Our comments beside the office's; the relation to a drawing of them that is new."""
        related = relations_part(part)
        own = relations_of(self._parts[related], part) if related in self._parts else []
        name = next((one.target for one in own if one.kind == "comments"), None)
        drawing = next((one.target for one in own if one.kind == "vmlDrawing"), None)
        listed = in_utf8(self._parts[name]) if name in self._parts else comments.EMPTY
        xml, kept = comments.with_comments(listed, told)
        if name is None:
            name = self._free("xl/comments_tb{}.xml")
            self._parts[related], _ = with_relation(self._parts.get(related), part, "comments", name)
            self._added[name] = COMMENTS
        self._parts[name] = xml
        relation = None
        if drawing is None:
            drawing = self._free("xl/drawings/vmlDrawing_tb{}.vml")
            self._parts[related], relation = with_relation(self._parts.get(related), part, "vmlDrawing", drawing)
        held = self._parts.get(drawing, comments.EMPTY_DRAWING)
        self._parts[drawing] = comments.with_shapes(held, told, kept)
        return relation

    def _put_results(self, names: Mapping[str, str], earlier: str | None, styles: CellStyles) -> None:
        part = earlier or self._free("xl/worksheets/sheet_tb{}.xml")
        self._parts[part] = result_sheet(self._marks, styles)
        if earlier is not None:
            return
        self._added[part] = WORKSHEET
        related = relations_part(_WORKBOOK)
        self._parts[related], relation = with_relation(self._parts[related], _WORKBOOK, "worksheet", part)
        found = elements(self._workbook, lambda name, _, __: name in ("sheets", "sheet"))
        [sheets] = [one for one in found if one.name == "sheets"]
        number = max((int(one.attributes.get("sheetId", 0)) for one in found if one.name == "sheet"), default=0) + 1
        title = xml_attribute(_free_title(names.keys() | {one.attributes.get("name", "") for one in found}))
        tag = f'sheet name="{title}" sheetId="{number}" xmlns:tb="{_RELATIONS}" tb:id="{relation}"/>'
        new = b"<" + sheets.prefix + tag.encode()
        self._parts[_WORKBOOK] = changed(self._workbook, [(sheets.closed, sheets.closed, new)])

    def _put_styles(self, styles: CellStyles) -> None:
        name = self._styles_name
        if not name:
            name, related = "xl/styles_tb.xml", relations_part(_WORKBOOK)
            self._parts[related], _ = with_relation(self._parts[related], _WORKBOOK, "styles", name)
            self._added[name] = STYLES
        self._parts[name] = styles.part()

    def _leave_macros(self) -> None:
        for one in self._related.values():
            if one.kind == "vbaProject":
                self._parts.pop(one.target, None)
        related = relations_part(_WORKBOOK)
        self._parts[related] = without_relation(self._parts[related], "vbaProject")

    def _free(self, pattern: str) -> str:
        return next(name for name in map(pattern.format, range(1, len(self._parts) + 2)) if name not in self._parts)


def _relation(attributes: Mapping[str, str]) -> str:
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")


def _free_title(taken: set[str]) -> str:
    used = {title.casefold() for title in taken}
    titles = (RESULT_SHEET if number == 1 else f"{RESULT_SHEET}-{number}" for number in range(1, len(used) + 2))
    return next(title for title in titles if title.casefold() not in used)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(parts, key=lambda name: name != _TYPES):
            target.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), parts[name], zipfile.ZIP_DEFLATED)
    return whole.getvalue()
