"""The history of division codes: which were abolished, when, and which took their place.

Our own table, `data/division-changes.csv`, is kept by hand and holds the changes since 2010 (and four of 2009). An
operator may lay a fuller one over it: a CSV in the same layout, or in that of the public table yescallop/areacodes.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path

from locator.data_files import own_data_file
from locator.fault import Fault

_OWN = frozenset({"code", "name", "year", "successors"})
_AREACODES = frozenset({"代码", "名称", "状态", "变更/弃用时间", "新代码"})
_IN_USE = "在用"
_CODE = re.compile(r"[0-9]{6}")
_YEAR = re.compile(r"[0-9]{4}")
_SUCCESSOR = re.compile(r"([0-9]{6})(?:\[([0-9]{4})\])?")

Row = Mapping[str, str]


class HistoryUnreadable(Fault):
    """An operator's history of divisions that cannot be used; the sentence says what is wrong, where, what to do."""


@dataclass(frozen=True, slots=True)
class Abolition:
    """One code that is no more: its name then, the year, and the codes that took its place then; there may be none."""

    code: str
    name: str
    year: int
    successors: tuple[str, ...]


class DivisionHistory:
    """The abolished codes, each with its last abolition."""

    def __init__(self, abolitions: Mapping[str, Abolition]) -> None:
        self._by_code = dict(abolitions)

    @classmethod
    def load(cls, fuller: Path | None = None) -> "DivisionHistory":
        """Our own history, with an operator's laid over it where there is one.

        Raises
        ------
        HistoryUnreadable
            If the operator's file cannot be used; the first fault is named.
        """
        return packaged_history() if fuller is None else cls({**_packaged(), **_abolitions(_text(fuller), fuller)})

    def __len__(self) -> int:
        return len(self._by_code)

    def __iter__(self) -> Iterator[str]:
        """Every abolished code."""
        return iter(self._by_code)

    def find(self, code: str) -> Abolition | None:
        """What became of a code; null where nothing is known of it. A code may have been given anew since."""
        return self._by_code.get(code)

    def named(self, name: str) -> tuple[str, ...]:
        """The codes of the abolished divisions that were called so, ascending."""
        return tuple(sorted(code for code, abolition in self._by_code.items() if abolition.name == name))

    def successors(self, code: str, in_force: Callable[[str], bool]) -> tuple[str, ...]:
        """The codes in force that a code's land has today, ascending: abolished successors lead on to their own."""
        found: set[str] = set()
        seen: set[str] = set()
        waiting = [code]
        while waiting:
            each = waiting.pop()
            if each in seen:
                continue
            seen.add(each)
            if in_force(each):
                found.add(each)
            elif (abolition := self._by_code.get(each)) is not None:
                waiting += abolition.successors
        return tuple(sorted(found))


@cache
def packaged_history() -> DivisionHistory:
    """Our own history, read once."""
    return DivisionHistory(_packaged())


def _packaged() -> dict[str, Abolition]:
    path = own_data_file("division-changes.csv")
    return _abolitions(path.read_text("utf-8"), path)


def _text(path: Path) -> str:
    """The file's text; spreadsheets save a CSV in GB18030."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise _fault(
            path,
            "无法打开",
            "请核对 TONGBAN_DIVISION_HISTORY",
            "cannot be opened; check TONGBAN_DIVISION_HISTORY",
        ) from error
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _fault(path, "不是文本", "请另存为 UTF-8 的 CSV", "is no text; save it as CSV in UTF-8")


def _abolitions(text: str, path: Path) -> dict[str, Abolition]:
    """Each code's last abolition."""
    reader = csv.DictReader(StringIO(text, newline=""), restval="", strict=False)
    columns = frozenset(reader.fieldnames or ())
    found: dict[str, Abolition] = {}
    for abolition in _listed(reader, columns, path):
        earlier = found.get(abolition.code)
        if earlier is None or earlier.year <= abolition.year:
            found[abolition.code] = abolition
    return found


def _listed(reader: "csv.DictReader[str]", columns: frozenset[str], path: Path) -> Iterator[Abolition]:
    if columns >= _OWN:
        for row in reader:
            yield _abolition(row["code"], row["name"], row["year"], row["successors"], path, reader.line_num)
    elif columns >= _AREACODES:
        for row in reader:
            if row["状态"] != _IN_USE:
                yield _abolition(row["代码"], row["名称"], row["变更/弃用时间"], row["新代码"], path, reader.line_num)
    else:
        raise _fault(
            path,
            "表头不对",
            f"需要 {'、'.join(sorted(_OWN))} 四列，或 {'、'.join(sorted(_AREACODES))} 各列",
            f"has other columns than {', '.join(sorted(_OWN))}, or those of yescallop/areacodes",
        )


def _abolition(code: str, name: str, year: str, successors: str, path: Path, line: int) -> Abolition:
    matches = [_SUCCESSOR.fullmatch(text.strip()) for text in successors.split(";") if text.strip()]
    read = [match for match in matches if match is not None]
    if not _CODE.fullmatch(code) or not _YEAR.fullmatch(year) or len(read) < len(matches):
        raise _fault(
            path,
            f"第 {line} 行读不懂",
            "编码须为六位数字，年份四位，后继编码之间用分号",
            f"line {line} is not understood: six digits for a code, four for a year, successors parted by semicolons",
        )
    # A successor with a year of its own got a part of the land before: it is none of the whole's, unless that year is
    # the abolition's.
    codes = dict.fromkeys(match[1] for match in read if match[2] in (None, year))
    return Abolition(code, name, int(year), tuple(codes))


def _fault(path: Path, zh: str, mend: str, en: str) -> HistoryUnreadable:
    return HistoryUnreadable(f"区划沿革文件 {path.name} {zh}：{mend}。", f"The division history {path.name} {en}.")
