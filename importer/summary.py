"""What a check of several files comes to, for a person at a terminal: counts, kinds, the worst files."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from importer.notices import GRAVITY
from importer.report_page.kept_files import KeptFiles
from importer.report_page.words import SIGNS, number, said
from importer.shown_text import shown

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

_MOST_FILES = 10
_MOST_KINDS = 20
_LONGEST_NAME = 60
_STYLES = {"error": "bold red", "warning": "yellow", "info": "blue"}


def is_summed_up(*, as_json: bool) -> bool:
    """Whether somebody looks on: a pipe gets the lines of each file, and programs one document."""
    return not as_json and sys.stdout.isatty()


def say_summary(kept: KeptFiles, lang: str) -> None:
    """Say what several files come to; nothing of a single one, which has just been told of."""
    if kept.files < 2:
        return
    # Only a terminal needs them, and no other start should wait for them.
    from rich.console import Console  # noqa: PLC0415

    console = Console(highlight=False)
    console.print()
    console.print(_plain(_counts(kept, lang), "bold"))
    if kept.notices:
        console.print(_kinds(kept, lang))
        console.print(_files(kept, lang))


def _counts(kept: KeptFiles, lang: str) -> str:
    counted = (kept.files, kept.rows, kept.publishable, kept.rejected)
    files, rows, publishable, rejected = map(number, counted)
    if lang == "en":
        told = f"{files} files, {rows} rows: {publishable} can be published, to be mended: {rejected}"
        return f"{told}; files without a window: {number(kept.unread)}" if kept.unread else told
    told = f"共 {files} 个文件、{rows} 行：可发布 {publishable} 行，需修改 {rejected} 行"
    return f"{told}；{number(kept.unread)} 个文件没有读出窗口" if kept.unread else told


def _kinds(kept: KeptFiles, lang: str) -> "Table":
    """The kinds, the gravest first, with sign, word and count."""
    table = _table(said(lang, "kinds"), [said(lang, "severity"), said(lang, "kind")], [said(lang, "count")])
    ordered = kept.kinds_in_order()
    for (code, severity), count in ordered[:_MOST_KINDS]:
        word = f"{SIGNS[severity]} {said(lang, severity.value)}"
        table.add_row(_plain(word, _STYLES[severity.value]), _plain(code), _plain(number(count)))
    if len(ordered) > _MOST_KINDS:
        rest = sum(count for _, count in ordered[_MOST_KINDS:])
        table.add_row(_plain("…"), _plain(""), _plain(number(rest)))
    return table


def _files(kept: KeptFiles, lang: str) -> "Table":
    """The worst files, the worst first."""
    counts = [said(lang, "rejected"), *(SIGNS[severity] for severity in GRAVITY)]
    table = _table(said(lang, "files"), [said(lang, "file")], [said(lang, "rows"), *counts])
    for line in list(kept.lines)[:_MOST_FILES]:
        name = line.name if len(line.name) <= _LONGEST_NAME else f"…{line.name[1 - _LONGEST_NAME :]}"
        rows = said(lang, "unread") if line.unread else number(line.rows)
        figures = [rows, *(number(count) if count else "—" for count in (line.rejected, *line.severities))]
        table.add_row(_plain(name), *map(_plain, figures))
    if (more := kept.files - kept.faultless - len(table.rows)) > 0:
        table.add_row(_plain(f"… {number(more)}"))
    return table


def _table(title: str, words: Sequence[str], counts: Sequence[str]) -> "Table":
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(title=_plain(title, "bold"), title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for word in words:
        table.add_column(_plain(word), overflow="fold")
    for word in counts:
        table.add_column(_plain(word), justify="right", no_wrap=True)
    return table


def _plain(text: str, style: str = "") -> "Text":
    """A text of anybody's: rich takes nothing in it for markup, and a terminal nothing for an order."""
    from rich.text import Text  # noqa: PLC0415

    return Text(shown(text), style=style)
