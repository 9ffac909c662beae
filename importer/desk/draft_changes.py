"""What a later upload changes against an earlier draft of the same office: rows and notices, told apart by window."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from importer.checks.cell_text import tidy_line
from importer.checks.duplicates import heard
from importer.checks.judged import JudgedFile, JudgedTable
from importer.desk.judged_draft import JudgedDraft
from importer.notices import Notice, NoticeTable
from locator.window import Window

_PRIVATE = frozenset({"manager_name", "manager_mobile"})
_OF_NO_ROW = -1


@dataclass(frozen=True, slots=True)
class _Row:
    judged: JudgedTable
    index: int

    @property
    def window(self) -> Window | None:
        return self.judged.windows[self.index]

    @property
    def place(self) -> tuple[str, int]:
        return self.judged.table.sheet, self.judged.table.rows[self.index]

    def text(self, name: str) -> str:
        return self.judged.table.text(name, self.index)

    def told(self) -> dict[str, object]:
        sheet, row = self.place
        return {"sheet": sheet, "row": row, "window_name": tidy_line(self.text("window_name"))}


def draft_changes(earlier: JudgedDraft, later: JudgedFile, notices: NoticeTable) -> dict[str, object]:
    """Rows `added`, `gone`, and `changed` field by field; notices `mended`, `new` and `still` there.

    A row is the same as an earlier one where both are the same window, else where name and division code are the same,
    else the name alone, else address and place in the workbook. Of personal fields it is told that they changed, and
    not how. A notice is the same where code, field and row are.
    """
    before, after = list(_rows(earlier.judged)), list(_rows(later))
    pairs = _pairs(before, after)
    changed = [
        {**after[new].told(), "was": before[old].place[1], "fields": fields}
        for new, old in sorted(pairs.items())
        if (fields := _fields(before[old], after[new]))
    ]
    kept = set(pairs.values())
    return {
        "added": [row.told() for at, row in enumerate(after) if at not in pairs],
        "gone": [row.told() for at, row in enumerate(before) if at not in kept],
        "changed": changed,
        "notices": _notices(earlier.judged, later, (before, after, pairs), notices),
    }


def _rows(judged: JudgedFile) -> Iterator[_Row]:
    for table in judged.tables:
        for index in range(len(table)):
            yield _Row(table, index)


def _pairs(before: Sequence[_Row], after: Sequence[_Row]) -> dict[int, int]:
    """For each later row the earlier one that it is, by the surest sign first."""
    pairs: dict[int, int] = {}
    for key in (_by_window, _by_code, _by_name, _by_place):
        left = set(range(len(before))) - set(pairs.values())
        waiting: dict[object, list[int]] = defaultdict(list)
        for at in sorted(left, reverse=True):
            if (known := key(before[at])) is not None:
                waiting[known].append(at)
        for at, row in enumerate(after):
            if at not in pairs and waiting.get(key(row)):
                pairs[at] = waiting[key(row)].pop()
    return pairs


def _by_window(row: _Row) -> object:
    return row.window.id if row.window is not None else None


def _by_code(row: _Row) -> object:
    name = heard(row.text("window_name"))
    return (name, tidy_line(row.text("division_code"))) if name else None


def _by_name(row: _Row) -> object:
    return heard(row.text("window_name")) or None


def _by_place(row: _Row) -> object:
    address = heard(row.text("address"))
    return (row.place, address) if address else None


def _fields(before: _Row, after: _Row) -> dict[str, list[str | None]]:
    names = dict.fromkeys((*before.judged.table.columns, *after.judged.table.columns))
    changed: dict[str, list[str | None]] = {}
    for name in names:
        old, new = before.text(name), after.text(name)
        if old != new and name != "number":
            changed[name] = [None, None] if name in _PRIVATE else [old, new]
    return changed


def _notices(
    earlier: JudgedFile,
    later: JudgedFile,
    rows: tuple[Sequence[_Row], Sequence[_Row], Mapping[int, int]],
    notices: NoticeTable,
) -> dict[str, list[dict[str, object]]]:
    before, after, pairs = rows
    old_rows = {row.place: at for at, row in enumerate(before)}
    new_rows = {row.place: pairs.get(at, len(before) + at) for at, row in enumerate(after)}
    old, new = list(_named(earlier.notices, old_rows)), list(_named(later.notices, new_rows))
    _, mended = _parted(old, Counter(key for key, _ in new))
    still, met = _parted(new, Counter(key for key, _ in old))
    told = {"mended": mended, "new": met, "still": still}
    return {name: [notices.public(notice) for notice in some] for name, some in told.items()}


def _named(
    notices: Iterable[Notice], rows: Mapping[tuple[str, int], int]
) -> Iterator[tuple[tuple[str, str | None, int], Notice]]:
    for notice in notices:
        place = notice.place
        row = rows.get((place.sheet or "", place.row or 0), _OF_NO_ROW)
        yield (notice.code, place.field, row), notice


def _parted(
    named: Iterable[tuple[tuple[str, str | None, int], Notice]], others: Counter[tuple[str, str | None, int]]
) -> tuple[list[Notice], list[Notice]]:
    """The notices that are among the others too, as often as they are there, and those that are not."""
    both: list[Notice] = []
    alone: list[Notice] = []
    for key, notice in named:
        (both if others[key] > 0 else alone).append(notice)
        others[key] -= 1
    return both, alone
