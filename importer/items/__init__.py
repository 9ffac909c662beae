"""Further lists of items: read from a workbook, checked, matched to the items that are known, and written."""
