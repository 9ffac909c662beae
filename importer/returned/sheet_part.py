"""One sheet of an office's workbook with its marks: cells filled, a column added, and the place of its comments.

All else stays byte for byte as it was.
"""

import re
from collections.abc import Iterator, Mapping

from importer.returned.row_height import height_pt
from importer.returned.sheet_marks import SheetMarks, range_of
from importer.returned.sheet_places import SheetPlaces, SheetRow, WantedCells, places_in
from importer.returned.styles_part import CellStyles
from importer.returned.xml_places import Change, Element, changed, with_attribute, without_attribute
from importer.returned.xml_text import text_cell
from importer.workbook.cells import cell_name

_LAST_COLUMN = 16_384
_WIDTH = 60
_USUAL_HEIGHT_PT = 17
_FORMULA = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?f[\s/>]")
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What stands behind the place of comments: ECMA-376 part 1, 18.3.1.99.
_BEHIND_COMMENTS = frozenset(
    {"legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
)


class NoSheet(ValueError):
    """The part is no worksheet."""


class ComputedCell(ValueError):
    """A cell that says something else now is computed: others may be computed with it."""


def marked_sheet(xml: bytes, marks: SheetMarks, styles: CellStyles, comments: str | None) -> bytes:
    """A sheet's part with its marks; `comments` is the relation to a drawing of its comments that is new."""
    formats = frozenset(str(style) for style in styles.marked_before())
    places = places_in(xml, WantedCells(marks.rows, marks.earlier, formats))
    data = places.outer.get("sheetData")
    if data is None:
        raise NoSheet
    written = {at for row in marks.mended.values() for at in row}
    # Where a column was added since at the place of the earlier one, ours moves to its right.
    column = marks.earlier if marks.earlier and marks.earlier not in written else _free_column(places, marks)
    changes = [*_in_rows(xml, places, marks, styles, column), *_new_rows(places, data, marks, styles, column)]
    changes += _columns(xml, places, data, column) if marks.texts else []
    changes += _dimension(xml, places, column)
    if comments is not None:
        changes.append(_comments(places, comments))
    return changed(xml, changes)


def _free_column(places: SheetPlaces, marks: SheetMarks) -> int:
    """The first column beside the tables in which none of the rows has anything."""
    rows = [places.rows[number] for number in marks.texts if number in places.rows]
    taken = {column for row in rows for column, cell in row.cells if not cell.is_empty_tag}
    for top, left, bottom, right in places.merged:
        if any(top <= number <= bottom for number in marks.texts):
            taken |= {*range(left, right + 1)}
    return next((one for one in range(marks.beside + 1, _LAST_COLUMN) if one not in taken), _LAST_COLUMN)


def _in_rows(xml: bytes, places: SheetPlaces, marks: SheetMarks, styles: CellStyles, column: int) -> Iterator[Change]:
    for number, row in places.rows.items():
        own, mended = marks.cells.get(number, {}), marks.mended.get(number, {})
        new = _new_cells(number, row, own, styles)
        there = {at for at, _ in row.cells if at != marks.earlier}
        lacking = {at: text for at, text in mended.items() if at not in there}
        base = styles.label() if number in marks.labels else int(row.element.attributes.get("s", 0))
        new |= _texts(number, row.element.prefix, own, lacking, styles, base)
        if number in marks.texts:
            new[column] = _added(number, column, marks, styles, row.element.prefix)
        yield from _in_cells(xml, row, own, marks.earlier, styles, mended)
        if new:
            yield from _put_in(xml, row, new, height_pt(marks.texts.get(number, ""), _WIDTH))


def _in_cells(
    xml: bytes,
    row: SheetRow,
    own: Mapping[int, str],
    earlier: int | None,
    styles: CellStyles,
    mended: Mapping[int, str],
) -> Iterator[Change]:
    """The cells that stand there: filled, plain again, or taken back."""
    before = styles.marked_before()
    for at, cell in row.cells:
        style = int(cell.attributes.get("s", 0))
        if at == earlier:
            yield cell.start, cell.end, b""
        elif at in own or style in before or at in mended:
            style = styles.unmarked(style) if style in before else style
            style = styles.marked(style, own[at]) if at in own else style
            if at in mended:
                if _FORMULA.search(xml, cell.start, cell.end):
                    raise ComputedCell
                name = cell_name(row.number, at)
                yield cell.start, cell.end, text_cell(cell.prefix, name, style, mended[at])
                continue
            yield cell.start, cell.opened, with_attribute(xml[cell.start : cell.opened], "s", str(style))


def _new_cells(number: int, row: SheetRow, own: Mapping[int, str], styles: CellStyles) -> dict[int, bytes]:
    """Marked cells that are not there, since nothing is in them; a row may have a format for these."""
    base = int(row.element.attributes.get("s", 0))
    there = {at for at, _ in row.cells}
    return {
        at: b'<%bc r="%b" s="%d"/>'
        % (row.element.prefix, cell_name(number, at).encode(), styles.marked(base, severity))
        for at, severity in own.items()
        if at not in there
    }


def _texts(
    number: int, prefix: bytes, own: Mapping[int, str], texts: Mapping[int, str], styles: CellStyles, base: int
) -> dict[int, bytes]:
    """Cells that are not there and say something now."""
    return {
        at: text_cell(prefix, cell_name(number, at), styles.marked(base, own[at]) if at in own else base, text)
        for at, text in texts.items()
    }


def _added(number: int, column: int, marks: SheetMarks, styles: CellStyles, prefix: bytes) -> bytes:
    style = styles.label() if number in marks.labels else styles.text()
    return text_cell(prefix, cell_name(number, column), style, marks.texts[number])


def _put_in(xml: bytes, row: SheetRow, new: Mapping[int, bytes], height: int) -> Iterator[Change]:
    """Cells that are added to a row, each in its place; it is made as high as they need."""
    own = row.element
    tag = without_attribute(xml[own.start : own.opened], "spans")
    # What is to be mended must be seen: a link to a hidden row leads nowhere.
    tag = without_attribute(tag, "hidden")
    if height > float(own.attributes.get("ht", 0)):
        tag = _as_high(tag, height)
    if own.is_empty_tag:
        yield own.start, own.end, tag[:-2] + b">" + b"".join(new[at] for at in sorted(new)) + b"</%brow>" % own.prefix
        return
    yield own.start, own.opened, tag
    for at in sorted(new):
        behind = next((cell.start for own_at, cell in row.cells if own_at >= at), own.closed)
        yield behind, behind, new[at]


def _as_high(tag: bytes, height: int) -> bytes:
    """A row's start tag with a height, where it needs more than the usual one."""
    if height <= _USUAL_HEIGHT_PT:
        return tag
    return with_attribute(with_attribute(tag, "ht", str(height)), "customHeight", "1")


def _new_rows(
    places: SheetPlaces, data: Element, marks: SheetMarks, styles: CellStyles, column: int
) -> Iterator[Change]:
    """Rows that are not there, since nothing is in them."""
    prefix, made = data.prefix, []
    for number in sorted(marks.rows - places.rows.keys()):
        own = marks.cells.get(number, {})
        cells = {
            at: b'<%bc r="%b" s="%d"/>' % (prefix, cell_name(number, at).encode(), styles.marked(0, severity))
            for at, severity in own.items()
        }
        cells |= _texts(number, prefix, own, marks.mended.get(number, {}), styles, 0)
        if number in marks.texts:
            cells[column] = _added(number, column, marks, styles, prefix)
        held = b"".join(cells[at] for at in sorted(cells))
        row = b'<%brow r="%d">%b</%brow>' % (prefix, number, held, prefix)
        end = row.index(b">") + 1
        row = _as_high(row[:end], height_pt(marks.texts.get(number, ""), _WIDTH)) + row[end:]
        behind = next((start for below, start in places.starts if below > number), data.closed)
        made.append((behind, behind, row))
    if made and data.is_empty_tag:
        held = b"".join(row for _, _, row in made)
        yield data.start, data.end, b"<%bsheetData>%b</%bsheetData>" % (prefix, held, prefix)
        return
    yield from made


def _columns(xml: bytes, places: SheetPlaces, data: Element, column: int) -> Iterator[Change]:
    """The added column is wide enough to be read; one that was told for it together with others is told apart."""
    held = places.outer.get("cols")
    if held is None:
        own = b'<%bcol min="%d" max="%d" width="%d" customWidth="1"/>' % (data.prefix, column, column, _WIDTH)
        yield data.start, data.start, b"<%bcols>%b</%bcols>" % (data.prefix, own, data.prefix)
        return
    own = b'<%bcol min="%d" max="%d" width="%d" customWidth="1"/>' % (held.prefix, column, column, _WIDTH)
    behind = held.closed
    for one in places.columns:
        first, last = int(one.attributes["min"]), int(one.attributes["max"])
        tag = xml[one.start : one.opened]
        if first <= column <= last:
            left = with_attribute(tag, "max", str(column - 1)) if first < column else b""
            right = with_attribute(tag, "min", str(column + 1)) if column < last else b""
            yield one.start, one.end, left + own + right
            return
        if first > column:
            behind = min(behind, one.start)
    yield behind, behind, own


def _dimension(xml: bytes, places: SheetPlaces, column: int) -> Iterator[Change]:
    """How far the sheet reaches, now that a column stands beside it."""
    told = places.outer.get("dimension")
    if told is None or "ref" not in told.attributes:
        return
    top, left, bottom, right = range_of(told.attributes["ref"])
    reach = f"{cell_name(top, left)}:{cell_name(bottom, max(right, column))}"
    yield told.start, told.opened, with_attribute(xml[told.start : told.opened], "ref", reach)


def _comments(places: SheetPlaces, relation: str) -> Change:
    root = next(iter(places.outer.values()))
    data = places.outer["sheetData"]
    behind = [one.start for one in places.outer.values() if one.name in _BEHIND_COMMENTS or _is_choice(one, data)]
    at = min(behind, default=max(one.end for one in places.outer.values()))
    tag = b'<%blegacyDrawing xmlns:tb="%b" tb:id="%b"/>' % (root.prefix, _RELATIONS.encode(), relation.encode())
    return at, at, tag


def _is_choice(one: Element, data: Element) -> bool:
    return one.name == "AlternateContent" and one.start > data.end
