"""Workbooks: read in a process that may die, and written as forms. The only folder that knows a spreadsheet library."""
