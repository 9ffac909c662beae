"""Whose a sheet is that does not say so, where another sheet of its workbook does."""

from collections.abc import Sequence
from dataclasses import replace

from importer.checks.smallest_division import smallest_division
from importer.checks.table_checks import TableRead
from importer.checks.table_rows import RowsRead
from importer.notices import Notice


def with_office_of_file(read: Sequence[TableRead], chosen: str | None) -> list[TableRead]:
    """The tables of one file; one without 填报单位 is the office's that the others name, if they agree on one.

    It must hold windows of the same smallest division as a table that names the office: the sheets of a city's
    counties are not its own. Nothing changes where whoever hands the file in has `chosen` whose it is.
    """
    stating = [rows for rows, _ in read if rows.table.header.says_who()]
    if chosen or len(stating) == len(read) or len({rows.office for rows in stating}) != 1:
        return list(read)
    by_place = {smallest_division(rows.divisions): rows for rows in reversed(stating)}
    by_place.pop("", None)
    return [
        (rows, notices)
        if rows.table.header.says_who() or (other := by_place.get(smallest_division(rows.divisions))) is None
        else (replace(rows, office=other.office), [_told(notice, other) for notice in notices])
        for rows, notices in read
    ]


def _told(notice: Notice, other: RowsRead) -> Notice:
    """The notice that nobody is named, with the name that was taken, and from where."""
    if notice.code != "value-missing" or notice.place.field != "filled_by_unit":
        return notice
    sheet, office = other.table.sheet, other.office
    words = {
        **notice.words,
        "consequence": f"所属单位已取表“{sheet}”的“{office}”，",
        "consequence_en": f"; the owner was taken to be “{office}”, as sheet “{sheet}” says",
    }
    return replace(notice, words=words)
