"""Values that are missing, masked, in error, or had to be tidied; an office that nobody names."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from importer.checks.cell_text import (
    CONTROL,
    LONGEST_NOTHING,
    MAY_SAY_NOTHING,
    ODD_OR_SPACE,
    UNCOMPUTED,
    Blank,
    blank,
    tidy_code,
    tidy_coordinate,
    tidy_line,
    tidy_lines,
    without_spaces,
)
from importer.checks.found_rows import rows_but_numbers, rows_with_sign
from importer.checks.rules import CheckRules, NoticeMaker
from importer.checks.sheet_table import SheetTable
from importer.checks.table_stack import TableStack
from importer.checks.tidied_why import tidied_why
from importer.columns import POSITION_FIELDS, Column
from importer.notices import Notice, Severity
from importer.region_names import is_offered_code
from locator.readers.phone_text import TYPED_FOR_A_DIGIT, with_digits

# A row's own number is of no consequence, and a missing one is not a fault. Office phones are judged number by number.
_NOT_HERE = frozenset({"number", "office_phone"})
_EXCEL_ERRORS = frozenset({"#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!", UNCOMPUTED})
# In an address's place: where it might be found, or when.
_ELSEWHERE = re.compile(
    r"[（(]?(?:详?见(?:附件|附表|公告|官网|网站|通知|下表|备注)|待(?:定|补|补充|填|填写|确定)|另行(?:通知|公告)|未定|暂定"
    r"|同(?:窗口|单位|区域)?名称?)[0-9一二三]?[）)]?[。.]?"
)
_IN_ERROR = "formula-error"
_BLANK_CODES = frozenset({"value-missing", "value-masked", _IN_ERROR})
_MAY_STAND_ELSEWHERE = re.compile("[见待另未暂同]")
_DOUBT = re.compile(f"{ODD_OR_SPACE.pattern[:-1]}{MAY_SAY_NOTHING.pattern[1:-1]}#=]")
_MAY_BE_MISTYPED = re.compile(f"{ODD_OR_SPACE.pattern[:-1]}{TYPED_FOR_A_DIGIT.pattern[1:]}")
_NARROW_BRACKETS = str.maketrans("（）", "()")
_LONGEST_MARK = 10
_SAME_MARKS = str.maketrans({"′": "'", "’": "'", "＇": "'", "”": '"', "“": '"'})

LOST_DIGITS = (
    "（科学计数法丢了数字，不能还原，请把这一列设为“文本”后重新填写）",
    " (digits were lost to scientific notation and cannot be told: format the column as text and fill it in again)",
)
"""What a number in a spreadsheet's scientific dress lacks, in both languages."""

_TIDIED: dict[str, Callable[[str], str]] = {
    "window_name": tidy_line,
    "division_code": tidy_code,
    "address": tidy_line,
    "office_phone": lambda text: with_digits(tidy_line(text)),
    "office_hours": tidy_lines,
    "transit": tidy_lines,
    "longitude": tidy_coordinate,
    "latitude": tidy_coordinate,
}


def tidied(field: str, text: str) -> str:
    """A field's text as it is read and published."""
    return _TIDIED.get(field, tidy_line)(text)


def is_missing(text: str) -> bool:
    """Whether a cell holds nothing that could be published: empty, masked, or a formula's error."""
    return blank(text) is not Blank.FILLED or is_formula_error(text)


def missing_in(texts: Sequence[str]) -> set[str]:
    """The texts of a column that hold nothing that could be published, as `is_missing` tells of each."""
    return {text for text in _doubtful(texts) if is_missing(text)}


def is_formula_error(text: str) -> bool:
    """Whether a cell holds the error of a formula, or a formula that was never computed."""
    return text.strip() in _EXCEL_ERRORS


def blank_words(column: Column) -> dict[str, str]:
    """What follows from a cell of this column that says nothing, for the sentences of such notices."""
    return {
        "consequence": "本行不能发布，" if column.needed else "",
        "consequence_en": ", so the row cannot be published" if column.needed else "",
    }


def faulty_formula(make: NoticeMaker, index: int, column: Column) -> Notice:
    """A formula in error, with its error; or one that was saved without a result, which has no text to be quoted."""
    text = make.table.text(column.field, index).strip()
    if text == UNCOMPUTED:
        words = {"formula": "没有计算结果的公式", "formula_en": "a formula without a result"}
        words |= {"deed": "在 Excel 或 WPS 中打开并保存，或", "deed_en": "open and save the file in Excel or WPS, or "}
    else:
        told = "" if column.private else text
        words = {"formula": f"出错的公式{told and f'（{told}）'}", "deed": "", "deed_en": ""}
        words["formula_en"] = f"a formula in error{told and f' ({told})'}"
    notice = make.cell(_IN_ERROR, index, column.field, words={**blank_words(column), **words})
    return replace(notice, value=None) if text == UNCOMPUTED else notice


def check_header(table: SheetTable, rules: CheckRules, owner: str) -> Iterator[Notice]:
    """A blank reporting office: somebody has to own the windows. Rows of several provinces leave nobody to assume."""
    if table.header.texts.get("filled_by_unit"):
        return
    make = NoticeMaker(table, rules)
    if owner:
        words = {
            "consequence": f"所属单位已推定为“{owner}”，",
            "consequence_en": f"; the owner was taken to be “{owner}”",
        }
        yield make.header("value-missing", "filled_by_unit", "", words)
    else:
        words = {
            "consequence": "各行又不同属一省，无从推定所属单位，不能发布，",
            "consequence_en": " and the rows share no province, so that nobody owns them: they cannot be published",
        }
        yield make.header("value-missing", "filled_by_unit", "", words, severity=Severity.ERROR)


OfColumn = tuple[Sequence[Notice], Sequence[Notice]]
"""What is told of a column: of its empty, masked and faulty cells, each at its cell; and of tidied ones, together."""


def checked_columns(stack: TableStack, rules: CheckRules) -> list[str]:
    """The fields whose columns are looked through, each once, in the order in which they are told of."""
    table = stack.whole
    same_column = table.columns.get("latitude") == table.columns.get("longitude")
    fields = dict.fromkeys([*(column.field for column in _printed(rules)), *_TIDIED])
    return [
        name
        for name in fields
        if table.has(name) and name in rules.form.by_field and not (name == "latitude" and same_column)
    ]


def check_column(stack: TableStack, rules: CheckRules, field: str) -> OfColumn:
    """What there is to tell of a column's values."""
    block, blanks, tidied_ones = stack.whole.block(field), list[Notice](), list[Notice]()
    doubtful: dict[str, set[str]] = {}
    if field in {column.field for column in _printed(rules)}:
        doubtful[field] = _doubtful(block)
        blanks += _blanks(stack.whole, rules, rules.form.by_field[field], doubtful[field])
    if field in _TIDIED:
        tidied_ones += _tidied(stack, rules, field, _may_be_untidy(field, block, doubtful))
    return blanks, tidied_ones


def told_of_columns(found: Mapping[str, OfColumn]) -> Iterator[Notice]:
    """What was found in the columns: first every blank, then what was tidied."""
    for blanks, _ in found.values():
        yield from blanks
    for field in _TIDIED:
        if field in found:
            yield from found[field][1]


def _printed(rules: CheckRules) -> list[Column]:
    """The form's columns that may not be blank."""
    return [column for column in rules.form.printed() if column.field not in _NOT_HERE]


def without_paired(notices: Sequence[Notice], table: SheetTable, paired: Collection[int]) -> list[Notice]:
    """The notices of `told_of_columns` but for missing coordinates of the rows that give both in one cell."""
    cells = {table.cell(field, index) for field in POSITION_FIELDS for index in paired}
    return [notice for notice in notices if notice.code not in _BLANK_CODES or notice.place.cell not in cells]


def _blanks(table: SheetTable, rules: CheckRules, column: Column, doubtful: Collection[str]) -> Iterator[Notice]:
    block = table.block(column.field)
    codes = {text: code for text in doubtful if (code := _blank_code(text))}
    if column.field == "address":
        likely = {block[row] for row in rows_with_sign(_MAY_STAND_ELSEWHERE, block)}
        codes |= {text: "value-missing" for text in likely if _ELSEWHERE.fullmatch(without_spaces(text))}
    if not codes:
        return
    make = NoticeMaker(table, rules)
    found = [(index, codes[text]) for index, text in enumerate(block) if text in codes]
    blanks = make.cells(
        ((index, code) for index, code in found if code != _IN_ERROR), column.field, blank_words(column)
    )
    for index, code in found:
        yield faulty_formula(make, index, column) if code == _IN_ERROR else next(blanks)


def _doubtful(block: Sequence[str]) -> set[str]:
    """The texts of a column that may be blank, masked, in error or untidy: no others are."""
    lengths = np.fromiter(map(len, block), np.intp, len(block))
    short = np.flatnonzero(lengths <= LONGEST_NOTHING).tolist()
    return {block[row] for row in (*short, *rows_with_sign(_DOUBT, block))}


def _blank_code(text: str) -> str | None:
    if is_formula_error(text):
        return _IN_ERROR
    said = blank(text)
    if said is Blank.FILLED:
        return None
    return "value-missing" if said is Blank.NOTHING else "value-masked"


def _may_be_untidy(field: str, block: Sequence[str], doubtful: Mapping[str, set[str]]) -> set[str]:
    """The texts of a column that tidying may change; `doubtful` are those of the columns that were looked through."""
    if _TIDIED[field] in (tidy_line, tidy_lines):
        return doubtful[field]
    if field in POSITION_FIELDS:
        return {block[row] for row in rows_but_numbers(block)}
    if field == "office_phone":
        return {block[row] for row in rows_with_sign(_MAY_BE_MISTYPED, block)}
    # Codes have faults of their own.
    return set(block)


def _tidied(stack: TableStack, rules: CheckRules, field: str, texts: Collection[str]) -> Iterator[Notice]:
    block, tidy_text = stack.whole.block(field), _TIDIED[field]
    # Of control characters `text-suspicious` tells by itself.
    changed = {text for text in texts if _is_changed(text, tidy_text(text)) and not is_missing(text)}
    if field == "division_code":
        # What the template's own drop-down writes is nothing to be put right.
        changed = {text for text in changed if not is_offered_code(text, rules.divisions)}
    if not changed:
        return
    for hits in stack.by_table(index for index, text in enumerate(block) if text in changed):
        more = len(hits) - 1
        first = block[hits[0]]
        tidy = tidied(field, first)
        why, why_en = tidied_why(field, first, tidy)
        words = {
            "was": f"“{first}”",
            "was_en": f"“{first}”",
            "tidy": f"“{tidy}”",
            "tidy_en": f"“{tidy}”",
            "why": why,
            "why_en": why_en,
            "more": f"，同列另有 {more} 处" if more else "",
            "more_en": f", as were {more} more cells of this column" if more else "",
        }
        yield NoticeMaker(stack.whole, rules).cell("value-tidied", hits[0], field, words=words)


def _is_changed(text: str, tidy: str) -> bool:
    # Tidying gives back the text itself where there is nothing to tidy, control characters included.
    return tidy is not text and tidy != CONTROL.sub("", text)


def examples_in(table: SheetTable, rules: CheckRules) -> list[int]:
    """The rows that are the form's own sample row, filled as printed, or the template's, which is marked as one.

    The printed one's name, code, address and both coordinates must be the printed ones: an office whose window truly
    stands at that address writes its own code and position. No window's name begins as the template's sample does.
    """
    return sorted({*_printed_examples(table, rules), *_marked_examples(table, rules)})


def _marked_examples(table: SheetTable, rules: CheckRules) -> Iterator[int]:
    marks = {rules.form.sample_mark, rules.form.sample_mark.translate(_NARROW_BRACKETS)}
    for row, name in enumerate(table.block("window_name")):
        if "示例" in name[:_LONGEST_MARK] and without_spaces(name).startswith(tuple(marks)):
            yield row


def _printed_examples(table: SheetTable, rules: CheckRules) -> Iterable[int]:
    rows: Iterable[int] = range(len(table))
    for field in ("window_name", "division_code", "address", "longitude", "latitude"):
        block, printed = table.block(field), _comparable(rules.form.by_field[field].example or "")
        # Nearly all rows go at the first sign of the first field; a letter or digit may be written in full width.
        sign = "" if printed[:1].isascii() else printed[:1]
        rows = [row for row in rows if sign in block[row] and _comparable(block[row]) == printed]
        if not rows:
            return ()
    return rows


def _comparable(text: str) -> str:
    return without_spaces(text).translate(_SAME_MARKS)
