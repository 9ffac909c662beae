"""Rows of one file that are one window: the first that is sound stands, the others are told of and not published."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

from importer.checks.duplicates import Sight, by_address, heard, metres_between, repeated
from importer.checks.personal import discreet
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.table_rows import RowsRead
from importer.distance_words import distance_en, distance_zh
from importer.notices import Notice, Severity

_CONSEQUENCE = {
    "consequence": "，本行没有发布。请删去重复的一行；确是两个窗口的，请在名称中写出区别。",
    "consequence_en": "; this row is not published. Delete one of them, or name the two windows apart.",
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a file by its table's number and its index there."""

    table: int
    index: int


def check_repeated(
    tables: Sequence[tuple[RowsRead, Sequence[bool]]], names: Sequence[str], rules: CheckRules
) -> list[list[Notice]]:
    """The notices for each table, given with which of its rows are rejected already.

    `names` are the windows' as they are compared (`heard`), one for each row through all tables.
    A rejected row sinks no sound one: of two that are the same window the sound one stands, though it came later.
    """
    count = Counter(names)
    shared = {name for name, often in count.items() if name and often > 1}
    rows = dict(_rows(tables, names, shared))
    sights = {at: _sight(tables[row.table][0], row.index, names[at]) for at, row in rows.items()}
    rejected = [each for _, table in tables for each in table]
    order = sorted(sights, key=lambda at: (rejected[at], at))
    found = repeated(sights, order)
    told: list[list[Notice]] = [[] for _ in tables]
    for at, earlier in sorted(found.items()):
        told[rows[at].table].append(_told(tables, rules, (rows[at], rows[earlier]), (sights[at], sights[earlier])))
    return [discreet(notices, read.source, read.persons) for notices, (read, _) in zip(told, tables, strict=True)]


def _rows(
    tables: Sequence[tuple[RowsRead, Sequence[bool]]], names: Sequence[str], shared: Container[str]
) -> Iterator[tuple[int, _Row]]:
    """The rows whose name another one has too, by their number through all tables."""
    first = 0
    for number, (read, _) in enumerate(tables):
        for index, name in enumerate(names[first : first + len(read.table)]):
            if name in shared:
                yield first + index, _Row(number, index)
        first += len(read.table)


def _sight(read: RowsRead, index: int, name: str) -> Sight:
    division = read.divisions[index]
    address = heard(read.table.text("address", index))
    return Sight(name, address, division.code if division else "", read.positions.position(index))


def _told(
    tables: Sequence[tuple[RowsRead, Sequence[bool]]],
    rules: CheckRules,
    rows: tuple[_Row, _Row],
    sights: tuple[Sight, Sight],
) -> Notice:
    (here, there), read = rows, tables[rows[0].table][0]
    other = tables[there.table][0].table
    number = str(other.rows[there.index])
    sheet, sheet_en = ("", "") if there.table == here.table else (f"表“{other.sheet}”", f" of sheet “{other.sheet}”")
    words = {
        "other": f"{sheet}第 {number} 行",
        "other_en": f"row {number}{sheet_en}",
        **likeness(*sights),
        **_CONSEQUENCE,
    }
    make = NoticeMaker(read.source, rules)
    return make.cell("window-duplicate", here.index, "window_name", severity=Severity.ERROR, words=words)


def likeness(one: Sight, other: Sight) -> Mapping[str, str]:
    """What two windows of one name have in common, as words of a notice."""
    if by_address(one, other):
        return {"reason": "名称、地点都相同", "reason_en": "same name and address"}
    metres = metres_between(one, other)
    return {
        "reason": f"名称相同，相距约 {distance_zh(metres)}",
        "reason_en": f"same name, about {distance_en(metres)} apart",
    }
