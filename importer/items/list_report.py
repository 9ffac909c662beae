"""What a check of a list says: as JSON in the manner of windows' sheets, and as lines for a terminal."""

from collections.abc import Iterator
from typing import Any

from importer.items.judged_list import JudgedList
from importer.items.matched_rows import Standing
from importer.notices import NoticeTable
from importer.returned.looks import LOOKS
from importer.shown_text import shown


def list_report(judged: JudgedList, notices: NoticeTable, lang: str) -> dict[str, Any]:
    """One file: its list, null while that is not settled; its rows with the ids of their items; its notices."""
    of_list = judged.of_list
    facts = ("id", "title", "issuer", "document", "date", "division")
    return {
        "file": judged.name,
        "sheets": list(judged.sheets),
        "list": None if of_list is None else {fact: getattr(of_list, fact) for fact in facts},
        "rows": len(judged.rows),
        "rejected": judged.rejected,
        "items": [
            {"row": one.row.row, "number": one.row.number, "name": one.row.name, "id": one.id, "as": one.standing}
            for one in judged.rows
        ],
        "notices": [notices.public(notice, lang) for notice in judged.notices],
    }


def list_lines(judged: JudgedList, notices: NoticeTable, lang: str) -> Iterator[str]:
    """The same in lines, without the rows; no text of anybody's is an order to the terminal."""
    return map(shown, _lines(judged, notices, lang))


def _lines(judged: JudgedList, notices: NoticeTable, lang: str) -> Iterator[str]:
    known, renamed, new = (sum(one.standing is each for one in judged.rows) for each in Standing)
    if lang == "en":
        counted = f"{known} known, {renamed} renamed, {new} new, {judged.rejected} to be mended"
        yield f"{judged.name}: {len(judged.rows)} items: {counted}"
    else:
        counted = f"已有 {known} 项，改名 {renamed} 项，新 {new} 项，需修改 {judged.rejected} 行"
        yield f"{judged.name}：{len(judged.rows)} 项，{counted}"
    for notice in judged.notices:
        yield f"  {LOOKS[notice.severity.value].sign} {notice.code}  {notices.sentence(notice, lang)}"
