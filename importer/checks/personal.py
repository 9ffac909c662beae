"""Personal data that strayed into public columns: found, told, and withheld from what is published."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from importer.checks.cell_text import tidy_line, without_spaces
from importer.checks.found_rows import rows_with
from importer.checks.person_names import is_name, without_name
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.values import is_missing
from importer.notices import Notice, Severity

_DASH = r"[-‐‑–—－−.·• ]?"
_MOBILE = re.compile(rf"(?<![0-9])(?:(?:\+|00)?86{_DASH})?0?1[3-9][0-9]{_DASH}[0-9]{{4}}{_DASH}[0-9]{{4}}(?![0-9])")
_MOBILE_DIGITS = 11
_BARE_MOBILE = re.compile("1[3-9][0-9]{9}")
# Hong Kong, Macau and Taiwan, in any groups of digits.
_ABROAD = re.compile(r"(?<![0-9])(?:\+|00)((?:852|853|886)(?:[- ]{0,2}[0-9]){8,9})(?![0-9])")
# A landline without its area code; in Hong Kong and Macau mobiles look the same.
_LANDLINE = re.compile("[2-8][0-9]{6,7}")
_BEYOND_THE_MAINLAND = ("81", "82")
_LOCAL_NUMBER = re.compile(r"(?:0(?:10|2[0-9]|[3-9][0-9]{2})(?=[2-8][0-9]{6}))?([0-9]{7,})")
_TEXTS = ("window_name", "address", "office_hours", "transit")
# The shortest number of a person: a landline without its area code.
_ENOUGH_DIGITS = re.compile(f"[0-9](?:{_DASH}[0-9]){{6}}")
_NOT_DIGIT = re.compile(r"[^0-9]+")
# What announced the person that was cut out, and now announces nobody.
_WHOSE = re.compile(
    r"[（(，,；;、\s]*(联系人|负责人|联系电话|联系|电话|手机号码|手机号|手机)+[:：]?\s*(?=$|[，,；;。）)])[）)]?"
)
_LEFT_OVER = " ，,、；;：:（）()【】[]-—/"
_HIDDEN = "…"


@dataclass(frozen=True, slots=True)
class Persons:
    """What identifies the persons of each row: its manager, and who filled the sheet; empty where not given.

    Names have no spaces and match with any between their characters, numbers are digits and match with any dashes
    between them.
    """

    names: tuple[tuple[str, ...], ...]
    numbers: tuple[tuple[str, ...], ...]


def persons_of(table: SheetTable) -> Persons:
    """The persons of a table's rows; masked and missing ones identify nobody."""
    filled_by = _name(table.header.texts.get("filled_by", ""))
    block = table.block("manager_name")
    known = {text: _name(text) for text in set(block)}
    names = [known[text] for text in block]
    return Persons(
        tuple(tuple(each for each in (name, filled_by) if each) for name in names),
        tuple(_own_numbers(table)),
    )


def _own_numbers(table: SheetTable) -> Iterator[tuple[str, ...]]:
    """Each manager's own numbers: a landline that is the office's telephone too is no person's."""
    offices, codes = table.block("office_phone"), table.block("division_code")
    for index, text in enumerate(table.block("manager_mobile")):
        numbers = _numbers(text)
        if any(_LANDLINE.fullmatch(number) for number in numbers) and not codes[index].startswith(_BEYOND_THE_MAINLAND):
            office = tidy_line(offices[index])
            numbers = tuple(each for each in numbers if not (_LANDLINE.fullmatch(each) and holds_number(office, each)))
        yield numbers


def _name(text: str) -> str:
    """A name as it is compared, empty where there is none: tables pad those of two characters (张　三)."""
    name = without_spaces(text)
    return name if is_name(name) and not is_missing(name) else ""


def _numbers(text: str) -> tuple[str, ...]:
    """Every number in a manager's cell: mobiles, numbers with a country's code, and lines without their area code."""
    if text.isascii() and _BARE_MOBILE.fullmatch(text):
        return (text,)
    line = tidy_line(text)
    if is_missing(line):
        return ()
    mobiles = [_NOT_DIGIT.sub("", found)[-_MOBILE_DIGITS:] for found in _MOBILE.findall(line)]
    abroad = [_NOT_DIGIT.sub("", found) for found in _ABROAD.findall(line)]
    others = _LOCAL_NUMBER.findall(_ABROAD.sub(" ", _MOBILE.sub(" ", line)).replace("-", ""))
    return tuple(dict.fromkeys((*mobiles, *abroad, *others)))


def check_personal(table: SheetTable, rules: CheckRules, persons: Persons) -> Iterator[Notice]:
    """The row's persons or any mobile in name, address, hours or transit; the office phones' reader tells of those.

    A row of which a text that is needed holds nothing else cannot be published.
    """
    make = NoticeMaker(table, rules)
    for field in _TEXTS:
        needed = rules.form.by_field[field].needed
        lines = [tidy_line(text) for text in table.block(field)]
        for index in _suspects(lines, persons):
            kept = without_personal(lines[index], persons, index)
            if kept != lines[index]:
                severity = Severity.ERROR if needed and is_missing(kept) else Severity.WARNING
                yield make.cell("text-personal", index, field, severity=severity)
    if office_of(table, persons) != _stated_office(table):
        yield make.header("text-personal", "filled_by_unit", None)


def _suspects(texts: Sequence[str], persons: Persons) -> list[int]:
    """The rows, ascending, out of whose texts there may be something to cut: all others are surely clean."""
    rows = set(rows_with(_ENOUGH_DIGITS, texts))
    rows.update(
        row for row, (text, names) in enumerate(zip(texts, persons.names, strict=True)) for n in names if n[0] in text
    )
    return sorted(rows)


def public_texts(texts: Sequence[str], persons: Persons) -> list[str]:
    """A column of public texts, one per row, each with mobiles and its row's persons cut out."""
    public = list(texts)
    for row in _suspects(texts, persons):
        public[row] = without_personal(texts[row], persons, row)
    return public


def without_personal(text: str, persons: Persons, index: int) -> str:
    """A public text with mobiles and the row's persons cut out; unchanged where there are none."""
    kept = _without(_MOBILE.sub("", text), persons, index, "")
    return kept if kept == text else _WHOSE.sub("", re.sub(r"[（(]\s*[）)]", "", kept)).strip(_LEFT_OVER)


def _without(text: str, persons: Persons, index: int, instead: str) -> str:
    for name in persons.names[index]:
        text = without_name(text, name, instead)
    # Making a pattern takes a hundred times as long as seeing that there is nothing for it to find.
    for number in persons.numbers[index]:
        if holds_number(text, number):
            text = re.sub(_DASH.join(number), instead, text)
    return text


def holds_number(text: str, number: str) -> bool:
    """Whether a text holds a person's number, with any dashes between its digits."""
    return number in _NOT_DIGIT.sub("", text) and re.search(_DASH.join(number), text) is not None


def withheld_phones(phones: Sequence[str], persons: Persons, index: int) -> tuple[str, ...]:
    """The office phones without the manager's own numbers."""
    own = persons.numbers[index]
    return tuple(phone for phone in phones if not any(holds_number(phone, number) for number in own))


def _stated_office(table: SheetTable) -> str:
    return tidy_line(table.header.texts.get("filled_by_unit", ""))


def office_of(table: SheetTable, persons: Persons) -> str:
    """填报单位 as it may be shown: without a person's name or number that was written beside it."""
    office = _stated_office(table)
    if _MOBILE.search(office):
        # Beside a number stands whose it is, labelled or not; an office's name has no spaces.
        office = office.split(" ")[0]
    return without_personal(office, persons, 0) if len(table) else office


def discreet(notices: Sequence[Notice], table: SheetTable, persons: Persons) -> list[Notice]:
    """The notices without personal data in them, whatever check made them: a cell that holds any shows no value."""
    row_of = {row: index for index, row in enumerate(table.rows)}
    return [_discreet(notice, persons, row_of.get(notice.place.row or 0, 0)) for notice in notices]


def _discreet(notice: Notice, persons: Persons, index: int) -> Notice:
    """One notice; an office phone may be a mobile, and is shown where it is not the manager's."""
    if not persons.names:
        return notice

    def hidden(text: str) -> str:
        shown = text if notice.place.field == "office_phone" else _MOBILE.sub(_HIDDEN, text)
        return _without(shown, persons, index, _HIDDEN)

    words = {key: hidden(text) for key, text in notice.words.items()}
    value = notice.value
    if notice.code == "text-personal" or (value is not None and hidden(tidy_line(value)) != tidy_line(value)):
        value = None
    return replace(notice, words=words, value=value)
