"""A file judged: its tables found, every check run over them, and each sound row made a window."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from importer.checks.acceptance import accepted, taken_notice, with_suggestions
from importer.checks.begun_rows import told_once
from importer.checks.cards import cards_in
from importer.checks.cell_text import tidy_line
from importer.checks.choices import check_choices
from importer.checks.contact_notices import check_contacts
from importer.checks.divisions import meanings_of_codes, read_divisions
from importer.checks.doubtful_positions import check_placeholders
from importer.checks.filled_on import check_filled_on, filled_on
from importer.checks.given_positions import read_given
from importer.checks.judged import JudgedFile, JudgedTable
from importer.checks.likely_datum import check_likely_datum
from importer.checks.personal import discreet, office_of
from importer.checks.persons import persons_of
from importer.checks.phones import read_again
from importer.checks.positions import judge_positions
from importer.checks.repeat_notices import check_repeats
from importer.checks.repeated_rows import check_repeated
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable, tables_in
from importer.checks.stated_ids import check_ids, stated_ids
from importer.checks.table_rows import PrivateOfRows, RowsRead, WindowsOfRows
from importer.checks.texts import read_texts
from importer.checks.values import check_columns, check_header, examples_in, without_paired
from importer.notices import Confidence, Notice, Place, Severity, reading_order
from importer.work_apart import Apart, done_here
from importer.workbook.cells import SheetCells
from locator.divisions.division import Division


@dataclass(frozen=True, slots=True)
class Choice:
    """What whoever hands in a file decides: whose windows these are, and which proposals are taken.

    `office` null: as 填报单位 says, else the smallest division that holds all the rows.
    """

    office: str | None = None
    accept: Confidence | None = None


NO_CHOICE = Choice()
WORTH_A_PROCESS = 5_000
"""A table of so many rows is worth a second process for a part of its checks."""
_ONCE_A_FILE = frozenset({"position-datum-assumed", "position-datum-likely"})


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
    read = [_read_table(table, rules, choice, apart, evidence=0) for table in found.tables]
    evidence = sum(each.evidence for each, _ in read)
    if len(read) > 1 and evidence:
        # What one table proves of an office's way of writing holds for its other tables.
        own = [each.evidence for each, _ in read]
        others = [evidence - mine for mine in own]
        read = [
            _read_table(table, rules, choice, apart, evidence=elsewhere)
            for table, elsewhere in zip(found.tables, others, strict=True)
        ]
    rejected = [_rejected(each, notices, rules) for each, notices in read]
    repeated = check_repeated([(each, rows) for (each, _), rows in zip(read, rejected, strict=True)], rules)
    read = [(each, [*notices, *again]) for (each, notices), again in zip(read, repeated, strict=True)]
    judged = [_judged(table, each, notices, rules) for table, (each, notices) in zip(found.tables, read, strict=True)]
    told = [notice for _, notices in read for notice in notices]
    told += _about_the_file([each for each, _ in read], rules)
    return JudgedFile(name, found.read, tuple(judged), tuple(_in_order([*found.notices, *told], found.sheets)))


def _about_the_file(read: Sequence[RowsRead], rules: CheckRules) -> Iterator[Notice]:
    """What only all tables together show of their positions."""
    yield from check_placeholders([(each.source, each.positions.points) for each in read], rules)
    yield from check_likely_datum([(each.source, each.positions) for each in read], rules)


def find_tables(sheets: Sequence[SheetCells], rules: CheckRules) -> FoundTables:
    """The tables of a workbook's sheets; the sheets are not needed any more."""
    tables: list[SheetTable] = []
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


def _no_table(heads: int, *, several_across: bool) -> Notice:
    if heads:
        words = {
            "reason": "有表头，但表头下没有填写任何窗口",
            "reason_en": "there is a header row with no window below it",
        }
    elif several_across:
        words = {
            "reason": "各项名称竖排在左侧，每个窗口占一列，读不出各窗口的行",
            "reason_en": "the labels stand down the side with a column for each window, which leaves no row to each",
        }
    else:
        words = {
            "reason": "没有含“窗口名称”“区划编码”“经度”等的表头",
            "reason_en": "no row holds the form's column labels",
        }
    return Notice("table-missing", Severity.ERROR, Place(), words=words)


def _without_examples(table: SheetTable, rules: CheckRules) -> tuple[SheetTable, list[Notice]]:
    """The table without the form's own sample row, wherever it stands, and a notice for it."""
    examples = examples_in(table, rules)
    make = NoticeMaker(table, rules)
    notices = [make.cell("example-row", index, "window_name") for index in examples]
    return (table.without(set(examples)) if examples else table), notices


def _judged(table: SheetTable, read: RowsRead, notices: Sequence[Notice], rules: CheckRules) -> JudgedTable:
    windows, ids = WindowsOfRows(read, _rejected(read, notices, rules)), stated_ids(table, read.persons)
    return JudgedTable(table, read.office, windows, ids, PrivateOfRows(read), read.dated)


def _read_table(
    table: SheetTable, rules: CheckRules, choice: Choice, apart: Apart, *, evidence: int
) -> tuple[RowsRead, list[Notice]]:
    """Run every check over a table, and once more with the proposals that are taken in its cells."""
    read, notices = _checked(table, rules, choice, apart, evidence)
    taken = accepted(notices, choice.accept)
    if taken:
        mended, notices = _checked(with_suggestions(table, taken), rules, choice, apart, evidence)
        read = replace(mended, source=table)
        notices += [taken_notice(notice) for notice in taken]
    return read, discreet(notices, table, read.persons)


def _checked(
    table: SheetTable, rules: CheckRules, choice: Choice, apart: Apart, evidence: int
) -> tuple[RowsRead, list[Notice]]:
    """Run every check over a table; all faults at once."""
    persons, meanings = persons_of(table), meanings_of_codes(table, rules)
    by_code = [meanings[text].division for text in table.block("division_code")]
    begin = apart if len(table) >= WORTH_A_PROCESS else done_here
    with begin(partial(read_texts, table, rules, persons, by_code)) as looked_through:
        given = read_given(table, rules)
        divisions = read_divisions(table, rules, given.county_at, meanings)
        positions = judge_positions(table, rules, given, divisions.divisions, evidence)
        texts = looked_through()
    phones = read_again(texts.phones, table, rules, persons, (by_code, divisions.divisions))
    stated_on = filled_on(table, rules)
    owner = tidy_line(choice.office or "") or office_of(table, persons) or smallest_division(divisions.divisions)
    notices = [
        *check_columns(table, rules),
        *check_contacts(table, rules),
        *check_header(table, rules, owner),
        *without_paired(texts.values, table, given.paired),
        *check_repeats(table, rules),
        *check_choices(table, rules),
        *check_filled_on(table, rules),
        *texts.personal,
        *check_ids(table, rules, persons),
        *texts.suspicious,
        *divisions.notices,
        *phones.notices,
        *texts.hours.notices,
        *positions.notices,
    ]
    notices = list(told_once(list(divisions.completed(notices, table.rows)), table, rules))
    return RowsRead(
        table=table,
        source=table,
        divisions=divisions.divisions,
        levels=divisions.levels,
        positions=positions,
        phones=phones.phones,
        hours=texts.hours.hours,
        persons=persons,
        office=owner,
        confirmed_on=stated_on or rules.today,
        dated=stated_on is not None,
    ), notices


def _rejected(read: RowsRead, notices: Iterable[Notice], rules: CheckRules) -> list[bool]:
    """Which rows have an error; all of them where a needed column is missing or nobody owns them."""
    if not read.office or not all(read.table.has(field) for field in rules.form.needed_fields()):
        return [True] * len(read.table)
    faulty = {notice.place.row for notice in notices if notice.severity is Severity.ERROR}
    return [row in faulty for row in read.table.rows]


def smallest_division(divisions: Iterable[Division | None]) -> str:
    """The name of the smallest division that holds all the rows' divisions; empty where they have none in common."""
    known = [division for division in divisions if division is not None]
    if not known:
        return ""
    first = known[0]
    if all(division.code == first.code for division in known):
        return first.full_name
    if first.city and all(division.city_code == first.city_code for division in known):
        return "".join(dict.fromkeys((first.province, first.city)))
    return first.province if all(division.province_code == first.province_code for division in known) else ""


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
