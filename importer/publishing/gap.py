"""Gaps: what of an import could not be read, so that no file of it can stand for an office's whole list."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from importer.checks.judged import JudgedFile

_MOST_TOLD = 5


class GapKind(StrEnum):
    """Why a window may stand in a file and yet not be known to."""

    FILE_UNREAD = "file-unread"
    COLUMN_MISSING = "column-missing"
    SHEET_HIDDEN = "sheet-hidden"
    ROW_UNKNOWN = "row-unknown"


_REASONS = {
    GapKind.FILE_UNREAD: ("“{file}”没有读出窗口表", "no table could be read in “{file}”"),
    GapKind.COLUMN_MISSING: ("“{file}”缺少必填的列", "“{file}” lacks a needed column"),
    GapKind.SHEET_HIDDEN: ("“{file}”中有隐藏的工作表", "“{file}” has a hidden sheet"),
    GapKind.ROW_UNKNOWN: (
        "“{file}”中有待改的行对不上已发布的窗口",
        "“{file}” has a row to be mended that is none of the published windows",
    ),
}


@dataclass(frozen=True, slots=True)
class Gap:
    """One gap, the file that it is in, and the office whose windows may stand there; null: any office's."""

    kind: GapKind
    file: str
    office: str | None = None


def gaps_of(judged: JudgedFile, unknown_rows: Collection[str]) -> frozenset[Gap]:
    """The gaps of a file that was opened; `unknown_rows` are the offices whose faulty rows are no published window.

    A table that no office owns may be any office's. Rows of a table without a needed column are not told on again.
    """
    if not judged.tables:
        return frozenset({Gap(GapKind.FILE_UNREAD, judged.name)})
    offices = judged.offices()
    lacking = frozenset(_offices_of_sheets(judged, "column-missing"))
    hidden = offices if any(notice.code == "sheet-hidden" for notice in judged.notices) else frozenset()
    found = {
        GapKind.COLUMN_MISSING: lacking,
        GapKind.SHEET_HIDDEN: hidden,
        GapKind.ROW_UNKNOWN: frozenset(unknown_rows) - lacking,
    }
    return frozenset(Gap(kind, judged.name, office or None) for kind, those in found.items() for office in those)


def gap_line(gaps: Iterable[Gap], lang: str) -> str:
    """One line that says whose windows were not dropped, and why; of many reasons the first ones."""
    told = sorted(set(gaps), key=lambda gap: (gap.file, gap.kind, gap.office or ""))
    english = lang == "en"
    reasons = list(dict.fromkeys(_REASONS[gap.kind][english].format(file=gap.file) for gap in told))
    more = ("…",) if len(reasons) > _MOST_TOLD else ()
    why = ("; " if english else "；").join((*reasons[:_MOST_TOLD], *more))
    anybodys = any(gap.office is None for gap in told)
    whose = "" if anybodys else (", " if english else "、").join(dict.fromkeys(gap.office or "" for gap in told))
    if english:
        line = f"nothing was dropped{f' of {whose}' if whose else ''}, this is no whole list: {why}"
    else:
        line = f"没有撤下{f'“{whose}”的' if whose else ''}任何窗口，因为不能当作全部窗口：{why}"
    return " ".join(line.split())


def _offices_of_sheets(judged: JudgedFile, code: str) -> Iterator[str]:
    """The offices whose tables stand in sheets that this notice is about."""
    sheets = {notice.place.sheet for notice in judged.notices if notice.code == code}
    return (table.office for table in judged.tables if table.table.sheet in sheets)
