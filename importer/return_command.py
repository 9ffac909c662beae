"""The staff side's command `return`: a draft's own workbook, marked."""

from pathlib import Path
from typing import Annotated

import typer

from importer.command_options import language, workbook_named
from importer.command_output import written_beside
from importer.publishing.held_press import act_of, opened_store
from importer.returned.draft_return import draft_return
from importer.returned.marker import WorkbookMarker
from importer.staff_fault import StaffFault
from importer.store.draft import DraftUnknown
from importer.store.staff_store import StaffStore
from importer.workbook.limits import WorkbookRefused
from importer.workbook.refusal_notice import notice_of
from importer.workplace import Workplace, workplace

_MOST_DRAFTS = 2**31 - 1
"""The highest number that the store can hold."""

DraftNumber = Annotated[
    int, typer.Argument(help="草稿编号 · the draft's number", metavar="DRAFT", min=1, max=_MOST_DRAFTS)
]


def add_commands(app: typer.Typer) -> None:
    """Add `return` to the one command line."""
    app.command("return")(_return)


def _return(
    ctx: typer.Context,
    draft: DraftNumber,
    output: Annotated[Path, typer.Option("-o", "--output", help="写到哪里 · where to", metavar="OUT.xlsx")],
) -> None:
    """草稿的原表，问题已标出。 A draft's own sheet, marked."""
    workbook_named(output)
    work = workplace()
    if not work.staff.is_dir():
        raise DraftUnknown(draft)
    with opened_store(work) as store:
        workbook = _marked(work, store, draft, language(ctx))
        # It holds personal data: who took it away is recorded once it is written, and before it is in its place.
        with written_beside(output, workbook):
            store.record(act_of(work), "draft-given-back", f"draft {draft}", {})


def _marked(work: Workplace, store: StaffStore, draft: int, lang: str) -> bytes:
    rules = work.rules(None, None)
    with WorkbookMarker(work.settings.limits()) as marker:
        try:
            return draft_return(store, draft, marker, rules.notices, rules.form, lang)
        except WorkbookRefused as refused:
            notice = notice_of(refused)
            raise StaffFault(rules.notices.finding(notice), rules.notices.finding(notice, "en")) from refused
