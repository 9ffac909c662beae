"""How wide the columns of a rebuilt sheet are: a .csv has no widths, and of an .xls or .ods none was read."""

from collections import defaultdict

from importer.returned.row_height import digits_wide
from importer.workbook.cells import SheetCells

_NARROWEST, _WIDEST = 8, 40
_BETWEEN = 2


def column_widths(sheet: SheetCells) -> str:
    """The `cols` of a sheet, each wide enough for its longest line up to forty digits; nothing for an empty sheet.

    Lines with one cell only (titles, notes) run on over their neighbours and widen nothing.
    """
    widest: dict[int, int] = defaultdict(lambda: _NARROWEST)
    for row in sheet.rows:
        held = [(at, str(value)) for at, value in enumerate(row, sheet.left) if value is not None]
        for at, text in held if len(held) > 1 else ():
            longest = max(map(digits_wide, text.split("\n")))
            widest[at] = min(max(widest[at], longest + _BETWEEN), _WIDEST)
    told = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in sorted(widest.items())
    )
    return f"<cols>{told}</cols>" if told else ""
