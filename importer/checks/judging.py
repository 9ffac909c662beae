"""A file judged: its tables found, every check run over them, and each sound row made a window."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from importer.checks.cards import cards_in
from importer.checks.doubtful_positions import check_placeholders
from importer.checks.duplicates import heard_all
from importer.checks.judged import JudgedFile, JudgedTable, RowPoints
from importer.checks.likely_datum import check_likely_datum
from importer.checks.office_of_file import with_office_of_file
from importer.checks.repeated_rows import check_repeated
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable, tables_in
from importer.checks.stated_ids import stated_ids
from importer.checks.table_checks import NO_CHOICE, Choice, TableRead, read_tables
from importer.checks.table_rows import PrivateOfRows, RowsRead, WindowsOfRows
from importer.checks.values import examples_in
from importer.notices import Notice, Place, Severity, reading_order
from importer.returned.marks import without_marks
from importer.work_apart import Apart, done_here
from importer.workbook.cells import SheetCells

__all__ = ["NO_CHOICE", "Choice", "FoundTables", "find_tables", "judge", "judge_files", "judge_tables"]

_ONCE_A_FILE = frozenset({"position-datum-assumed", "position-datum-likely"})
_EMPTY_FORM = {
    "reason": "这是空表：有表头，但表头下没有填写任何窗口",
    "reason_en": "The form is empty: there is a header row with no window below it",
    "mend": "保留表头",
    "mend_en": "Keep the header row and",
}


@dataclass(frozen=True, slots=True)
class FoundTables:
    """The tables of a file that have data rows, and what was noticed on the way to them.

    `sheets` are the names of all its sheets in their order, `read` those that are not hidden.
    """

    tables: tuple[SheetTable, ...]
    notices: tuple[Notice, ...]
    sheets: tuple[str, ...]
    read: tuple[str, ...]


def judge(
    name: str,
    sheets: Sequence[SheetCells],
    rules: CheckRules,
    choice: Choice = NO_CHOICE,
    apart: Apart = done_here,
) -> JudgedFile:
    """Judge a workbook's sheets by the rules; `name` is the file's, for the report.

    The texts of a large table are looked through `apart`, which may be in a second process.
    """
    return judge_tables(name, find_tables(sheets, rules), rules, choice, apart)


def judge_tables(
    name: str, found: FoundTables, rules: CheckRules, choice: Choice = NO_CHOICE, apart: Apart = done_here
) -> JudgedFile:
    """Judge the tables that were found in a workbook, of which nothing else is asked."""
    return judge_files([(name, found)], rules, choice, apart)[0]


def judge_files(
    files: Sequence[tuple[str, FoundTables]], rules: CheckRules, choice: Choice = NO_CHOICE, apart: Apart = done_here
) -> list[JudgedFile]:
    """Judge several files together, each as if it came alone: their names, and the tables that were found in them."""
    tables = [table for _, found in files for table in found.tables]
    read = iter(read_tables(tables, rules, choice, apart, [0] * len(tables)))
    reads: list[Sequence[TableRead]] = []
    for _, found in files:
        own = list(islice(read, len(found.tables)))
        evidence = [rows.evidence for rows, _ in own]
        total = sum(evidence)
        if len(own) > 1 and total:
            # What one table proves of an office's way of writing holds for its other tables.
            others = [total - mine for mine in evidence]
            own = read_tables(found.tables, rules, choice, apart, others)
        reads.append(with_office_of_file(own, choice.office))
    # As they are compared: of all files at once, as what that costs at all is more than what twenty names cost.
    names = iter(heard_all([name for own in reads for rows, _ in own for name in rows.table.block("window_name")]))
    return [
        _file(name, found, own, [name for rows, _ in own for name in islice(names, len(rows.table))], rules)
        for (name, found), own in zip(files, reads, strict=True)
    ]


def _file(
    name: str, found: FoundTables, read: Sequence[TableRead], names: Sequence[str], rules: CheckRules
) -> JudgedFile:
    read = [(rows, rules.confirmed.weighed(notices)) for rows, notices in read]
    rejected = [_rejected(rows, notices, rules) for rows, notices in read]
    repeated = check_repeated([(rows, none) for (rows, _), none in zip(read, rejected, strict=True)], names, rules)
    all_told = [[*notices, *rules.confirmed.weighed(again)] for (_, notices), again in zip(read, repeated, strict=True)]
    judged = [_judged(rows, notices, rules) for (rows, _), notices in zip(read, all_told, strict=True)]
    told = [*found.notices, *(notice for notices in all_told for notice in notices)]
    told += _about_the_file([rows for rows, _ in read], rules)
    return JudgedFile(name, found.read, tuple(judged), tuple(_in_order(told, found.sheets)))


def _about_the_file(read: Sequence[RowsRead], rules: CheckRules) -> Iterator[Notice]:
    """What only all tables together show of their positions."""
    yield from check_placeholders([(each.source, each.positions.points) for each in read], rules)
    yield from check_likely_datum([(each.source, each.positions) for each in read], rules)


def find_tables(sheets: Sequence[SheetCells], rules: CheckRules) -> FoundTables:
    """The tables of a workbook's sheets; the sheets are not needed any more."""
    tables: list[SheetTable] = []
    sheets = without_marks(sheets)
    shown = [sheet for sheet in sheets if not sheet.hidden]
    notices = [Notice("sheet-hidden", Severity.INFO, Place(sheet.name)) for sheet in sheets if sheet.hidden]
    headed = [table for sheet in shown for table in tables_in(sheet, rules.form)]
    cards = [] if headed else [cards_in(sheet, rules.form) for sheet in shown]
    for table in headed or [each.table for each in cards if each.table is not None]:
        sound, examples = _without_examples(table, rules)
        notices += examples
        if len(sound):
            tables.append(sound)
    if not tables:
        notices.append(_no_table(len(headed), several_across=any(each.several_across for each in cards)))
    names = tuple(sheet.name for sheet in sheets)
    return FoundTables(tuple(tables), tuple(notices), names, tuple(sheet.name for sheet in shown))


def found_anew(found: FoundTables, tables: Sequence[SheetTable], rules: CheckRules) -> FoundTables:
    """What was found in a workbook, with other texts in its tables; a row that is the form's sample now goes too."""
    kept: list[SheetTable] = []
    notices = list(found.notices)
    for table in tables:
        sound, examples = _without_examples(table, rules)
        notices += examples
        if len(sound):
            kept.append(sound)
    if tables and not kept:
        notices.append(_no_table(len(tables), several_across=False))
    return replace(found, tables=tuple(kept), notices=tuple(notices))


def _no_table(heads: int, *, several_across: bool) -> Notice:
    if heads:
        return Notice("table-missing", Severity.ERROR, Place(), words=_EMPTY_FORM)
    if several_across:
        reason = "各项名称竖排在左侧，每个窗口占一列，读不出各窗口的行"
        reason_en = "the labels stand down the side with a column for each window, which leaves no row to each"
    else:
        reason, reason_en = "没有含“窗口名称”“区划编码”“经度”等的表头", "no row holds the form's column labels"
    words = {
        "reason": f"没有找到窗口信息表：{reason}",
        "reason_en": f"No table of windows was found: {reason_en}",
        "mend": "使用“政务服务中心‘跨省通办’窗口基本信息表”的样式，保留表头一行",
        "mend_en": "Use the form's own layout: keep its header row and",
    }
    return Notice("table-missing", Severity.ERROR, Place(), words=words)


def _without_examples(table: SheetTable, rules: CheckRules) -> tuple[SheetTable, list[Notice]]:
    """The table without the form's own sample row, wherever it stands, and a notice for it."""
    examples = examples_in(table, rules)
    make = NoticeMaker(table, rules)
    notices = [make.cell("example-row", index, "window_name") for index in examples]
    return (table.without(set(examples)) if examples else table), notices


def _judged(read: RowsRead, notices: Sequence[Notice], rules: CheckRules) -> JudgedTable:
    windows, ids = WindowsOfRows(read, _rejected(read, notices, rules)), stated_ids(read.source, read.persons)
    at = read.positions
    points = RowPoints(at.points.wgs_lon, at.points.wgs_lat, at.codes)
    return JudgedTable(read.source, read.office, windows, ids, PrivateOfRows(read), read.dated, points)


def _rejected(read: RowsRead, notices: Iterable[Notice], rules: CheckRules) -> list[bool]:
    """Which rows have an error; all of them where a needed column is missing or nobody owns them."""
    if not read.office or not all(read.table.has(field) for field in rules.form.needed_fields()):
        return [True] * len(read.table)
    faulty = {notice.place.row for notice in notices if notice.severity is Severity.ERROR}
    return [row in faulty for row in read.table.rows]


def _in_order(notices: Sequence[Notice], sheets: Sequence[str]) -> list[Notice]:
    """In the workbook's order: the file, then sheets, rows and columns in order; once-a-file notices only once."""
    at = {sheet: index for index, sheet in enumerate(sheets)}
    kept: list[Notice] = []
    seen: set[str] = set()
    for notice in sorted(notices, key=lambda n: (at.get(n.place.sheet or "", -1), reading_order(n.place))):
        if notice.code in _ONCE_A_FILE and notice.code in seen:
            continue
        seen.add(notice.code)
        kept.append(notice)
    return kept
