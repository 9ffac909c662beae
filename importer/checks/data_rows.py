"""Which rows below a header are windows, and which are blank, prepared, headings, sums or notes.

A prepared row says no more than a form may have been handed out with. Headings are those of sections (一、天心区),
the form's own (填写说明), titles of the next page, and those may stand in any column. So from the first heading, sum or
note on, a row counts where three of its cells are filled, or where it has a division code or a name: a window that
somebody added below the notes is a window still. Whatever a row begins with, two facts in the columns for them make it
one: it is judged, as nothing would tell that it was left out.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from importer.checks.cell_text import tidy_code, without_spaces
from importer.checks.header_columns import Heading
from importer.checks.shown_cells import ShownCells
from importer.checks.stated_facts import STREET, states_facts
from importer.columns import POSITION_FIELDS

PREPARED = frozenset({"number", "region_name", "division_code", "kind", "level", "datum"})
"""What a form may have been handed out with: a row that holds nothing else has not been filled in yet."""

_FACTS_BELOW_A_NOTE = 3
_NOTE = re.compile(
    r"^[（(【\[]?(填写说明|填表说明|填报说明|填报要求|填写要求|说明|备注|注|合计|小计|总计|共计|累计|审核|审批|复核|单位负责人|负责人签|分管|主管领导"
    r"|签字|签名|签章|盖章|公章|单位公章|填报|填表|填写|联系人|联系电话|经办人|制表|报送|上报|日期|附件|附表|附[:：]|续表|接上页|转下页|第[0-9一二三四五]{1,3}页"
    r"|共[0-9]{1,4}[页个条]|以下空白|以下为空|此行以下|本表|此表|样表|示例[:：])"
    r"|(信息|汇总|统计|登记|明细|一览|情况|采集|报送|调查|基本)表([（(].{0,20}[)）])?$"
)
# A window may be called what a note begins with: 审批服务窗口02, 注册登记大厅.
_NAMED = re.compile(
    r"(?!填|本表|此|以下|第|单位|附[件表])[^：:；;。！，,]{2,30}(窗口|中心|大厅|厅|室|站)"
    r"([（(]?[0-9A-Z一二三四五六七八九十]{1,3}号?[）)]?)?"
)
_DEGREES = re.compile(r"[0-9]{2,3}(?![0-9])")
_SUM = re.compile(r".{0,15}(合计|小计|总计|共计|累计)([（(].*[)）])?[:：]?")
_SUMMED = re.compile(r"共?[0-9０-９.,，]*[个家条处%]?(窗口)?|[-/—]")
_NUMBER = re.compile(r"[0-9]*\.?0*")
_DAY = re.compile(
    r"[0-9]{4}[年./-][0-9]{1,2}[月./-][0-9]{1,2}日?"
    r"|[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
_RULE = re.compile(r"[-—–－―_＿=＝*＊~～.…·]{2,}")
_COLON = ("：", ":")
# A numbered paragraph, a date, a sentence, a long text; 中心（南门）1号 is a name.
_NO_NAME = re.compile(r"^[（(]?([0-9]{1,2}|[一二三四五六七八九十]{1,3})[）).．、]|^[0-9]{4}[年.-]|[：:；;。！]|.{31}")
_CODE = re.compile(r"[0-9]{5,12}")
_SUMS = ("number", "region_name", "window_name")
_FEW_ROWS = 200
_SIGNED = 5
"""Who checked, who signed, and their names: no more is filled of a line of signatures."""
_BANNER = 4
"""A single text that is merged over so many columns is no window's."""


def data_rows(shown: ShownCells, heading: Heading, start: int, end: int) -> list[int]:
    """The indices, from `start` up to `end` (excluded), of the rows below a header that are windows."""
    return _Rows(shown, heading, start, end).windows()


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows from `start` up to `end`, under a heading."""

    shown: ShownCells
    heading: Heading
    start: int
    end: int

    def windows(self) -> list[int]:
        if self.start >= self.end:
            return []
        if self._are_plainly_windows():
            return list(range(self.start, self.end))
        labels = self.heading.labels
        filled = {column: self._filled(column) for column in set(labels.values())}
        facts = self._count(filled[column] for column in {each for name, each in labels.items() if name != "number"})
        stated = self._count(filled[each] for name, each in labels.items() if name not in PREPARED) > 0
        notes = self._notes(facts)
        counts = (facts > 0) & stated
        counts[list(notes | self._rules())] = False
        strict = self._first_strict(notes)
        for row in (strict + np.flatnonzero(counts[strict:] & (facts[strict:] < _FACTS_BELOW_A_NOTE))).tolist():
            counts[row] = self._is_window(row)
        return (self.start + np.flatnonzero(counts)).tolist()

    def _are_plainly_windows(self) -> bool:
        """Whether every row of a small table has more than any note or signature has, and none sums up or parts others.

        In more columns are all of them filled than a form may have been handed out with.
        """
        if self.end - self.start > _FEW_ROWS:
            return False
        labels = self.heading.labels
        asked = {column: self.shown.own[column][self.start : self.end] for column in set(labels.values())}
        facts = {column for name, column in labels.items() if name != "number"}
        if sum(all(map(str.strip, asked[column])) for column in facts) <= max(_SIGNED, len(PREPARED)):
            return False
        sums = "".join(text for name in _SUMS if name in labels for text in asked[labels[name]])
        return "计" not in sums and all(text[:1].isalnum() for text in asked[next(iter(labels.values()))])

    def _filled(self, column: int) -> NDArray[np.bool_]:
        """In which rows a column is filled."""
        texts = self.shown.own[column][self.start : self.end]
        return np.fromiter(map(bool, map(str.strip, texts)), dtype=np.bool_, count=len(texts))

    def _count(self, filled: Iterable[NDArray[np.bool_]]) -> NDArray[np.int64]:
        """How many of some columns are filled in each row."""
        count = np.zeros(self.end - self.start, dtype=np.int64)
        for column in filled:
            count += column
        return count

    def _notes(self, facts: NDArray[np.int64]) -> set[int]:
        """The rows that are headings, sums or notes; only those are looked at that say next to nothing, or sum up."""
        notes = {row for row in np.flatnonzero(facts <= 1).tolist() if self._is_note(row, int(facts[row]))}
        notes |= {row for row in np.flatnonzero((facts > 1) & (facts <= _SIGNED)).tolist() if self._is_signed(row)}
        notes |= {row for row in self._summing() if self._is_sum(row)}
        return {row for row in notes if not self._states_facts(row)}

    def _rules(self) -> set[int]:
        """The rows that part others: dashes, and no word."""
        texts = self.shown.own[next(iter(self.heading.labels.values()))][self.start : self.end]
        found = {text for text in set(texts) if not text[:1].isalnum() and _RULE.fullmatch(without_spaces(text))}
        ruled = [row for row, text in enumerate(texts) if text in found] if found else []
        return {row for row in ruled if all(_RULE.fullmatch(text) for text in self._texts(row) if text)}

    def _first_strict(self, notes: set[int]) -> int:
        far = max(self.shown.far - self.start, 0)
        return min((*notes, far, self.end - self.start))

    def _texts(self, row: int) -> list[str]:
        columns = range(self.heading.left, self.heading.right + 1)
        return [without_spaces(self.shown.own[column][self.start + row]) for column in columns]

    def _is_note(self, row: int, facts: int) -> bool:
        """Whether a row that says next to nothing is no window: a note, a heading, the day of a signature.

        Its first text is a note's, or a sentence stands where a number should.
        """
        texts = self._texts(row)
        first = next(filter(None, texts), "")
        if not first:
            return False
        if facts == 0 and not _NUMBER.fullmatch(first):
            return True
        alone = sum(map(bool, texts)) == 1
        if alone and (first.endswith(_COLON) or _DAY.fullmatch(first)):
            return True
        return self._begins_a_note(row, first) or self._is_banner(row, texts)

    def _begins_a_note(self, row: int, first: str) -> bool:
        """Whether a row's first text is a note's, and no window's name."""
        return bool(_NOTE.search(first)) and not (first == self._text(row, "window_name") and _NAMED.fullmatch(first))

    def _is_placed(self, row: int) -> bool:
        """Whether a name has an address or a coordinate beside it, as no line of signatures has."""
        placed = any(_DEGREES.match(self._text(row, name)) for name in POSITION_FIELDS)
        return bool(self._text(row, "window_name")) and (placed or bool(STREET.search(self._text(row, "address"))))

    def _states_facts(self, row: int) -> bool:
        """Whether a row says two things of a window in the columns for them."""
        return states_facts(self.heading.labels, lambda name: self._text(row, name))

    def _is_signed(self, row: int) -> bool:
        """Whether a row is a line of signatures: 审核人：, 王某, 填表人：赵某. A division code makes it a window."""
        texts = [text for text in self._texts(row) if text]
        signed = _NOTE.search(texts[0]) and any(colon in texts[0] for colon in _COLON)
        return bool(signed) and not any(map(_CODE.fullmatch, texts)) and not self._is_placed(row)

    def _is_banner(self, row: int, texts: Sequence[str]) -> bool:
        if sum(map(bool, texts)) > 1:
            return False
        columns = range(self.heading.left, self.heading.right + 1)
        return sum(self.shown.across(self.start + row, column) is not None for column in columns) >= _BANNER - 1

    def _summing(self) -> set[int]:
        found: set[int] = set()
        for name in _SUMS:
            if name in self.heading.labels:
                texts = self.shown.own[self.heading.labels[name]][self.start : self.end]
                sums = {text for text in set(texts) if "计" in text and _SUM.fullmatch(without_spaces(text))}
                found.update(row for row, text in enumerate(texts) if text in sums) if sums else None
        return found

    def _is_sum(self, row: int) -> bool:
        others = [text for text in self._texts(row) if text and not _SUM.fullmatch(text)]
        return all(_SUMMED.fullmatch(text) for text in others)

    def _is_window(self, row: int) -> bool:
        """Whether a row below a note that holds next to nothing is a window: it has a name or a division code."""
        texts = self._texts(row)
        if self._is_placed(row) or self._states_facts(row):
            return True
        if self._begins_a_note(row, next(filter(None, texts), "")):
            return False
        name, code = self._text(row, "window_name"), self._text(row, "division_code")
        return bool(_CODE.fullmatch(tidy_code(code))) or bool(name and not _NO_NAME.search(name))

    def _text(self, row: int, name: str) -> str:
        column = self.heading.labels.get(name)
        return without_spaces(self.shown.own[column][self.start + row]) if column is not None else ""
