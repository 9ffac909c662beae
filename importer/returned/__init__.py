"""An office's own workbook given back: its notices as colours, comments, a column and a sheet of results."""
