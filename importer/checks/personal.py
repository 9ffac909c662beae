"""Personal data that strayed into public columns: found, told, and withheld from what is published."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from importer.checks.cell_text import tidy_line
from importer.checks.rules import CheckRules, Finder
from importer.checks.sheet_table import SheetTable
from importer.checks.values import is_missing
from importer.notices import Notice

_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9][- ]?[0-9]{4}[- ]?[0-9]{4}(?![0-9])")
_TEXTS = ("address", "office_hours", "transit")
_NOT_DIGIT = re.compile(r"[^0-9]+")


@dataclass(frozen=True, slots=True)
class Persons:
    """What identifies each row's manager: name and mobile digits, empty where not given."""

    names: tuple[str, ...]
    mobiles: tuple[str, ...]


def persons_of(table: SheetTable) -> Persons:
    """The managers of a table's rows; masked and missing ones identify nobody."""
    names = [tidy_line(text) for text in table.block("manager_name")]
    mobiles = [_NOT_DIGIT.sub("", tidy_line(text))[-11:] for text in table.block("manager_mobile")]
    return Persons(
        tuple(name if len(name) > 1 and not is_missing(name) else "" for name in names),
        tuple(mobile if len(mobile) >= 7 else "" for mobile in mobiles),  # the shortest local number
    )


def check_personal(table: SheetTable, rules: CheckRules, persons: Persons) -> Iterator[Notice]:
    """The manager's name or mobile, or another mobile, in address, hours or transit; as office phone the manager's."""
    find = Finder(table, rules)
    for field in _TEXTS:
        for index, text in enumerate(table.block(field)):
            line = tidy_line(text)
            if without_personal(line, persons, index) != line:
                yield find.cell("text-personal", index, field, hidden=True)
    for index, text in enumerate(table.block("office_phone")):
        if persons.mobiles[index] and persons.mobiles[index] in _NOT_DIGIT.sub("", tidy_line(text)):
            yield find.cell("text-personal", index, "office_phone", hidden=True)


def without_personal(text: str, persons: Persons, index: int) -> str:
    """A public text with mobiles and the row's manager cut out; unchanged where there are none."""
    kept = _MOBILE.sub("", text)
    for private in (persons.names[index], persons.mobiles[index]):
        if private:
            kept = kept.replace(private, "")
    return kept if kept == text else kept.strip(" ，,、；;：:（）()")


def withheld_phones(phones: Sequence[str], persons: Persons, index: int) -> tuple[str, ...]:
    """The office phones without the manager's own mobile."""
    mobile = persons.mobiles[index]
    return tuple(phone for phone in phones if not mobile or mobile not in _NOT_DIGIT.sub("", phone))
