"""A further list judged: its rows, what the list says of itself, which items they are, and every notice."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from importer.checks.rules import CheckRules
from importer.items.early_deadlines import check_early
from importer.items.known_items import KnownItems
from importer.items.list_facts import ListFacts, list_facts
from importer.items.list_numbers import check_numbers
from importer.items.list_rows import read_rows
from importer.items.list_sheets import ListSheets, list_form, list_sheets
from importer.items.matched_rows import MatchedRow, matched_rows
from importer.notices import Notice, Place, Severity, reading_order
from importer.workbook.cells import SheetCells
from locator.items.catalogue import Catalogue
from locator.items.item import ItemList


@dataclass(frozen=True, slots=True)
class JudgedList:
    """One file: what its list is, None while that is not settled, its rows with their items, and all notices."""

    name: str
    sheets: tuple[str, ...]
    of_list: ItemList | None
    rows: tuple[MatchedRow, ...]
    notices: tuple[Notice, ...]

    def has_error(self) -> bool:
        """Whether something has to be mended before the list can be taken up."""
        return any(notice.severity is Severity.ERROR for notice in self.notices)

    @property
    def rejected(self) -> int:
        """How many rows have an error of their own."""
        faulty = {(each.place.sheet, each.place.row) for each in self.notices if each.severity is Severity.ERROR}
        return sum((one.row.table.sheet, one.row.row) in faulty for one in self.rows)


def judge_list(name: str, sheets: Sequence[SheetCells], rules: CheckRules, known: Catalogue) -> JudgedList:
    """Judge a workbook that holds one list, beside the items that are known; `rules` are those of windows' sheets."""
    rules = replace(rules, form=list_form())
    found = list_sheets(sheets)
    notices = [Notice("items-sheet-hidden", Severity.INFO, Place(sheet)) for sheet in found.hidden]
    if not found.tables:
        notices.append(Notice("items-table-missing", Severity.ERROR, Place()))
        return JudgedList(name, found.sheets, None, (), tuple(notices))
    read = [read_rows(table, rules) for table in found.tables]
    rows = [row for of_table, _ in read for row in of_table]
    facts = list_facts(found, found.tables[0], rules, known, len(rows))
    matched, of_items = matched_rows(rows, KnownItems(known), facts.year, rules)
    notices += [notice for _, of_table in read for notice in of_table]
    notices += [*facts.notices, *check_numbers(rows, rules), *check_early(rows, facts.year, rules)]
    notices += [*_counted(found, len(rows), rules), *of_items]
    return _judged(name, found, facts, matched, notices)


def _counted(found: ListSheets, rows: int, rules: CheckRules) -> list[Notice]:
    said = found.announced
    if said is None or said.items == rows:
        return []
    severity = rules.notices.severity("items-count-differs")
    place = Place(said.sheet, said.row, said.cell)
    return [Notice("items-count-differs", severity, place, said.text, words={"found": str(rows)})]


def _judged(
    name: str, found: ListSheets, facts: ListFacts, rows: Sequence[MatchedRow], notices: Sequence[Notice]
) -> JudgedList:
    at = {sheet: index for index, sheet in enumerate((*found.sheets, *found.hidden))}
    in_order = sorted(notices, key=lambda n: (at.get(n.place.sheet or "", -1), reading_order(n.place)))
    return JudgedList(name, found.sheets, facts.of_list, tuple(rows), tuple(in_order))
