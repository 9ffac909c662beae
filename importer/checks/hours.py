"""Office hours: each different text read once, and what there is to tell of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from importer.checks.cell_text import tidy_lines
from importer.checks.personal import public_texts
from importer.checks.persons import Persons
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.values import is_missing
from importer.notices import Notice
from locator.readers.hours import read_hours
from locator.window import HoursText, Parsed

_FIELD = "office_hours"
_SHORT = 200


@dataclass(frozen=True, slots=True)
class HoursRead:
    """The hours of each row as they are published, and what was found."""

    hours: tuple[HoursText | None, ...]
    notices: tuple[Notice, ...]


def read_office_hours(table: SheetTable, rules: CheckRules, persons: Persons) -> HoursRead:
    """Read each row's office hours, without what is withheld."""
    block = table.block(_FIELD)
    tidy = {text: "" if is_missing(text) else tidy_lines(text) for text in set(block)}
    shown = public_texts([tidy[text] for text in block], persons)
    known = {text: _hours(text) if len(text) <= _SHORT else _meaning(text) for text in set(shown)}
    hours = [known[text] for text in shown]
    return HoursRead(tuple(hours), tuple(_unread(table, rules, hours)))


def _meaning(text: str) -> HoursText | None:
    return read_hours(text or None).as_text()


# Offices write some thousand texts, the same in file after file; a long one is nobody else's.
_hours = lru_cache(maxsize=4096)(_meaning)


def _unread(table: SheetTable, rules: CheckRules, hours: list[HoursText | None]) -> Iterator[Notice]:
    make = NoticeMaker(table, rules)
    for index, read in enumerate(hours):
        if read is not None and read.parsed is Parsed.NONE:
            yield make.cell("hours-unreadable", index, _FIELD)
