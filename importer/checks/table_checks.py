"""Every check run over tables, which are laid on each other where they have the same columns."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from importer.checks.acceptance import accepted, taken_notice, with_suggestions
from importer.checks.begun_rows import told_once
from importer.checks.cell_text import tidy_line
from importer.checks.choices import check_choices
from importer.checks.contact_notices import check_contacts
from importer.checks.divisions import DivisionsRead, meanings_of_codes, read_divisions
from importer.checks.filled_on import check_filled_on, filled_on
from importer.checks.given_positions import GivenPositions, read_given
from importer.checks.items.items_read import ItemsRead, read_items
from importer.checks.personal import check_office, discreet, office_of
from importer.checks.persons import Persons
from importer.checks.phones import PhonesRead, read_again
from importer.checks.positions import PositionsJudged, judge_positions
from importer.checks.repeat_notices import check_repeats
from importer.checks.rules import CheckRules
from importer.checks.sheet_table import SheetTable
from importer.checks.smallest_division import smallest_division
from importer.checks.stated_ids import check_ids
from importer.checks.suspicious_texts import check_suspicious_office
from importer.checks.table_columns import check_columns
from importer.checks.table_rows import PublicTexts, RowsRead
from importer.checks.table_stack import TableStack, stacked
from importer.checks.texts import TextsRead, text_checks, texts_read
from importer.checks.values import check_header, without_paired
from importer.notices import Confidence, Notice
from importer.work_apart import Apart, done_here

WORTH_A_PROCESS = 5_000
"""So many rows are worth a second process for a part of their checks."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What whoever hands in a file decides: whose windows these are, and which proposals are taken.

    `office` null: as 填报单位 says, else the smallest division that holds all the rows.
    """

    office: str | None = None
    accept: Confidence | None = None


NO_CHOICE = Choice()

TableRead = tuple[RowsRead, list[Notice]]
"""What was read of a table, and what was noticed on the way."""


def read_tables(
    tables: Sequence[SheetTable], rules: CheckRules, choice: Choice, apart: Apart, elsewhere: Sequence[int]
) -> list[TableRead]:
    """Run every check over the tables, and once more with the proposals that are taken in their cells.

    `elsewhere` is for each table how its file's other tables vote on minutes that may be decimals in disguise.
    """
    read = _checked(tables, rules, choice, apart, elsewhere)
    taken = {at: some for at, (_, notices) in enumerate(read) if (some := accepted(notices, choice.accept))}
    mended = [with_suggestions(tables[at], some) for at, some in taken.items()]
    again = _checked(mended, rules, choice, apart, [elsewhere[at] for at in taken]) if taken else []
    for (at, some), (rows, notices) in zip(taken.items(), again, strict=True):
        read[at] = replace(rows, source=tables[at]), [*notices, *map(taken_notice, some)]
    return [(rows, discreet(notices, table, rows.persons)) for table, (rows, notices) in zip(tables, read, strict=True)]


def _checked(
    tables: Sequence[SheetTable], rules: CheckRules, choice: Choice, apart: Apart, elsewhere: Sequence[int]
) -> list[TableRead]:
    read: dict[int, TableRead] = {}
    for numbers, stack in stacked(tables):
        looked = _looked_through(stack, rules, apart, [elsewhere[number] for number in numbers])
        read.update(zip(numbers, looked.by_table(rules, choice), strict=True))
    return [read[number] for number in range(len(tables))]


@dataclass(frozen=True, slots=True)
class _LookedThrough:
    """What the checks found in the rows of a stack."""

    stack: TableStack
    persons: Persons
    texts: TextsRead
    given: GivenPositions
    divisions: DivisionsRead
    positions: PositionsJudged
    phones: PhonesRead
    items: ItemsRead

    def by_table(self, rules: CheckRules, choice: Choice) -> Iterator[TableRead]:
        """What was found in each table's rows, with what there is to tell of it as a whole."""
        public = PublicTexts(self.stack.whole, self.persons, self.texts.hours.hours, self.positions, self.items.items)
        found = zip(*map(self.stack.parted, self._notices(rules)), strict=True)
        for number, (part, (values, others)) in enumerate(zip(self.stack.parts, found, strict=True)):
            table, persons = self.stack.tables[number], self.persons.of(part)
            stated = office_of(table, persons, rules.divisions)
            read = self._rows(number, part, persons, tidy_line(choice.office or "") or stated, public, rules)
            told = [*_of_the_whole(read, stated, rules), *values, *check_repeats(table, rules), *others]
            yield read, list(told_once(told, table, rules))

    def _notices(self, rules: CheckRules) -> tuple[Iterable[Notice], Iterable[Notice]]:
        """What was noticed of the rows: first of their values, which what is repeated from above comes after."""
        table, divisions = self.stack.whole, self.divisions
        others = [
            *check_choices(table, rules, self.persons),
            *self.items.notices,
            *self.texts.personal,
            *check_ids(table, rules, self.persons),
            *self.texts.suspicious,
            *divisions.notices,
            *self.phones.notices,
            *self.texts.hours.notices,
            *self.positions.notices,
        ]
        values = without_paired(self.texts.values, table, self.given.paired)
        return divisions.completed(values, table.rows), divisions.completed(others, table.rows)

    def _rows(
        self, number: int, part: slice, persons: Persons, office: str, public: PublicTexts, rules: CheckRules
    ) -> RowsRead:
        table, divisions = self.stack.tables[number], self.divisions.divisions[part]
        stated_on = filled_on(table, rules)
        return RowsRead(
            table=table,
            source=table,
            divisions=divisions,
            levels=self.divisions.levels[part],
            positions=self.positions.of(number, part),
            phones=self.phones.phones[part],
            hours=self.texts.hours.hours[part],
            persons=persons,
            office=office or smallest_division(divisions),
            confirmed_on=stated_on or rules.today,
            dated=stated_on is not None,
            public=public,
            part=part,
        )


def _looked_through(stack: TableStack, rules: CheckRules, apart: Apart, elsewhere: Sequence[int]) -> _LookedThrough:
    """Run every check over the rows of a stack; all faults at once."""
    table, meanings = stack.whole, meanings_of_codes(stack.whole, rules)
    by_code = [meanings[text].division for text in table.block("division_code")]
    begin = apart if len(table) >= WORTH_A_PROCESS else done_here
    with begin(text_checks(stack, rules, by_code)) as looked_through:
        given = read_given(stack, rules)
        divisions = read_divisions(table, rules, given.county_at, meanings)
        positions = judge_positions(stack, rules, given, divisions.divisions, elsewhere)
        texts = texts_read(stack, rules, looked_through())
    phones = read_again(texts.phones, table, rules, texts.persons, (by_code, divisions.divisions))
    items = read_items(stack, rules, texts.persons, divisions.divisions)
    return _LookedThrough(stack, texts.persons, texts, given, divisions, positions, phones, items)


def _of_the_whole(read: RowsRead, stated: str, rules: CheckRules) -> Iterator[Notice]:
    """What there is to tell of a table's columns, and of the line above it; `stated` is the office that it names."""
    table = read.table
    yield from check_columns(table, rules)
    yield from check_contacts(table, rules)
    yield from check_header(table, rules, read.office)
    yield from check_filled_on(table, rules)
    yield from check_office(table, rules, stated)
    yield from check_suspicious_office(table, rules, stated)
