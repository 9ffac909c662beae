"""Messes that come together, as they do: several drawn by a fixed seed, their outcomes united."""

from collections.abc import Sequence
from random import Random

from tests.corpus.case import Case, book
from tests.corpus.mess import RowMess, SheetMess
from tests.corpus.sheet import base_sheet

SEED = 20260302


def combinations(rows: Sequence[RowMess], sheets: Sequence[SheetMess], many: int) -> list[Case]:
    """So many cases of three to five messes each: one a row at most, and no two on the same part of the sheet."""
    draw = Random(SEED)  # noqa: S311 - the same cases every time is what is wanted
    return [_combination(draw, rows, sheets, number) for number in range(1, many + 1)]


def _combination(draw: Random, rows: Sequence[RowMess], sheets: Sequence[SheetMess], number: int) -> Case:
    sheet, names = base_sheet(), list[str]()
    places = draw.sample(range(len(sheet.entries)), k=draw.randint(2, 3))
    for place, in_row in zip(places, draw.sample(rows, k=len(places)), strict=True):
        sheet = in_row.on(sheet, place)
        names.append(in_row.name)
    # What bears on rows is left out: the rows have their own by now.
    touched = {"rows"}
    for mess in draw.sample(sheets, k=len(sheets)):
        if len(names) >= len(places) + draw.randint(1, 2):
            break
        if not touched & mess.touches:
            sheet, touched = mess.make(sheet), touched | mess.touches
            names.append(mess.name)
    return book(f"together {number}: {', '.join(names)}", "messes seldom come alone", sheet)
