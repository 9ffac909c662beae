"""What a check of a sheet of accounts says: as JSON in the manner of windows' sheets, and as lines for a terminal."""

from collections.abc import Iterator, Sequence
from typing import Any

from importer.accounts.lists.judged_accounts import JudgedAccounts
from importer.accounts.register import Invitation
from importer.accounts.said import account_json
from importer.notices import NoticeTable
from importer.returned.looks import LOOKS
from importer.shown_text import shown


def list_json(judged: JudgedAccounts, made: Sequence[Invitation], notices: NoticeTable, lang: str) -> dict[str, Any]:
    """One file: how many rows it has, the accounts that were made of them, its notices. No link is in it."""
    return {
        "file": judged.name,
        "sheets": list(judged.sheets),
        "rows": len(judged.rows),
        "made": [account_json(each.account) for each in made],
        "notices": [notices.public(notice, lang) for notice in judged.notices],
    }


def list_lines(judged: JudgedAccounts, made: Sequence[Invitation], notices: NoticeTable, lang: str) -> Iterator[str]:
    """The same in lines; no text of anybody's is an order to the terminal."""
    return map(shown, _lines(judged, made, notices, lang))


def _lines(judged: JudgedAccounts, made: Sequence[Invitation], notices: NoticeTable, lang: str) -> Iterator[str]:
    for notice in judged.notices:
        yield f"{LOOKS[notice.severity.value].sign} {notice.code}  {notices.sentence(notice, lang)}"
    if lang == "en":
        yield f"{judged.name}: {len(judged.rows)} rows, {len(made)} accounts made"
    else:
        yield f"{judged.name}：{len(judged.rows)} 行，新建 {len(made)} 个账号"
    if judged.has_error():
        yield "nothing was made: mend the sheet first" if lang == "en" else "一个也没有建，请改好再导入"
