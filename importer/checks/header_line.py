"""The line above a table: 填报单位, 填报人, 填报时间, and 坐标系 where somebody states it there."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from importer.checks.cell_text import Blank, blank, without_spaces
from importer.checks.shown_cells import ShownCells
from importer.columns import Form
from importer.workbook.cells import cell_name

_PASSED_OVER = ""
_AROUND = " \u3000\xa0:：（(，,；;。"
_FILL = "_＿ \u3000"
_INSTRUCTION = re.compile(r"^\s*([（(]?[0-9一二三四五六七八九十]{1,2}[）).．、]|填写说明|填表说明|说明|备注|注)")
_INSTRUCTS = re.compile(r"^(请|应|须|需|填写|指|即|为|按|由|以|如实)")
_AMBIGUOUS = frozenset({"单位", "单位名称", "日期", "审核", "复核", "签发", "签字", "负责人"})
_COUNTED = frozenset("个人元件家条项次")
# A place for the seal is part of the form, not of an office's name.
_SEAL = r"[（(][^（）()]{0,6}章[）)]"
_SEALED = re.compile(rf"{_SEAL}$")
# How Excel numbers days: from the day before the first of 1900, with a leap day too many (ECMA-376 part 1, 18.17.4.1).
_DAY_NOUGHT = date(1899, 12, 30)
_SERIAL = re.compile(r"[2-6][0-9]{4}(\.[0-9]+)?")


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """What stands above a table: who filled it in, and when; each with the cell it stands in, such as `A2`."""

    texts: dict[str, str]
    cells: dict[str, str]

    def says_who(self) -> bool:
        """Whether it names the reporting office."""
        return bool(self.texts.get("filled_by_unit"))

    def or_else(self, other: "HeaderLine") -> "HeaderLine":
        """The same with what it lacks or leaves blank from another."""
        added = {name: text for name, text in other.texts.items() if not self.texts.get(name) and text}
        blank_too = {name: text for name, text in other.texts.items() if name not in self.texts}
        cells = {name: cell for name, cell in other.cells.items() if name in added or name not in self.cells}
        return HeaderLine({**self.texts, **blank_too, **added}, {**self.cells, **cells})


def header_line(shown: ShownCells, form: Form, start: int, end: int) -> HeaderLine:
    """The header fields in a sheet's rows from `start` up to `end` (0-based, excluded), the first of each.

    They stand in one cell or are spread over several, with or without a colon.
    """
    return _line(shown, form, range(start, end))


def line_below(shown: ShownCells, form: Form, start: int, end: int) -> HeaderLine:
    """The same below a table, beside the signatures; what the form's own notes say of its fields is none of it."""
    if start >= end:
        return HeaderLine({}, {})
    rows = [row for row in range(start, end) if not _INSTRUCTION.match("".join(shown.row(row)))]
    line = _line(shown, form, rows)
    texts = {name: text for name, text in line.texts.items() if text and not _INSTRUCTS.match(text)}
    return HeaderLine(texts, {name: cell for name, cell in line.cells.items() if name in texts})


def _line(shown: ShownCells, form: Form, rows: Iterable[int]) -> HeaderLine:
    field_of, labels = form.line_labels, _cut(tuple(form.line_labels))
    # Most of what stands above a table has no sign that a label begins with, and is not searched for one.
    signs = form.line_signs
    parts: dict[str, list[str]] = defaultdict(list)
    cells: dict[str, str] = {}
    for index in rows:
        label: str | None = None
        for column, text in enumerate(shown.row(index)):
            if not text or (not label and signs.isdisjoint(text)):
                continue
            for part in labels.split(text):
                known = field_of.get(without_spaces(part))
                if known is not None:
                    label = _PASSED_OVER if _filled(known, parts[known]) else known
                    cells.setdefault(known, cell_name(shown.sheet.top + index, shown.sheet.left + column))
                    parts[known].append("")
                elif label and (said := _unsealed(part).strip(_AROUND)):
                    parts[label].append(said)
    texts = {name: _filled(name, said) for name, said in parts.items() if name != _PASSED_OVER}
    return HeaderLine(texts, {name: cell for name, cell in cells.items() if name != _PASSED_OVER})


def _unsealed(text: str) -> str:
    """A text without a place for the seal at its end, nor the spaces about it."""
    # Spaces are the pattern's to find nowhere: it would look through a long run of them from each one anew.
    return _SEALED.sub("", text.rstrip()).rstrip()


@lru_cache(maxsize=4)
def _cut(labels: tuple[str, ...]) -> re.Pattern[str]:
    """What a header line is cut at: a label at the start, after a space, blank or bracket, or before a colon.

    So 某市填报人办公室 stays one name; 填报单位（盖章）： is read, and （联系人李某 … is no part of an office's name.
    A label that is also the beginning of other words (单位) needs an end of the word behind it.
    """
    before = r"(?<![^\s（(，,；;_＿])"
    seal = rf"(?:\s*[（(][^（）()]{{0,8}}[）)](?=\s*[:：_＿]|\s*$)|\s*{_SEAL}(?=\s))?"
    known, sure = _any_of(labels), _any_of(tuple(label for label in labels if label not in _AMBIGUOUS))
    starts = rf"{before}{sure}|{before}{known}(?!\w)|{before}{known}(?={seal}\s*[_＿])"
    return re.compile(rf"({starts}|{known}(?={seal}\s*[:：])){seal}")


def _any_of(labels: tuple[str, ...]) -> str:
    """A pattern for any of the labels, the longest first, with spaces between their signs."""
    spaced = (r"\s*".join(map(re.escape, label)) for label in sorted(labels, key=len, reverse=True))
    return f"(?:{'|'.join(spaced)})"


def _filled(name: str, said: list[str]) -> str:
    """A header field's text; the form's own blanks (年 月 日, underscores) are nothing."""
    if name == "filled_on":
        return _day("".join(part.strip(_FILL) for part in said).replace("_", ""))
    # （单位：个） says what is counted.
    texts = (part.strip(_FILL) for part in said if part.rstrip("）)") not in _COUNTED)
    text = next(filter(None, texts), "")
    return "" if blank(text) is Blank.NOTHING else text


def _day(text: str) -> str:
    """A date as it is written, but Excel's number of a day as a plain one; the form's own blanks are nothing."""
    bare = without_spaces(text)
    if bare == "年月日" or blank(bare) is Blank.NOTHING:
        return ""
    if _SERIAL.fullmatch(bare):
        return (_DAY_NOUGHT + timedelta(days=int(float(bare)))).isoformat()
    return text
