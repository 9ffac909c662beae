"""Row after row that repeats another one, as where a sheet was copied: for a person at a terminal told in one line.

In JSON and in a workbook that goes back each row keeps its own notice; so much of one kind hides all others from who
reads them line by line.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from importer.notices import Notice

_FEWEST = 3
_OTHER = re.compile(r"(表“.*”)?第 ([0-9]+) 行")
_OTHER_EN = re.compile(r"row [0-9]+(.*)")


@dataclass(frozen=True, slots=True)
class _Repetition:
    """A notice on a row that repeats another row of the file: its own number and the other's, and what is alike."""

    notice: Notice
    row: int
    other: int
    alike: tuple[str | None, str | None, str, str]

    def goes_on(self, before: "_Repetition") -> bool:
        """Whether it is the next row's, and repeats the same row as the one before, or again the next."""
        step = self.other - before.other
        return self.alike == before.alike and self.row == before.row + 1 and step in (0, 1)


def told_together(notices: Iterable[Notice]) -> Iterator[Notice]:
    """The notices, with one in the place of three or more that tell of copied rows, where the first of them was."""
    notices = list(notices)
    runs = {id(run[0].notice): run for run in _runs(notices) if len(run) >= _FEWEST}
    told = {id(one.notice) for run in runs.values() for one in run}
    for notice in notices:
        if id(notice) in runs:
            yield _together(runs[id(notice)])
        elif id(notice) not in told:
            yield notice


def _runs(notices: Iterable[Notice]) -> Iterator[list[_Repetition]]:
    run: list[_Repetition] = []
    for one in filter(None, map(_repetition, notices)):
        if run and not (one.goes_on(run[-1]) and _is_steady(run, one)):
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _is_steady(run: Sequence[_Repetition], one: _Repetition) -> bool:
    """Whether all rows of a run repeat one row, or each the next."""
    return len(run) < 2 or one.other - run[-1].other == run[1].other - run[0].other


def _repetition(notice: Notice) -> _Repetition | None:
    """None for any other notice, and where the other row is no row of this file."""
    place, words = notice.place, notice.words
    other = _OTHER.fullmatch(words.get("other", "")) if notice.code == "window-duplicate" else None
    if other is None or place.row is None or place.cell is None:
        return None
    return _Repetition(notice, place.row, int(other[2]), (place.sheet, other[1], words["reason"], notice.severity))


def _together(run: Sequence[_Repetition]) -> Notice:
    first, last = run[0], run[-1]
    sheet, english = first.alike[1] or "", _OTHER_EN.fullmatch(first.notice.words["other_en"])
    rows, rows_en = f"第 {first.other} 行", f"row {first.other}"
    if last.other > first.other:
        rows, rows_en = f"第 {first.other}–{last.other} 行（逐行）", f"rows {first.other}–{last.other}"
    words = {
        **first.notice.words,
        "other": f"{sheet}{rows}",
        "other_en": f"{rows_en}{english[1] if english else ''}{', one by one' if last.other > first.other else ''}",
        "consequence": f"，这 {len(run)} 行都没有发布。请删去重复的行；确是不同窗口的，请在名称中写出区别。",
        "consequence_en": f"; these {len(run)} rows are not published. Delete them, or name the windows apart.",
    }
    cells = f"{first.notice.place.cell}:{last.notice.place.cell}"
    return replace(first.notice, place=replace(first.notice.place, cell=cells), words=words)
