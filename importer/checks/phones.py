"""Office phones: numbers that cannot be read, and mobiles that may be somebody's own."""

from collections.abc import Iterator

from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.values import is_missing
from importer.notices import Notice
from locator.readers.phones import PhoneFinding, read_phones

_CODES = {PhoneFinding.UNREADABLE: "phone-unreadable", PhoneFinding.MOBILE: "phone-mobile"}


def check_phones(table: SheetTable, rules: CheckRules) -> Iterator[Notice]:
    """Cells of which a part is no number, or a mobile; empty and masked ones are told of elsewhere."""
    make = NoticeMaker(table, rules)
    for index, text in enumerate(table.block("office_phone")):
        if not is_missing(text):
            findings = read_phones(text, None).findings
            yield from (
                make.cell(code, index, "office_phone") for finding, code in _CODES.items() if finding in findings
            )
