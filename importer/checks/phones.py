"""Office phones: numbers that cannot be read, and mobiles that are shown and may be somebody's own."""

import re
from collections.abc import Iterator

from importer.checks.personal import Persons, withheld_phones
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.values import is_missing
from importer.notices import Notice
from locator.readers.phones import PhoneFinding, read_phones

_MOBILE = re.compile(r"1[3-9][0-9] [0-9]{4} [0-9]{4}")


def check_phones(table: SheetTable, rules: CheckRules, persons: Persons) -> Iterator[Notice]:
    """Cells of which a part is no number, or a mobile; empty and masked ones are told of elsewhere.

    The manager's own mobile is not shown, so that nobody is asked about it here: `text-personal` tells of it.
    """
    make = NoticeMaker(table, rules)
    for index, text in enumerate(table.block("office_phone")):
        if is_missing(text):
            continue
        read = read_phones(text, None)
        if PhoneFinding.UNREADABLE in read.findings:
            yield make.cell("phone-unreadable", index, "office_phone")
        if any(_MOBILE.fullmatch(phone) for phone in withheld_phones(read.phones, persons, index)):
            yield make.cell("phone-mobile", index, "office_phone")
