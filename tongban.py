"""The entrance: joins the rooms' commands into one command line; a room is imported when one of its commands is run."""

import sys
from collections.abc import Mapping, Sequence
from enum import StrEnum
from importlib import import_module
from itertools import pairwise
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from locator.fault import Fault
from locator.wrong_commands import wrong_command

ROOM_OF: Mapping[str, str] = {
    "demo": "importer.demo",
    "template": "importer.template_command",
    "check": "importer.check_command",
    "import": "importer.import_command",
    "drafts": "importer.drafts_command",
    "return": "importer.return_command",
    "corrections": "importer.corrections.commands",
    "hours": "locator.hours_command",
    "find": "locator.commands",
    "items": "importer.items.commands",
    "answers": "locator.answers_command",
    "editions": "importer.edition_commands",
    "diff": "importer.edition_commands",
    "rollback": "importer.edition_commands",
    "export": "importer.edition_commands",
    "map": "maps.commands",
    "coverage": "maps.coverage.command",
    "serve": "locator.commands",
    "user": "importer.accounts.commands",
    "settings": "importer.edition_commands",
}
"""Every command, and the module whose `add_commands` adds it."""

PUBLIC_ROOMS: Sequence[str] = ("maps.live_map.room", "locator.site.answers.room")
"""Modules whose `room()` adds pages to the public site; imported when it is served."""


class Language(StrEnum):
    """The languages that messages are written in."""

    ZH = "zh"
    EN = "en"


class Rooms(TyperGroup):
    """The commands of all rooms; a room that no command asks for is not imported."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002  # the library's signature
        """The commands in the order of a day's work."""
        return list(ROOM_OF)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """One command, from its room; None where there is none of this name."""
        if cmd_name not in ROOM_OF:
            return None
        app = typer.Typer(add_completion=False, rich_markup_mode=None)
        import_module(ROOM_OF[cmd_name]).add_commands(app)
        app.callback()(lambda: None)  # so that a room with one command is a group like the others
        return typer.main.get_group(app).commands[cmd_name]


def command_line() -> TyperGroup:
    """The whole command line, `tongban`."""
    entrance = typer.Typer(cls=Rooms, add_completion=False, rich_markup_mode=None)

    @entrance.callback()
    def tongban(
        ctx: typer.Context,
        lang: Annotated[Language, typer.Option(help="提示用的语言 · language of messages")] = Language.ZH,
    ) -> None:
        """通办：找最近的“跨省通办”窗口。 Finds the nearest window for another province's business."""
        ctx.obj = {"lang": lang.value, "public_rooms": public_rooms}

    return typer.main.get_group(entrance)


def public_rooms() -> list[Any]:
    """The rooms of the public site."""
    return [import_module(name).room() for name in PUBLIC_ROOMS]


def run(arguments: Sequence[str]) -> int:
    """Run a command and give its exit code: 0 done, 1 done with errors in a sheet, 2 could not be done.

    What could not be done is told in one line on standard error.
    """
    lang = "en" if "--lang=en" in arguments or ("--lang", "en") in pairwise(arguments) else "zh"
    try:
        ended = command_line().main(list(arguments), prog_name="tongban", standalone_mode=False)
    except Fault as fault:
        return _not_done(fault.line(lang))
    except typer.TyperException as wrong:
        message = wrong.format_message()
        return _not_done(message if lang == "en" else f"命令写得不对：{wrong_command(message)} 用法见 tongban --help。")
    except OSError as failure:
        cause = ": ".join(str(part) for part in (failure.filename, failure.strerror or failure) if part)
        return _not_done(f"The system refused: {cause}" if lang == "en" else f"系统没有允许：{cause}")
    except (KeyboardInterrupt, typer.Abort):
        return 130
    return ended if isinstance(ended, int) else 0


def _not_done(sentence: str) -> int:
    typer.echo(" ".join(sentence.split()), err=True)
    return 2


def main() -> None:
    """Run the command that this process was started with, and end with its exit code."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
