"""The staff side's command `drafts`: what imports have kept, and what was published from each.

That nothing was published from a draft says nothing of its windows: another draft of the same sheet may have been.
"""

from collections.abc import Mapping, Sequence

import typer

from importer.command_options import JsonOption, language
from importer.command_output import print_json
from importer.publishing.held_press import opened_store
from importer.shown_text import shown
from importer.store.draft import Draft, DraftState
from importer.workplace import workplace
from locator.readers.moments import SHANGHAI

_STATES: Mapping[DraftState, tuple[str, str]] = {
    DraftState.OPEN: ("未由这份草稿公开", "not published from this draft"),
    DraftState.RETURNED: ("已退回", "returned"),
    DraftState.HANDED_IN: ("已交，未由这份草稿公开", "handed in, not published from this draft"),
    DraftState.PUBLISHED: ("已在第 {} 版公开", "public in edition {}"),
    DraftState.WITHDRAWN: ("已撤回", "withdrawn"),
}


def add_commands(app: typer.Typer) -> None:
    """Add `drafts` to the one command line."""
    app.command("drafts")(_drafts)


def _drafts(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """全部草稿，各在第几版公开。 All drafts, and the edition that was published from each."""
    drafts = _kept()
    if as_json:
        print_json([_public(draft) for draft in drafts])
        return
    lang = language(ctx)
    for draft in drafts:
        typer.echo(_line(draft, lang))
    if not drafts:
        typer.echo("no draft yet" if lang == "en" else "还没有草稿")


def _kept() -> Sequence[Draft]:
    work = workplace()
    if not work.staff.is_dir():
        return ()
    with opened_store(work) as store:
        return store.drafts()


def _line(draft: Draft, lang: str) -> str:
    when = f"{draft.created_at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"
    zh, en = _STATES[draft.state]
    if lang == "en":
        counts = f"{draft.publishable} of {draft.rows} rows publishable"
        return shown(f"draft {draft.id}  {when}  {draft.office}  {counts}  {en.format(draft.edition)}")
    counts = f"{draft.rows} 行中 {draft.publishable} 行可发布"
    return shown(f"草稿 {draft.id}  {when}  {draft.office}  {counts}  {zh.format(draft.edition)}")


def _public(draft: Draft) -> dict[str, object]:
    return {
        "id": draft.id,
        "office": draft.office,
        "state": draft.state.value,
        "rows": draft.rows,
        "publishable": draft.publishable,
        "created_at": draft.created_at.astimezone(SHANGHAI).isoformat(),
        "edition": draft.edition,
    }
