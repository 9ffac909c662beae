"""What a check says: as the contract's JSON, and as lines for a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from importer.checks.judged import JudgedFile
from importer.notices import NoticeTable, Severity

_MARK = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}


def file_report(judged: JudgedFile, notices: NoticeTable, lang: str = "zh") -> dict[str, object]:
    """One file of `check --json`."""
    return {
        "file": judged.name,
        "sheets": list(judged.sheets),
        "rows": judged.rows,
        "publishable": judged.publishable,
        "rejected": judged.rejected,
        "windows": [{**window.public(), "row": row} for row, window in judged.windows()],
        "notices": [notices.public(notice, lang) for notice in judged.notices],
    }


def files_report(files: Sequence[JudgedFile], notices: NoticeTable, lang: str = "zh") -> dict[str, object]:
    """The document of `check --json`."""
    return {"files": [file_report(judged, notices, lang) for judged in files]}


def report_lines(files: Iterable[JudgedFile], notices: NoticeTable, lang: str = "zh") -> Iterator[str]:
    """The same for a person at a terminal, without the windows."""
    for judged in files:
        if lang == "en":
            yield f"{judged.name}: {judged.rows} rows, {judged.publishable} publishable, {judged.rejected} to be mended"
        else:
            yield f"{judged.name}：{judged.rows} 行，可发布 {judged.publishable} 行，需修改 {judged.rejected} 行"
        for notice in judged.notices:
            yield f"  {_MARK[notice.severity]} {notice.code}  {notices.sentence(notice, lang)}"
            if notice.suggestion:
                word = "proposal" if lang == "en" else "建议"
                yield f"      {word}: {notice.suggestion.value}"
