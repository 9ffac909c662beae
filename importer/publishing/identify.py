"""The windows of a judged file get their ids; a row that claims another office's window is turned back."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from importer.checks.cell_text import Blank, blank, tidy_line
from importer.checks.judged import JudgedFile
from importer.notices import Notice, NoticeTable, Place
from importer.publishing.merge import Upload, WindowRegister
from importer.publishing.window_id import give_ids, is_window_id
from importer.publishing.window_match import Candidate, name_key
from importer.store.draft import DraftMode
from locator.divisions.division import scope_prefix
from locator.window import Window

_LABEL = {"label": "窗口编号", "label_en": "window id"}
_NO_ID = {
    **_LABEL,
    "reason": "不能作为编号，已另给编号（只用字母、数字和连字符，不超过 40 个）",
    "reason_en": "cannot be an id; another was given (letters, digits and hyphens, 40 at most)",
}
_TWICE = {
    **_LABEL,
    "reason": "在本文件中出现了不止一次，本行已另给编号",
    "reason_en": "stands in more than one row of this file; this row was given another",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """As what a file comes: its mode, and the division prefix that its office may publish in."""

    mode: DraftMode = DraftMode.ADD
    scope: str | None = None

    def prefixes(self, judged: JudgedFile) -> tuple[str, ...]:
        """The division prefixes that a summary covers: the scope, else the smallest division that holds its rows."""
        if self.mode is not DraftMode.SUMMARY:
            return ()
        if self.scope:
            return (self.scope,)
        codes = {window.division.code for window in judged.all_rows() if window is not None}
        for length in (6, 4, 2):
            if len({code[:length] for code in codes}) == 1:
                return (scope_prefix(next(iter(codes))[:length]),)
        return ()


@dataclass(frozen=True, slots=True)
class _Row:
    """One data row: which table it stands in, where in it, what it calls its window, and what it would publish."""

    table: int
    index: int
    office: str
    name: str
    stated_id: str
    window: Window | None


def identified(
    judged: JudgedFile, register: WindowRegister, standing: Standing, notices: NoticeTable
) -> tuple[JudgedFile, Upload]:
    """The file with an id on each window, and what it does as an upload."""
    scope = standing.prefixes(judged)
    summary = standing.mode is DraftMode.SUMMARY
    mine = register.touchable(standing.mode, judged.offices(), scope)
    foreign = _foreign(judged, register, standing.mode, {window.id for window in mine})
    rows = [replace(row, window=None) if at in foreign else row for at, row in enumerate(_rows(judged))]
    candidates = [
        Candidate(row.stated_id, None if summary else row.office, window.division.code, window.name, window.kind,
                  window.position)
        for row in rows
        if (window := row.window) is not None
    ]  # fmt: skip
    ids = iter(give_ids(candidates, mine, set(register.ids), register.listed))
    windows = [replace(row.window, id=next(ids)) if row.window is not None else None for row in rows]
    told = [_notice(judged, notices, rows[at], "window-of-another-office", {"office": foreign[at]}) for at in foreign]
    told += _about_ids(judged, notices, rows, windows)
    judged = judged.with_windows(windows, told)
    upload = Upload(
        mode=standing.mode,
        offices=judged.offices(),
        scope=scope,
        windows=tuple(window for _, window in judged.windows()),
        faulty=_faulty(rows, mine, {window.id for window in windows if window is not None}),
        dated=frozenset(w.id for table in judged.tables if table.dated for w in table.windows if w is not None),
    )
    return judged, upload


def _rows(judged: JudgedFile) -> Iterator[_Row]:
    for number, table in enumerate(judged.tables):
        names, stated = table.table.block("window_name"), table.table.block("window_id")
        for index, window in enumerate(table.windows):
            text = tidy_line(stated[index])
            stated_id = "" if blank(text) is Blank.NOTHING else text
            yield _Row(number, index, table.office, names[index], stated_id, window)


def _foreign(judged: JudgedFile, register: WindowRegister, mode: DraftMode, mine: set[str]) -> dict[int, str]:
    """The rows whose 窗口编号 is a window that they may not touch, and whose it is."""
    found: dict[int, str] = {}
    for at, row in enumerate(_rows(judged)):
        owner = register.find(row.stated_id)
        if owner and (owner.id not in mine or (mode is not DraftMode.SUMMARY and owner.office != row.office)):
            found[at] = owner.office
    return found


def _about_ids(
    judged: JudgedFile, notices: NoticeTable, rows: Sequence[_Row], windows: Sequence[Window | None]
) -> Iterator[Notice]:
    """Rows that state an id and got another: it can be none, or another row has it."""
    for row, window in zip(rows, windows, strict=True):
        if row.stated_id and not is_window_id(row.stated_id):
            yield _notice(judged, notices, row, "text-suspicious", _NO_ID)
        elif window is not None and row.stated_id not in ("", window.id):
            yield _notice(judged, notices, row, "text-suspicious", _TWICE)


def _faulty(rows: Sequence[_Row], mine: Sequence[Window], given: set[str]) -> frozenset[str]:
    """The published windows that rows with errors speak of, by id or by name: listed, and so not dropped."""
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for window in mine:
        named[window.office, name_key(window.name)].add(window.id)
    spoken: set[str] = set()
    for row in rows:
        if row.window is None:
            spoken |= named[row.office, name_key(row.name)] | {row.stated_id}
    return frozenset(spoken & ({window.id for window in mine} - given))


def _notice(judged: JudgedFile, notices: NoticeTable, row: _Row, code: str, words: dict[str, str]) -> Notice:
    table = judged.tables[row.table].table
    place = Place(table.sheet, table.rows[row.index], table.cell("window_id", row.index), "window_id")
    return Notice(code, notices.severity(code), place, table.text("window_id", row.index), words=words)
