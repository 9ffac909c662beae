"""What each row calls its window: its 窗口编号, which everybody reads, and so nothing in it that is a person's."""

from collections.abc import Iterator

from importer.checks.cell_text import Blank, blank, tidy_line
from importer.checks.personal import public_texts
from importer.checks.persons import Persons
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.notices import Notice

_FIELD = "window_id"
_ANOTHER = {"shown": "这一部分没有公开，已另给编号", "shown_en": "that part is not shown; another id was given"}


def stated_ids(table: SheetTable, persons: Persons) -> tuple[str, ...]:
    """The id that each row states, empty where it states none or where a mobile or a person's name stands in it."""
    if not table.has(_FIELD):
        return ("",) * len(table)
    lines = _lines(table)
    public = public_texts(lines, persons)
    return tuple(line if line == shown else "" for line, shown in zip(lines, public, strict=True))


def check_ids(table: SheetTable, rules: CheckRules, persons: Persons) -> Iterator[Notice]:
    """Ids that are not taken because they are somebody's number or name."""
    if not table.has(_FIELD):
        return
    make = NoticeMaker(table, rules)
    for index, (line, taken) in enumerate(zip(_lines(table), stated_ids(table, persons), strict=True)):
        if line != taken:
            yield make.cell("text-personal", index, _FIELD, words=_ANOTHER)


def _lines(table: SheetTable) -> list[str]:
    known = {text: _line(text) for text in set(table.block(_FIELD))}
    return [known[text] for text in table.block(_FIELD)]


def _line(text: str) -> str:
    line = tidy_line(text)
    return "" if blank(line) is Blank.NOTHING else line
