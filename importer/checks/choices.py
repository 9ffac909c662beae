"""Cells where there is a choice to state, and what they state is not understood."""

from collections.abc import Callable, Iterator, Sequence

from importer.checks.cell_text import Blank, blank
from importer.checks.personal import public_texts
from importer.checks.persons import Persons
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.stated_choices import datum_stated, kind_known, level_stated
from importer.checks.suspension_stated import is_suspension_understood
from importer.notices import Notice

_NO_END = ("没有写明到哪一天，按一直暂停处理", "names no day; the window counts as closed")
_NOT_STATED = ("读不懂，按没有注明处理", "is not understood and counts as not stated")
_UNDERSTOOD: dict[str, tuple[Callable[[str], object], tuple[str, str]]] = {
    "kind": (kind_known, ("读不懂，按人工窗口处理", "is not understood; the window counts as staffed")),
    "level": (level_stated, _NOT_STATED),
    "datum": (datum_stated, _NOT_STATED),
    "closed_until": (lambda text: is_suspension_understood(text) or None, _NO_END),
}
_WITH_PERSONS = "closed_until"
"""What is published of this is its text without its persons."""


def check_choices(table: SheetTable, rules: CheckRules, persons: Persons) -> Iterator[Notice]:
    """Kind, level, datum and suspension that say something else than is known, whoever is named beside it."""
    make = NoticeMaker(table, rules)
    for field, (understood, (zh, en)) in _UNDERSTOOD.items():
        block: Sequence[str] = table.block(field)
        if field == _WITH_PERSONS and any(block):
            block = public_texts(block, persons)
        strange = {text for text in set(block) if blank(text) is not Blank.NOTHING and understood(text) is None}
        for index, text in enumerate(block if strange else ()):
            if text in strange:
                yield make.cell("text-suspicious", index, field, words={"reason": zh, "reason_en": en})
