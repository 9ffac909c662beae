"""What a check says: as the contract's JSON, and as lines for a terminal."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import orjson

from importer.checks.judged import JudgedFile
from importer.notices import NoticeTable, Severity
from locator.window import Window

_AT_ONCE = 1000
_MARK = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}


def file_report(judged: JudgedFile, notices: NoticeTable, lang: str = "zh") -> dict[str, object]:
    """One file of `check --json`."""
    return {
        **_counts(judged),
        "windows": [_window(row, window) for row, window in judged.windows()],
        "notices": [notices.public(notice, lang) for notice in judged.notices],
    }


def file_json(judged: JudgedFile, notices: NoticeTable, lang: str = "zh") -> bytes:
    """The same as JSON, put together piece by piece, so that a large file's report is never whole but as bytes."""
    lists = {
        "windows": _list_json(_window(row, window) for row, window in judged.windows()),
        "notices": _list_json(notices.public(notice, lang) for notice in judged.notices),
    }
    return orjson.dumps({**_counts(judged), **lists})


def _counts(judged: JudgedFile) -> dict[str, object]:
    return {
        "file": judged.name,
        "sheets": list(judged.sheets),
        "rows": judged.rows,
        "publishable": judged.publishable,
        "rejected": judged.rejected,
    }


def _window(row: int, window: Window) -> dict[str, object]:
    told = window.public()
    told["row"] = row
    return told


def _list_json(entries: Iterable[dict[str, object]]) -> orjson.Fragment:
    pieces = []
    while piece := list(islice(entries := iter(entries), _AT_ONCE)):
        pieces.append(orjson.dumps(piece)[1:-1])
    return orjson.Fragment(b"[" + b",".join(pieces) + b"]")


def files_report(files: Sequence[JudgedFile], notices: NoticeTable, lang: str = "zh") -> dict[str, object]:
    """The document of `check --json`."""
    return {"files": [file_report(judged, notices, lang) for judged in files]}


def report_lines(judged: JudgedFile, notices: NoticeTable, lang: str = "zh") -> Iterator[str]:
    """One file for a person at a terminal, without the windows."""
    if lang == "en":
        yield f"{judged.name}: {judged.rows} rows, {judged.publishable} publishable, {judged.rejected} to be mended"
    else:
        yield f"{judged.name}：{judged.rows} 行，可发布 {judged.publishable} 行，需修改 {judged.rejected} 行"
    for notice in judged.notices:
        yield f"  {_MARK[notice.severity]} {notice.code}  {notices.sentence(notice, lang)}"
        if notice.suggestion:
            word = "proposal" if lang == "en" else "建议"
            yield f"      {word}: {notice.suggestion.value}"
