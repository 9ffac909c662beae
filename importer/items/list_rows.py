"""The rows of a further list, cell by cell: what each says, and what is wrong with it by itself."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from importer.checks.cell_text import Blank, blank, tidy_line, without_spaces
from importer.checks.identity_numbers import without_identity_numbers
from importer.checks.mobiles import MOBILE
from importer.checks.repeat_notices import check_repeats
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.suspicious_texts import check_suspicious
from importer.checks.values import faulty_formula, is_formula_error
from importer.choice_names import HAND_IN_NAMES, MODE_NAMES
from importer.columns import Column
from importer.items.deadlines import read_deadlines
from importer.items.item_choices import choices_named, hand_in_stated, modes_stated
from importer.items.tidied_words import tidied_words
from importer.notices import Notice
from locator.items.item import Deadline, HandIn, Mode

_PARTED = re.compile(r"[、，,；;\n]+")
_NUMBER = re.compile(r"[1-9][0-9]{0,3}")
_ID = re.compile(r"([0-9]{4})[-－–—―]([0-9]{1,4})")
_MARK = "\ufffc"
_NOTHING_SHOWN = "“”"
"""What a notice of a repeated cell shows where the cell above was withheld."""
_EXPECTED = ("number", "name", "lead", "deadlines")
"""What each row should say; of these only a deadline may stay out."""
_CHOICES: dict[str, tuple[Callable[[str], object], tuple[str, ...]]] = {
    "hand_in": (hand_in_stated, (*HAND_IN_NAMES.values(),)),
    "modes": (modes_stated, (*MODE_NAMES.values(),)),
}


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row: its place as its table's index, and what its cells say; nothing where they say nothing readable."""

    table: SheetTable
    index: int
    number: int | None
    name: str
    covers: str
    lead: str
    supporting: tuple[str, ...]
    deadlines: tuple[Deadline, ...]
    stated: str
    hand_in: HandIn | None = None
    modes: tuple[Mode, ...] = ()

    @property
    def row(self) -> int:
        """The row's number in the workbook."""
        return self.table.rows[self.index]


def read_rows(table: SheetTable, rules: CheckRules) -> tuple[list[ListRow], list[Notice]]:
    """A table's rows, and the notices about its columns and cells; what holds a person's number is not read at all."""
    make = NoticeMaker(table, rules)
    withheld = dict(_personal(table, rules))
    notices = [make.cell("item-personal", index, field, value="") for field, index in withheld]
    table = table.with_texts({field: dict.fromkeys(_rows_of(withheld, field), "") for field, _ in withheld})
    notices += _columns(table, make)
    notices += [one for one in check_suspicious(table, rules) if one.value is not None]
    notices += [one for one in check_repeats(table, rules) if one.words["tidy"] != _NOTHING_SHOWN]
    make = NoticeMaker(table, rules)
    rows = [_row(table, index) for index in range(len(table))]
    for row in rows:
        notices += [one for one in _cells(row, make) if (one.place.field, row.index) not in withheld]
    return rows, notices


def _rows_of(withheld: Iterable[tuple[str, int]], field: str) -> list[int]:
    return [index for other, index in withheld if other == field]


def _personal(table: SheetTable, rules: CheckRules) -> Iterator[tuple[tuple[str, int], None]]:
    """The cells that hold somebody's number, in columns that are no person's own."""
    for field in table.columns:
        if not rules.form.by_field[field].private:
            for index, text in enumerate(table.block(field)):
                if MOBILE.search(text) or _MARK in without_identity_numbers(text, _MARK):
                    yield (field, index), None


def _columns(table: SheetTable, make: NoticeMaker) -> Iterator[Notice]:
    """Columns that are missing, unknown, or somebody's own."""
    form = make.rules.form
    for field in form.needed_fields():
        if not table.has(field):
            yield make.header("column-missing", field, None)
    for field in table.columns:
        if form.by_field[field].private:
            yield make.header("items-column-private", field, None)
    for label in table.unknown:
        yield make.header("items-column-unknown", None, label)


def _row(table: SheetTable, index: int) -> ListRow:
    def said(field: str) -> str:
        text = tidy_line(table.text(field, index))
        return text if blank(text) is Blank.FILLED and not is_formula_error(text) else ""

    number, lead = without_spaces(said("number")), said("lead")
    parts = map(tidy_line, _PARTED.split(table.text("with", index))) if said("with") else ()
    supporting = tuple(dict.fromkeys(part for part in parts if part and part != lead))
    return ListRow(
        table=table,
        index=index,
        number=int(number) if _NUMBER.fullmatch(number) else None,
        name=said("name"),
        covers=said("covers"),
        lead=lead,
        supporting=supporting,
        deadlines=read_deadlines(said("deadlines")) or (),
        stated=_id_stated(said("id")),
        hand_in=hand_in_stated(said("hand_in")),
        modes=modes_stated(said("modes")) or (),
    )


def _cells(row: ListRow, make: NoticeMaker) -> Iterator[Notice]:
    for field in row.table.columns:
        text = row.table.text(field, row.index)
        column = make.rules.form.by_field[field]
        if is_formula_error(text):
            notice = faulty_formula(make, row.index, column)
            yield replace(notice, words={**notice.words, **_of_whole_list(column)})
        elif field in _EXPECTED and blank(text) is not Blank.FILLED:
            yield make.cell("value-missing", row.index, field, words=_of_whole_list(column))
        elif field == "number" and row.number is None:
            yield make.cell("item-number-unreadable", row.index, field)
        elif field == "id" and row.stated != tidy_line(text) and blank(text) is Blank.FILLED:
            words = tidied_words(tidy_line(text), row.stated, ("编号写法已整理", "the id was put right"))
            yield make.cell("value-tidied", row.index, field, words=words)
        elif field == "deadlines":
            yield from _deadline(row, make)
        elif field in _CHOICES and blank(text) is Blank.FILLED:
            understood, names = _CHOICES[field]
            if understood(tidy_line(text)) is None:
                words = {"label": column.label, "label_en": column.label_en, **choices_named(names)}
                yield make.cell("item-choice-unreadable", row.index, field, words=words)


def _id_stated(text: str) -> str:
    """An id as the catalogue has it: 2022-1 and 2022－01 are 2022-01. Another text as it is."""
    found = _ID.fullmatch(without_spaces(text))
    return f"{found[1]}-{int(found[2]):02}" if found else text


def _of_whole_list(column: Column) -> dict[str, str]:
    """What follows from a cell that says nothing: a list is taken whole or not at all."""
    if not column.needed:
        return {
            "consequence": "文件写明了的，",
            "consequence_en": ", which may stay so where the document says nothing",
        }
    return {"consequence": "整份清单不能编入，", "consequence_en": ", so the whole list cannot be taken up"}


def _deadline(row: ListRow, make: NoticeMaker) -> Iterator[Notice]:
    if not row.deadlines:
        yield make.cell("item-deadline-unreadable", row.index, "deadlines")
    elif len(row.deadlines) > 1:
        stages = "；".join(one.by + (f"（{one.what}）" if one.what else "") for one in row.deadlines)
        words = {"count": str(len(row.deadlines)), "stages": stages}
        yield make.cell("item-deadline-staged", row.index, "deadlines", words=words)
