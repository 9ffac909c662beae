"""What a table's columns are called: the texts down its header, from a group's label to its parts."""

import re
from dataclasses import dataclass, field

from importer.checks.cell_text import without_spaces
from importer.checks.contact_columns import ANYBODYS_PHONE
from importer.checks.shown_cells import ShownCells
from importer.columns import PARTS_OF_HOURS, Form, HeaderTexts, Meaning

PARTS = {
    "姓名": "姓名",
    "名字": "姓名",
    "e": "经度",
    "n": "纬度",
    "x": "经度",
    "y": "纬度",
    "经": "经度",
    "纬": "纬度",
    "职务": "职务",
    "职位": "职务",
    "职称": "职务",
    "性别": "性别",
    "科室": "科室",
}
"""What stands under a group's label, and means nothing by itself."""

REMARK_ALONE = re.compile(r"[（(【\[].*[）)】\]]|必填项?|选填项?|可不填|文本|数字|[*＊]+", re.S)
_A_PERSON = re.compile("负责人|责任人|联系人|经办人|管理员|工作人员|首席代表")


@dataclass(frozen=True, slots=True)
class HeaderNames:
    """A header's rows, 0-based, both included, and what each of its columns is called from above to below."""

    shown: ShownCells
    form: Form
    top: int
    bottom: int
    _names: dict[int, list[str]] = field(default_factory=dict)

    def names(self, column: int) -> list[str]:
        """A column's texts down the header, each once; a group's label stands for all columns under it."""
        if column not in self._names:
            self._names[column] = self._read_names(column)
        return self._names[column]

    def all_names(self) -> HeaderTexts:
        """The names of every column, from left to right."""
        return tuple(tuple(self.names(column)) for column in range(len(self.shown.own)))

    def _read_names(self, column: int) -> list[str]:
        found: list[str] = []
        texts = self.shown.column_of_rows(column, self.top, self.bottom)
        for row in range(self.top, self.bottom + 1):
            text = texts[row] if self.shown.across(row, column) is None else ""
            if not text.strip() and row < self.bottom:
                text = self._group(row, column)
            name = without_spaces(text)
            if name and name not in found and not name.isdigit() and not REMARK_ALONE.fullmatch(name):
                found.append(name)
        return found

    def _group(self, row: int, column: int) -> str:
        """The label that is merged over a column, or that stands left of it over a part of its own."""
        origin = self.shown.across(row, column)
        if origin is not None:
            return self.shown.own[origin][row]
        if not self.shown.own[column][self.bottom].strip() or merged_over(self.shown, row):
            return ""
        left = column
        while left > 0 and not self.shown.own[left][row].strip():
            left -= 1
        return self.shown.own[left][row]

    def meanings(self, column: int) -> tuple[Meaning, ...]:
        names = self.names(column)
        if not names:
            return ()
        last, group = names[-1], "".join(names[:-1])
        part = PARTS.get(last.lower(), last)
        if group and _A_PERSON.search(group):
            if part == "姓名":
                return (Meaning(("manager_name",), 0),)
            if part in ANYBODYS_PHONE or "手机" in part:
                return (Meaning(("manager_mobile",), 0),)
        if part in PARTS_OF_HOURS:
            return self.form.meanings(group)
        return (group and self.form.meanings(group + part)) or self.form.meanings(part)


def merged_over(shown: ShownCells, row: int) -> set[int]:
    """The columns of a row whose cells are merged over others beside them."""
    return {origin for column in range(len(shown.own)) if (origin := shown.across(row, column)) is not None}
