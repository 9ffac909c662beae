"""The windows of a judged file get their ids; a row that claims another office's window is turned back."""

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from importer.checks.cell_text import ODD_OR_SPACE
from importer.checks.found_rows import put_right
from importer.checks.judged import JudgedFile
from importer.checks.table_rows import WindowsOfRows
from importer.notices import Notice, NoticeTable, Place, Severity
from importer.publishing.compared import Comparison
from importer.publishing.discreet_notices import without_persons
from importer.publishing.gap import gaps_of
from importer.publishing.merge import Upload, WindowRegister
from importer.publishing.window_id import AnyOf, give_ids, ids_of_new, is_window_id, unlike_ids
from importer.publishing.window_match import Candidate, Distinguishing, name_key
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
        """The division prefixes that a summary covers: the scope, else the smallest city or province of its rows."""
        if self.mode is not DraftMode.SUMMARY:
            return ()
        if self.scope:
            return (self.scope,)
        codes = {window.division.code for window in judged.all_rows() if window is not None}
        for length in (4, 2):
            if len({code[:length] for code in codes}) == 1:
                return (scope_prefix(next(iter(codes))[:length]),)
        return ()


@dataclass(slots=True)
class _Row:
    """One data row: which table it stands in, where in it, what it calls its window, and what it would publish.

    `window` gets its id, and is taken away where it is another office's.
    """

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
    mine = register.touchable(standing.mode, judged.offices(), scope)
    rows, told = _with_ids(judged, register, standing.mode, mine, notices)
    windows = [row.window for row in rows]
    own = {window.id for window in windows if window is not None}
    listed = AnyOf(own, register.listed)
    leaving = listed if standing.mode is not DraftMode.WHOLE else AnyOf(listed, {window.id for window in mine})
    is_summary = standing.mode is DraftMode.SUMMARY
    told += Comparison(judged, windows, register, leaving, notices, is_summary).told()
    judged = judged.with_windows(windows, without_persons(judged, told))
    faulty, unknown = _faulty(_not_repeated(rows, judged), mine, listed)
    upload = Upload(
        mode=standing.mode,
        offices=judged.offices() - {""},
        scope=scope,
        windows=tuple(window for _, window in judged.windows()),
        faulty=faulty,
        dated=frozenset(w.id for table in judged.tables if table.dated for w in table.windows if w is not None),
        gaps=gaps_of(judged, unknown),
    )
    return judged, upload


def tells_nothing(judged: JudgedFile, register: WindowRegister) -> bool:
    """Whether `identified` would find nothing to tell of a file: no window is public, and no row states an id."""
    return not register.ids and not any(any(table.ids) for table in judged.tables)


def identified_alone(judged: JudgedFile, standing: Standing, notices: NoticeTable) -> JudgedFile:
    """The file as `identified` has it where nothing is public; nearly always there is nothing to be told of it then.

    Raises
    ------
    ValueError
        If it is a whole list or a summary, as what those are depends on what is public.
    """
    if standing.mode is not DraftMode.ADD:
        raise ValueError(standing.mode)
    nothing = WindowRegister([])
    rows = judged.all_rows()
    ids = unlike_ids([window for window in rows if window is not None]) if tells_nothing(judged, nothing) else None
    if ids is None:
        return identified(judged, nothing, standing, notices)[0]
    given = iter(ids)
    return judged.with_windows([None if window is None else window.with_id(next(given)) for window in rows], ())


def is_all_new(judged: JudgedFile, register: WindowRegister) -> bool:
    """Whether `tells_nothing` holds of a file of which no windows were made yet: then none are needed for their ids."""
    return all(isinstance(table.windows, WindowsOfRows) for table in judged.tables) and tells_nothing(judged, register)


def newly_identified(judged: JudgedFile) -> JudgedFile:
    """A file that `is_all_new`, with the ids that `identified` gives; it makes no windows for them."""
    tables = [(table, table.windows) for table in judged.tables if isinstance(table.windows, WindowsOfRows)]
    named = [each for _, windows in tables for each in _named(windows)]
    places = [place for _, windows in tables for place in _places(windows)]
    ids = ids_of_new(named, lambda index: Distinguishing(*named[index], *places[index]))
    identified_tables, start = [], 0
    for table, windows in tables:
        end = start + len(windows.rows())
        identified_tables.append(replace(table, windows=windows.with_ids(ids[start:end])))
        start = end
    return replace(judged, tables=tuple(identified_tables))


def _named(windows: WindowsOfRows) -> Iterator[tuple[str, str]]:
    """Division code and name of each window, the name as names are compared."""
    rows, names = windows.rows(), windows.names()
    keys = put_right([names[row] for row in rows], name_key, ODD_OR_SPACE)
    codes = windows.read.positions.codes[rows].tolist()
    return zip(codes, keys, strict=True)


def _places(windows: WindowsOfRows) -> Iterator[tuple[float, float]]:
    """Where each window is, longitude and latitude."""
    rows, points = windows.rows(), windows.read.positions.points
    return zip(points.wgs_lon[rows].tolist(), points.wgs_lat[rows].tolist(), strict=True)


def _not_repeated(rows: Sequence[_Row], judged: JudgedFile) -> list[_Row]:
    """The rows but those that are another row's window: that one speaks for both."""
    repeated = {
        (notice.place.sheet, notice.place.row)
        for notice in judged.notices
        if notice.code == "window-duplicate" and notice.severity is Severity.ERROR
    }
    if not repeated:
        return list(rows)
    tables = [judged_table.table for judged_table in judged.tables]
    return [row for row in rows if (tables[row.table].sheet, tables[row.table].rows[row.index]) not in repeated]


def _rows(judged: JudgedFile) -> Iterator[_Row]:
    for number, table in enumerate(judged.tables):
        names = table.table.block("window_name")
        for index, (window, name, stated) in enumerate(zip(table.windows, names, table.ids, strict=True)):
            yield _Row(number, index, table.office, name, stated, window)


def _with_ids(
    judged: JudgedFile, register: WindowRegister, mode: DraftMode, mine: Sequence[Window], notices: NoticeTable
) -> tuple[list[_Row], list[Notice]]:
    """The rows, each window with its id and none where it is another office's, and what is told of that."""
    rows = list(_rows(judged))
    may = {window.id for window in mine}
    foreign = _foreign(rows, register, mode, may)
    told = [_of_another(judged, notices, rows[at], "window_id", owner) for at, owner in foreign.items()]
    for at in foreign:
        rows[at].window = None
    # A summary is compared with what it may not touch as well: such a row must not become a second window.
    barred = [window for window in register.windows() if window.id not in may] if mode is DraftMode.SUMMARY else []
    ids = iter(give_ids(_candidates(rows, mode), [*mine, *barred], register.ids, register.listed))
    for row in rows:
        if row.window is not None:
            row.window = row.window.with_id(next(ids))
    told += _about_ids(judged, notices, rows)
    owners = {window.id: window.office for window in barred}
    for row in rows:
        if row.window is not None and row.window.id in owners:
            told.append(_of_another(judged, notices, row, "window_name", owners[row.window.id]))
            row.window = None
    return rows, told


def _candidates(rows: Sequence[_Row], mode: DraftMode) -> list[Candidate]:
    return [
        Candidate(
            stated_id=row.stated_id,
            office=None if mode is DraftMode.SUMMARY else row.office,
            division_code=window.division.code,
            name=window.name,
            kind=window.kind,
            position=window.position,
        )
        for row in rows
        if (window := row.window) is not None
    ]


def _foreign(rows: Sequence[_Row], register: WindowRegister, mode: DraftMode, may: set[str]) -> dict[int, str]:
    """The rows whose 窗口编号 is a window that they may not touch, and whose it is."""
    found: dict[int, str] = {}
    for at, row in enumerate(rows):
        owner = register.find(row.stated_id)
        if owner and (owner.id not in may or (mode is not DraftMode.SUMMARY and owner.office != row.office)):
            found[at] = owner.office
    return found


def _about_ids(judged: JudgedFile, notices: NoticeTable, rows: Sequence[_Row]) -> Iterator[Notice]:
    """Rows that state an id and got another: it can be none, or another row has it."""
    for row in rows:
        if row.stated_id and not is_window_id(row.stated_id):
            yield _notice(judged, notices, row, "text-suspicious", _NO_ID)
        elif row.window is not None and row.stated_id not in ("", row.window.id):
            yield _notice(judged, notices, row, "text-suspicious", _TWICE)


def _faulty(rows: Sequence[_Row], mine: Sequence[Window], listed: Container[str]) -> tuple[frozenset[str], set[str]]:
    """The published windows that rows with errors speak of, by id or by name: listed, and so not dropped.

    And the offices of such rows for which no window is left: each may be any window that its office does not list.
    """
    left = [window for window in mine if window.id not in listed]
    named: dict[tuple[str, str], set[str]] = defaultdict(set)
    for window in left:
        named[window.office, name_key(window.name)].add(window.id)
    faulty = [row for row in rows if row.window is None]
    stated = {row.stated_id for row in faulty} & {window.id for window in left}
    wanted = Counter((row.office, name_key(row.name)) for row in faulty if row.stated_id not in stated)
    unknown = {key[0] for key, count in wanted.items() if count > len(named[key] - stated)}
    spoken = {each for row in faulty for each in named[row.office, name_key(row.name)]}
    return frozenset(spoken | stated), unknown


def _of_another(judged: JudgedFile, notices: NoticeTable, row: _Row, field: str, owner: str) -> Notice:
    words = _LABEL if field == "window_id" else {"label": "窗口", "label_en": "window"}
    return _notice(judged, notices, row, "window-of-another-office", {**words, "office": owner}, field)


def _notice(
    judged: JudgedFile, notices: NoticeTable, row: _Row, code: str, words: dict[str, str], field: str = "window_id"
) -> Notice:
    table = judged.tables[row.table].table
    place = Place(table.sheet, table.rows[row.index], table.cell(field, row.index), field)
    return Notice(code, notices.severity(code), place, table.text(field, row.index), words=words)
