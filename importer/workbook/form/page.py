"""How the form is printed, for the stamp: A4 across, one page wide, its labels on each page, numbered pages."""

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

_A4 = 9
_MARGIN_INCHES, _FOOT_INCHES = 0.4, 0.7
_PAGES = "第 &P 页，共 &N 页"


def lay_out_page(sheet: Worksheet, repeated_rows: str, signature: str = "", *, upright: bool = False) -> None:
    """Lay a sheet out for the printer; `repeated_rows` such as `3:3` stand on each page, `signature` at its foot."""
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.orientation = "portrait" if upright else "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = _MARGIN_INCHES
    sheet.page_margins.top, sheet.page_margins.bottom = _MARGIN_INCHES, _FOOT_INCHES
    sheet.print_options.horizontalCentered = True
    if repeated_rows:
        sheet.print_title_rows = repeated_rows
    # openpyxl makes a footer with each sheet.
    sheet.oddFooter.center.text = _PAGES  # type: ignore[union-attr]
    sheet.oddFooter.left.text = signature  # type: ignore[union-attr]
