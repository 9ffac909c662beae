"""Personal data that strayed into public columns: found, told, and withheld from what is published."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import compress, count
from operator import contains

from importer.checks.cell_text import ODD_OR_SPACE, tidy_line
from importer.checks.contact_clauses import NAME, NUMBER, without_contacts
from importer.checks.found_rows import put_right, rows_with
from importer.checks.held_numbers import holds_number, only_digits, without_number
from importer.checks.identity_numbers import without_identity_numbers
from importer.checks.mobiles import DASH, MOBILE
from importer.checks.office_persons import without_strangers
from importer.checks.person_names import without_name
from importer.checks.person_words import LABELS
from importer.checks.persons import Persons
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.values import blank_words, is_missing
from importer.notices import Notice
from locator.divisions.divisions import Divisions

_TEXTS = ("window_name", "address", "office_hours", "transit", "items", "closed_until")
# The shortest number of a person: a landline without its area code.
# Or as many signs that may stand between them, which is quicker to be seen than where each stands.
_ENOUGH_DIGITS = re.compile(f"[0-9]{DASH[:-2]}0-9]{{6}}")
_A_NUMBER = re.compile(f"{MOBILE.pattern}|[0-9](?:{DASH}[0-9]){{6,}}")
_ANNOUNCED = re.compile(f"{'|'.join(LABELS)}|[\\W_]")
# Beside a number stands whose it is, labelled or not; an office's name has no such sign.
_BESIDE_AN_OFFICE = re.compile(r"[\s（(【\[，,；;、/|]")
_HIDDEN = "…"
SHOWN_AS_IT_STANDS = {
    "shown": "经确认可以公开，已照原文公开",
    "shown_en": "it was confirmed that everybody may read it, and it is shown as it stands",
}
"""Words of `text-personal` where the text was confirmed."""


def check_personal(table: SheetTable, rules: CheckRules, persons: Persons) -> Iterator[Notice]:
    """The row's persons, any mobile or identity number in a public text; the office phones' reader tells of those.

    A text that is needed and holds nothing else is missing besides: such a row cannot be published.
    """
    make = NoticeMaker(table, rules)
    for field in _TEXTS:
        column, block = rules.form.by_field[field], table.block(field)
        lines = put_right(block, tidy_line, ODD_OR_SPACE) if any(block) else ()
        for index in _suspects(lines, persons):
            kept = without_personal(lines[index], persons, index)
            if kept != lines[index] and persons.frees(index, lines[index]):
                yield replace(make.cell("text-personal", index, field, words=SHOWN_AS_IT_STANDS), value=None)
            elif kept != lines[index]:
                yield replace(make.cell("text-personal", index, field, words=what_is_shown(kept)), value=None)
                if is_missing(kept):
                    yield replace(make.cell("value-missing", index, field, words=blank_words(column)), value=None)


def check_office(table: SheetTable, rules: CheckRules, office: str) -> Iterator[Notice]:
    """A person beside 填报单位; `office` is what may be shown of it."""
    if office != _stated_office(table):
        yield NoticeMaker(table, rules).header("text-personal", "filled_by_unit", None, what_is_shown(office))


def what_is_shown(kept: str) -> Mapping[str, str]:
    """What the public reads where something was withheld, as words of `text-personal`."""
    if is_missing(kept):
        return {
            "shown": "这一部分没有公开，没有剩下可以公开的内容",
            "shown_en": "that part is not shown, and nothing else is left to show",
        }
    return {
        "shown": f"这一部分没有公开，将公开为“{kept}”",
        "shown_en": f"that part is not shown; what is shown is “{kept}”",
    }


def _suspects(texts: Sequence[str], persons: Persons) -> list[int]:
    """The rows, ascending, out of whose texts there may be something to cut: all others are surely clean."""
    rows = set(rows_with(_ENOUGH_DIGITS, texts))
    for signs in persons.first_signs():
        named = compress(count(), map(contains, texts, signs))
        # A surname alone stands in many a text; a name is only cut out where all its signs stand.
        rows.update(row for row in named if any(name[-1] in texts[row] for name in persons.names[row]))
    return sorted(rows)


def public_texts(texts: Sequence[str], persons: Persons) -> list[str]:
    """A column of public texts, one per row, each with mobiles and its row's persons cut out."""
    public = list(texts)
    for row in _suspects(texts, persons):
        if not persons.frees(row, texts[row]):
            public[row] = without_personal(texts[row], persons, row)
    return public


def without_personal(text: str, persons: Persons, index: int) -> str:
    """A public text without mobiles, the row's persons, and the clause beside them; unchanged where there are none."""
    if _is_clean(text, persons, index):
        return text
    marked = _marked(MOBILE.sub(NUMBER, without_identity_numbers(text, NUMBER)), persons, index)
    return text if marked == text else without_contacts(marked)


def without_known(text: str, persons: Persons, index: int) -> str:
    """A telephone's text, which may have a mobile, without the row's persons and whoever is named beside a number."""
    if _is_clean(text, persons, index):
        return text
    marked = _marked(without_identity_numbers(text, NUMBER), persons, index)
    known = text if marked == text else without_contacts(marked)
    numbers = iter(_A_NUMBER.findall(known))
    left = without_contacts(_A_NUMBER.sub(NUMBER, known), marks=True)
    if _words(left) == _words(known):
        return known
    return re.sub(NUMBER, lambda _: next(numbers, ""), left)


def _is_clean(text: str, persons: Persons, index: int) -> bool:
    """Whether a text surely holds neither a number nor one of the row's persons, as nearly all do."""
    return not any(name[0] in text for name in persons.names[index]) and not _ENOUGH_DIGITS.search(text)


def _words(text: str) -> str:
    """What a telephone's text says beside numbers and what announces them."""
    return _ANNOUNCED.sub("", _A_NUMBER.sub("", text)).replace(NUMBER, "")


def _marked(text: str, persons: Persons, index: int) -> str:
    for name in persons.names[index]:
        text = without_name(text, name, NAME)
    numbers = persons.numbers[index]
    digits = only_digits(text) if numbers else ""
    for number in numbers:
        if number in digits:
            text = without_number(text, number, NUMBER)
    return text


def withheld_phones(phones: Sequence[str], persons: Persons, index: int) -> tuple[str, ...]:
    """The office phones without the manager's own numbers."""
    own = persons.numbers[index]
    # A number that ends on no digit of a telephone is none of it, and nearly all go by that.
    if not any(number[-1] in phone and number[0] in phone for phone in phones for number in own):
        return tuple(phones)
    return tuple(phone for phone in phones if not any(holds_number(phone, number) for number in own))


def _stated_office(table: SheetTable) -> str:
    return tidy_line(table.header.texts.get("filled_by_unit", ""))


def office_of(table: SheetTable, persons: Persons, divisions: Divisions) -> str:
    """填报单位 as it may be shown: without the names and numbers of persons that were written beside it."""
    office = stated = _stated_office(table)
    if not office:
        return office
    if MOBILE.search(office):
        office = _BESIDE_AN_OFFICE.split(office)[0]
    kept = without_strangers(without_personal(office, persons.named_in(office), 0), divisions)
    return stated if kept == stated else kept


def discreet(notices: Sequence[Notice], table: SheetTable, persons: Persons) -> list[Notice]:
    """The notices without personal data in them, whatever check made them: a cell that holds any shows no value.

    Its sentence quotes what is left of the cell. A notice of no row may speak of everybody in the table.
    """
    if not persons.names or not notices:
        return list(notices)
    row_of = {row: index for index, row in enumerate(table.rows)}
    everybody = None
    kept = []
    for notice in notices:
        index = row_of.get(notice.place.row or 0)
        if index is None:
            everybody = everybody or persons.of_all()
            kept.append(_discreet(notice, everybody, 0))
        else:
            kept.append(_discreet(notice, persons, index))
    return kept


def _discreet(notice: Notice, persons: Persons, index: int) -> Notice:
    """One notice; an office phone may be a mobile, and is shown where it is not the manager's."""
    within = without_known if notice.place.field == "office_phone" else without_personal
    words: Mapping[str, str] = {
        key: within(text, persons, index) or (text and _HIDDEN) for key, text in notice.words.items()
    }
    if words == notice.words:
        words = notice.words  # shared with other notices of its kind
    value = notice.value
    if value is not None:
        line = tidy_line(value)
        left = within(line, persons, index)
        if notice.code == "text-personal" or left != line:
            value = None
            words = {"value": left, **words, **_tidied(notice, left)}
    if words is notice.words and value is notice.value:
        return notice
    return replace(notice, words=words, value=value)


def _tidied(notice: Notice, left: str) -> Mapping[str, str]:
    """What a cell is said to have been tidied to: without its spaces a mobile may run on from other digits."""
    if notice.code != "value-tidied":
        return {}
    return dict.fromkeys(("was", "was_en", "tidy", "tidy_en"), f"“{left or _HIDDEN}”")
