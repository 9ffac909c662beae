"""What a check says: as the contract's JSON, and as lines for a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import orjson

from importer.checks.judged import JudgedFile, JudgedTable
from importer.checks.table_checks import WORTH_A_PROCESS
from importer.checks.table_rows import WindowsOfRows
from importer.copied_rows import told_together
from importer.empty_columns import told_by_column
from importer.notices import NoticeTable
from importer.returned.looks import LOOKS
from importer.shown_text import shown
from importer.window_lines import window_lines
from importer.work_apart import Apart, done_here
from locator.window import Window

_AT_ONCE = 1000


def file_report(judged: JudgedFile, notices: NoticeTable, lang: str = "zh") -> dict[str, object]:
    """One file of `check --json`."""
    report: dict[str, object] = orjson.loads(b"".join(file_json(judged, notices, lang)))
    return report


def file_json(judged: JudgedFile, notices: NoticeTable, lang: str = "zh", apart: Apart = done_here) -> Iterator[bytes]:
    """The same as JSON in pieces, so that a large file's report is never whole but as bytes, and those but once.

    `apart` is how writing down a large table's windows is begun: in two processes, if a second one may be made.
    """
    yield orjson.dumps(_counts(judged))[:-1]
    yield b',"windows":['
    yield from _with_commas(piece for table in judged.tables for piece in _windows(table, apart))
    yield b'],"notices":['
    yield from _with_commas(_entries(notices.public(notice, lang) for notice in judged.notices))
    yield b"]}"


def _counts(judged: JudgedFile) -> dict[str, object]:
    return {
        "file": judged.name,
        "sheets": list(judged.sheets),
        "rows": judged.rows,
        "publishable": judged.publishable,
        "rejected": judged.rejected,
    }


def _windows(judged: JudgedTable, apart: Apart) -> Iterator[bytes]:
    """A table's windows in pieces, each some entries with a comma between two."""
    if not isinstance(judged.windows, WindowsOfRows):
        rows = zip(judged.table.rows, judged.windows, strict=True)
        yield from _entries(_window(row, window) for row, window in rows if window is not None)
        return
    begin = apart if len(judged) >= WORTH_A_PROCESS else done_here
    with begin(window_lines(judged.windows, judged.table.rows)) as written:
        yield from written()


def _window(row: int, window: Window) -> dict[str, object]:
    told = window.public()
    told["row"] = row
    return told


def _entries(entries: Iterable[dict[str, object]]) -> Iterator[bytes]:
    remaining = iter(entries)
    while some := list(islice(remaining, _AT_ONCE)):
        yield orjson.dumps(some)[1:-1]


def _with_commas(pieces: Iterable[bytes]) -> Iterator[bytes]:
    between = b""
    for piece in pieces:
        yield between
        yield piece
        between = b","


def files_report(files: Sequence[JudgedFile], notices: NoticeTable, lang: str = "zh") -> dict[str, object]:
    """The document of `check --json`."""
    return {"files": [file_report(judged, notices, lang) for judged in files]}


def report_lines(judged: JudgedFile, notices: NoticeTable, lang: str = "zh") -> Iterator[str]:
    """One file for a person at a terminal, without the windows; no text of anybody's is an order to it."""
    return map(shown, _lines(judged, notices, lang))


def _lines(judged: JudgedFile, notices: NoticeTable, lang: str) -> Iterator[str]:
    if lang == "en":
        yield f"{judged.name}: {judged.rows} rows, {judged.publishable} publishable, {judged.rejected} to be mended"
    else:
        yield f"{judged.name}：{judged.rows} 行，可发布 {judged.publishable} 行，需修改 {judged.rejected} 行"
    for notice in told_together(told_by_column(judged)):
        yield f"  {LOOKS[notice.severity.value].sign} {notice.code}  {notices.sentence(notice, lang)}"
        if notice.suggestion:
            word, why = ("proposal", f" ({notice.suggestion.reason_en})")
            if lang != "en":
                word, why = ("建议", f"（{notice.suggestion.reason}）")
            yield f"      {word}: {notice.suggestion.value}{why}"
