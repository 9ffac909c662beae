"""The windows of a judged file get their ids; a row that claims another office's window is turned back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from importer.judged import JudgedFile
from importer.merge import Upload, WindowRegister
from importer.notices import Notice, NoticeTable, Place
from importer.store.draft import DraftMode
from importer.window_id import Candidate, give_ids, is_window_id
from locator.window import Window


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
                return (next(iter(codes))[:length],)
        return ()


def identified(
    judged: JudgedFile, register: WindowRegister, standing: Standing, notices: NoticeTable
) -> tuple[JudgedFile, Upload]:
    """The file with an id on each window, and what it does as an upload."""
    scope = standing.prefixes(judged)
    mine = register.touchable(standing.mode, judged.offices(), scope)
    judged = _without_foreign(judged, register, {window.id for window in mine}, notices)
    rows = judged.all_rows()
    stated = _stated_ids(judged)
    candidates = [
        Candidate(stated[index], window.division.code, window.name, window.position)
        for index, window in enumerate(rows)
        if window is not None
    ]
    ids = iter(give_ids(candidates, mine, set(register.ids)))
    judged = judged.with_windows([replace(w, id=next(ids)) if w is not None else None for w in rows], ())
    return judged, _upload(judged, standing, scope)


def _upload(judged: JudgedFile, standing: Standing, scope: tuple[str, ...]) -> Upload:
    return Upload(
        mode=standing.mode,
        offices=judged.offices(),
        scope=scope,
        windows=tuple(window for _, window in judged.windows()),
        dated=frozenset(w.id for table in judged.tables if table.dated for w in table.windows if w is not None),
    )


def _stated_ids(judged: JudgedFile) -> list[str]:
    return [text.strip() for table in judged.tables for text in table.table.block("window_id")]


def _without_foreign(judged: JudgedFile, register: WindowRegister, mine: set[str], notices: NoticeTable) -> JudgedFile:
    """Rows whose 窗口编号 is another office's window are rejected; texts that can be no id are told of."""
    told: list[Notice] = []
    windows: list[Window | None] = []
    for (table, index), window in zip(_row_places(judged), judged.all_rows(), strict=True):
        text = judged.tables[table].table.text("window_id", index).strip()
        owner = register.find(text)
        if owner is not None and owner.id not in mine:
            told.append(_notice(judged, notices, "window-of-another-office", (table, index), {"office": owner.office}))
            windows.append(None)
            continue
        if text and not is_window_id(text):
            reason = {
                "label": "窗口编号",
                "label_en": "window id",
                "reason": "不能作为编号，已另给编号（只用字母、数字和连字符，不超过 40 个）",
                "reason_en": "cannot be an id; another was given (letters, digits and hyphens, 40 at most)",
            }
            told.append(_notice(judged, notices, "text-suspicious", (table, index), reason))
        windows.append(window)
    return judged.with_windows(windows, told) if told else judged


def _row_places(judged: JudgedFile) -> Sequence[tuple[int, int]]:
    return [(number, index) for number, table in enumerate(judged.tables) for index in range(len(table))]


def _notice(judged: JudgedFile, notices: NoticeTable, code: str, at: tuple[int, int], words: dict[str, str]) -> Notice:
    table, index = judged.tables[at[0]].table, at[1]
    place = Place(table.sheet, table.rows[index], table.cell("window_id", index), "window_id")
    return Notice(code, notices.severity(code), place, table.text("window_id", index), words=words)
