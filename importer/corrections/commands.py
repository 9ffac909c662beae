"""The staff side's command `corrections`: what citizens said is wrong about windows, collected and listed by office."""

import os
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

import typer

from importer.command_options import JsonOption, language
from importer.command_output import print_json
from importer.corrections.collecting import Collected, collect, names_aside
from importer.corrections.opening import is_open_for_notes, open_for_notes, private_key
from importer.corrections.owners import live_offices
from importer.publishing.held_press import act_of, opened_store
from importer.shown_text import shown
from importer.store.corrections import Correction
from importer.store.staff_store import StaffStore
from importer.store.writer_lock import writer_lock
from importer.workplace import Workplace, workplace
from locator.corrections.inbox import INBOX
from locator.corrections.note import Note
from locator.texts import Lang, sentence


def add_commands(app: typer.Typer) -> None:
    """Add `corrections` to the one command line."""
    app.command("corrections")(_corrections)


def _corrections(ctx: typer.Context, as_json: JsonOption = False) -> None:
    """收取群众指出的问题，按填报单位列出。 Collect what citizens say is wrong, and list it by office."""
    work, lang = workplace(), Lang(language(ctx))
    with opened_store(work) as store:
        collected = _collected(work, store)
        listed = _by_office(work, store.corrections())
    unopened = [_name(each) for each in (*names_aside(work.staff), *collected.stuck)]
    if as_json:
        print_json(
            {"collected": collected.new, "corrections": [_public(each) for each in listed], "unopened": unopened}
        )
    else:
        for line in _lines(listed, collected.new, lang):
            typer.echo(shown(line))
        if unopened:
            typer.echo(shown(sentence(lang, "corrections-unopened", names=" ".join(unopened))), err=True)
    raise typer.Exit(int(bool(unopened)))


def _collected(work: Workplace, store: StaffStore) -> Collected:
    """Empty the inbox; where there is none yet, or no key, make them."""
    data, staff = work.settings.data, work.staff
    key = private_key(staff, store.vault)
    if not is_open_for_notes(data, key):
        with writer_lock(staff, "corrections", wait_s=work.settings.writer_wait_s, clock=work.clock):
            open_for_notes(data, staff, store.vault)

    def keep(notes: Sequence[Note]) -> int:
        offices = live_offices(work, {note.window_id for note in notes})
        return store.keep_corrections([Correction(each, offices.get(each.window_id)) for each in notes], act_of(work))

    return collect(data / INBOX, staff, key, keep, work.clock())


def _by_office(work: Workplace, kept: Sequence[Correction]) -> list[Correction]:
    """The corrections, each under the office that owns its window now; those of unknown offices last."""
    offices = live_offices(work, {each.note.window_id for each in kept})
    owned = [Correction(each.note, offices.get(each.note.window_id, each.office)) for each in kept]
    return sorted(owned, key=lambda each: (each.office is None, each.office or ""))


def _lines(listed: Sequence[Correction], new: int, lang: Lang) -> Iterator[str]:
    yield sentence(lang, "corrections-collected", new=new, all=len(listed))
    for office, said in groupby(listed, lambda each: each.office):
        yield office or sentence(lang, "corrections-no-office")
        for each in said:
            note = each.note
            text = " ".join(note.text.split())
            yield f"  {note.day}  {note.window_id}  {sentence(lang, f'wrong-{note.wrong}')}  {text}".rstrip()


def _public(correction: Correction) -> Mapping[str, object]:
    note = correction.note
    return {
        "id": note.id,
        "office": correction.office,
        "window": note.window_id,
        "day": note.day,
        "wrong": note.wrong.value,
        "text": note.text,
    }


def _name(name: str) -> str:
    """A file's name as JSON can hold it."""
    return os.fsencode(name).decode("utf-8", "replace")
