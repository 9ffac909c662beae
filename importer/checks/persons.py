"""The persons of a table: the names and numbers that its private cells hold, in whatever dress they are written."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from importer.checks.cell_text import tidy_line, tidy_lines, without_spaces
from importer.checks.held_numbers import holds_number, only_digits
from importer.checks.mobiles import MOBILE
from importer.checks.packed_texts import Packed, packed, unpacked
from importer.checks.person_names import is_name
from importer.checks.person_words import HAN, LABELS, NOBODY, TITLES
from importer.checks.sheet_table import SheetTable
from importer.checks.table_stack import TableStack
from importer.checks.values import is_missing

_MOBILE_DIGITS = 11
_BARE_MOBILE = re.compile("1[3-9][0-9]{9}")
# Hong Kong, Macau and Taiwan, in any groups of digits.
_ABROAD = re.compile(r"(?<![0-9])(?:\+|00)((?:852|853|886)(?:[- ]{0,2}[0-9]){8,9})(?![0-9])")
# A landline without its area code; in Hong Kong and Macau mobiles look the same.
_LANDLINE = re.compile("[2-8][0-9]{6,7}")
_BEYOND_THE_MAINLAND = ("81", "82")
_LOCAL_NUMBER = re.compile(r"(?:0(?:10|2[0-9]|[3-9][0-9]{2})(?=[2-8][0-9]{6}))?([0-9]{7,})")
_NOT_DIGIT = re.compile(r"[^0-9]+")
# Nobody is called or dialled by more; what else stands in such a cell is no name.
_LONGEST_NAME = 20
_LONGEST_NUMBER = 20
_READ = 200
_HAN_NAME = re.compile(f"{HAN}{{2,4}}")
_BETWEEN = re.compile(r"[、，,/／;；:：|｜+＋&（）()【】\[\]\n0-9*＊=<>-]+")
_TITLE_BEFORE = re.compile(rf"(?>{'|'.join(LABELS)}|[A-Za-z甲乙正副]岗|[副正]?(?:{'|'.join(TITLES)}))+")
_TITLE_BEHIND = re.compile(rf"(?:[副正]?(?:{'|'.join((*TITLES, *LABELS))}))+$")
_ENDS_OF_TITLES = frozenset(word[-1] for word in (*TITLES, *LABELS))
_JOINED = re.compile(f"({HAN}{{2,4}})[和及与]({HAN}{{2,4}})")


@dataclass(frozen=True, slots=True)
class Persons:
    """What identifies the persons of each row: its manager, and who filled the sheet; empty where not given.

    Names have no spaces and match with any between their characters, numbers are digits and match with any dashes
    between them. `freed` are texts of some rows of which it was confirmed that everybody may read them, without spaces.
    """

    names: tuple[tuple[str, ...], ...]
    numbers: tuple[tuple[str, ...], ...]
    freed: Mapping[int, frozenset[str]] = field(default_factory=dict, repr=False)
    _signs: list[list[str]] = field(default_factory=list, init=False, repr=False, compare=False)

    def __reduce__(self) -> tuple[Callable[..., "Persons"], tuple[Packed, Packed, Mapping[int, frozenset[str]]]]:
        return _unpacked, (packed(self.names), packed(self.numbers), self.freed)

    def of(self, rows: slice) -> "Persons":
        """Those of some of the rows."""
        if not self.freed:
            return Persons(self.names[rows], self.numbers[rows])
        places = range(len(self.names))[rows]
        freed = {at: self.freed[row] for at, row in enumerate(places) if row in self.freed}
        return Persons(self.names[rows], self.numbers[rows], freed)

    def with_freed(self, texts: Mapping[int, Iterable[str]]) -> "Persons":
        """The same, with texts by their row that everybody may read."""
        if not texts:
            return self
        freed = {
            row: frozenset(without_spaces(tidied(text)) for text in some for tidied in (str, tidy_line, tidy_lines))
            for row, some in texts.items()
        }
        return Persons(self.names, self.numbers, freed)

    def frees(self, row: int, text: str) -> bool:
        """Whether it was confirmed that everybody may read a text of a row."""
        return row in self.freed and without_spaces(text) in self.freed[row]

    def first_signs(self) -> list[list[str]]:
        """The first sign of each row's first name, of its second, and so on; NUL where a row has no more."""
        if not self._signs:
            known = set(self.names)
            for place in range(max(map(len, known), default=0)):
                signs = {names: names[place][0] if len(names) > place else "\0" for names in known}
                self._signs.append(list(map(signs.__getitem__, self.names)))
        return self._signs

    def of_all(self) -> "Persons":
        """Everybody of the table as the persons of one row: for texts that belong to no row, or to all."""
        names = dict.fromkeys(each for row in set(self.names) for each in row)
        numbers = dict.fromkeys(each for row in set(self.numbers) for each in row)
        return Persons((tuple(sorted(names)),), (tuple(sorted(numbers)),))

    def named_in(self, text: str) -> "Persons":
        """Those of everybody in the table whom a text may name, as the persons of one row."""
        digits = only_digits(text)
        names = {name for row in set(self.names) for name in row if name[0] in text}
        numbers = {number for row in self.numbers for number in row if number in digits} if digits else set()
        return Persons((tuple(sorted(names)),), (tuple(sorted(numbers)),))


def _unpacked(names: Packed, numbers: Packed, freed: Mapping[int, frozenset[str]]) -> Persons:
    return Persons(unpacked(names), unpacked(numbers), freed)


def persons_of(table: SheetTable) -> Persons:
    """The persons of a table's rows; masked and missing ones identify nobody."""
    return persons_in(TableStack.of([table]))


def persons_in(stack: TableStack) -> Persons:
    """The same of tables on each other."""
    table = stack.whole
    filled_by = stack.in_each_row(lambda each: names_in(each.header.texts.get("filled_by", "")))
    managers, mobiles = table.block("manager_name"), table.block("manager_mobile")
    known = {text: names_in(text) for text in set(managers)}
    beside = {text: found for text in set(mobiles) if not text.isascii() and (found := _names_beside(text))}
    alone = {
        (manager, other): tuple(dict.fromkeys((*known[manager], *other)))
        for manager, other in set(zip(managers, filled_by, strict=True))
    }
    names: list[tuple[str, ...]] = list(map(alone.__getitem__, zip(managers, filled_by, strict=True)))
    for index, mobile in enumerate(mobiles if beside else ()):
        if mobile in beside:
            names[index] = tuple(dict.fromkeys((*known[managers[index]], *beside[mobile], *filled_by[index])))
    numbers = list(_own_numbers(table))
    # A text that is taken from above may name whoever is named there.
    for index in sorted({index for marks in table.repeated.values() for index in marks if index}):
        names[index] = tuple(dict.fromkeys((*names[index], *names[index - 1])))
        numbers[index] = tuple(dict.fromkeys((*numbers[index], *numbers[index - 1])))
    return Persons(tuple(names), tuple(numbers))


def names_in(text: str) -> tuple[str, ...]:
    """The names in a private cell: 张　三, 张伟国、王小明, 张伟国（主任）, 张伟国13800001111, 负责人：张伟国.

    The whole cell is one too, if it is short enough: not every name is known by its form.
    """
    if _HAN_NAME.fullmatch(text) and _bare(text) == text:
        return () if is_missing(text) else (text,)
    line = tidy_line(text[:_READ])
    if is_missing(line):
        return ()
    whole = without_spaces(line)
    found = [whole] if is_name(whole) and len(whole) <= _LONGEST_NAME and not _BETWEEN.search(whole) else []
    for part in _BETWEEN.split(line):
        found += _names_of_part(part)
    return tuple(dict.fromkeys(found))


def _names_of_part(part: str) -> Iterator[str]:
    """The names in what no punctuation parts; a space parts two of them, or pads one."""
    joined = _bare(without_spaces(part))
    words = part.split(" ") if re.search(HAN, joined) else []
    for name in (joined, *map(_bare, words)):
        if both := _JOINED.fullmatch(name):
            yield from both.groups()
        if is_name(name) and len(name) <= _LONGEST_NAME and not NOBODY.search(name) and not is_missing(name):
            yield name


def _bare(word: str) -> str:
    """A word without the titles and labels around the name in it."""
    word = word.strip()
    before = _TITLE_BEFORE.match(word)
    if before:
        word = word[before.end() :]
    behind = _TITLE_BEHIND.search(word[-_LONGEST_NAME:]) if word[-1:] in _ENDS_OF_TITLES else None
    return word[: len(word) - len(behind[0])] if behind else word


def _names_beside(mobile: str) -> tuple[str, ...]:
    """The names in a manager's number's cell: 负责人及电话 is one column in many sheets."""
    return tuple(name for name in names_in(mobile) if _HAN_NAME.fullmatch(name) and not NOBODY.search(name))


def _own_numbers(table: SheetTable) -> Iterator[tuple[str, ...]]:
    """Each manager's own numbers: a landline that is the office's telephone too is no person's."""
    offices, codes, managers = table.block("office_phone"), table.block("division_code"), table.block("manager_name")
    mobiles = table.block("manager_mobile")
    for index, (text, is_mobile) in enumerate(zip(mobiles, map(_BARE_MOBILE.fullmatch, mobiles), strict=True)):
        if is_mobile and (not managers[index] or managers[index].isalpha()):
            yield (text,)
            continue
        numbers = _numbers(text)
        if managers[index] and not managers[index].isalpha():
            numbers = tuple(dict.fromkeys((*numbers, *_numbers(managers[index]))))
        if any(_LANDLINE.fullmatch(number) for number in numbers) and not codes[index].startswith(_BEYOND_THE_MAINLAND):
            office = tidy_line(offices[index])
            numbers = tuple(each for each in numbers if not (_LANDLINE.fullmatch(each) and holds_number(office, each)))
        yield numbers


def _numbers(text: str) -> tuple[str, ...]:
    """Every number in a manager's cell: mobiles, numbers with a country's code, and lines without their area code."""
    if text.isascii() and _BARE_MOBILE.fullmatch(text):
        return (text,)
    line = tidy_line(text[:_READ])
    if is_missing(line):
        return ()
    mobiles = [_NOT_DIGIT.sub("", found)[-_MOBILE_DIGITS:] for found in MOBILE.findall(line)]
    abroad = [_NOT_DIGIT.sub("", found) for found in _ABROAD.findall(line)]
    others = _LOCAL_NUMBER.findall(_ABROAD.sub(" ", MOBILE.sub(" ", line)).replace("-", ""))
    # Two mobiles without a sign between them.
    digits = _NOT_DIGIT.sub("", line)
    glued = [digits[at : at + _MOBILE_DIGITS] for at in range(0, len(digits), _MOBILE_DIGITS)]
    if all(_BARE_MOBILE.fullmatch(each) for each in glued):
        mobiles += glued
    return tuple(dict.fromkeys(each for each in (*mobiles, *abroad, *others) if len(each) <= _LONGEST_NUMBER))
